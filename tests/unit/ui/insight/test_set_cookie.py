"""What an answer said about cookies."""

from __future__ import annotations

from inspector.ui.insight.set_cookie import REMOVED, SET, told_cookies


def told(*values: str) -> dict[str, str]:
    return told_cookies(tuple(("Set-Cookie", value) for value in values))


def test_a_cookie_is_set() -> None:
    assert told("session=abc; HttpOnly; Path=/") == {"session": SET}


def test_a_cookie_that_expires_at_once_is_removed() -> None:
    assert told("a=; Max-Age=0", "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/") == {
        "a": REMOVED,
        "b": REMOVED,
    }


def test_max_age_counts_before_expires() -> None:
    assert told("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT") == {"a": SET}


def test_nonsense_is_no_removal_and_no_error() -> None:
    assert told("a=1; Expires=never; Max-Age=soon", "no pair", "=nameless") == {"a": SET}


def test_other_headers_are_left_alone() -> None:
    assert told_cookies((("Cookie", "a=1"), ("set-cookie", "b=2"))) == {"b": SET}
