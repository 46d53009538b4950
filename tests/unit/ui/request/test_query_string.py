"""The typed URL and its query as rows, in both directions."""

from __future__ import annotations

import pytest

from inspector.protocol.exchange import Field
from inspector.ui.request.query_string import (
    merge_rows,
    query_of,
    query_rows,
    split_url,
    without_base,
)

BASE = "http://localhost"


@pytest.mark.parametrize(
    "text",
    ["/", "/a?b=c", "/a?", "/a?b#c?d", "", "http://example.org/x?y=1#z", "/a?u=http://x/?b"],
)
def test_cut_and_joined_again_it_is_the_same(text: str) -> None:
    assert split_url(text, BASE).text == text


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("", "/"),
        ("users/1", "/users/1"),
        ("/a b?c d=ü", "/a%20b?c%20d=%C3%BC"),
        ("/a%20b%2Fc?d%26e", "/a%20b%2Fc?d%26e"),
        ("/a#part", "/a"),
        ("/a?x=1&x=2", "/a?x=1&x=2"),
        ("http://localhost/x?y", "/x?y"),
        ("HTTP://LocalHost:80?y", "/?y"),
    ],
)
def test_what_is_sent(text: str, target: str) -> None:
    assert split_url(text, BASE).target == target


@pytest.mark.parametrize(
    ("text", "base", "rest"),
    [
        ("http://localhost/x", BASE, "/x"),
        ("http://localhost", BASE, "/"),
        ("http://localhost:8000/x", BASE, "http://localhost:8000/x"),
        ("http://localhostess/x", BASE, "http://localhostess/x"),
        ("https://localhost/x", BASE, "https://localhost/x"),
        ("http://shop.test/app/x", "http://shop.test/app", "/x"),
        ("/next?u=http://localhost/x", BASE, "/next?u=http://localhost/x"),
    ],
)
def test_base_is_left_out(text: str, base: str, rest: str) -> None:
    assert without_base(text, base) == rest


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("http://example.org/x", "http://example.org"),
        ("/next?u=http://example.org/", ""),
        ("/http://example.org", ""),
        ("//example.org/x", ""),
    ],
)
def test_another_host_is_seen(text: str, origin: str) -> None:
    assert split_url(text, BASE).origin == origin


def test_query_is_read_in_order() -> None:
    assert query_rows("a=1&b&a=2&c=x%20y+z&=v&&d=") == (
        Field("a", "1"),
        Field("b", ""),
        Field("a", "2"),
        Field("c", "x y z"),
        Field("", "v"),
        Field("d", ""),
    )


def test_rows_that_are_off_stay_where_they_were() -> None:
    rows = (Field("a", "1"), Field("off", "x", enabled=False), Field("b", "2"))
    assert merge_rows(rows, "a=1&c=3&d=4") == (
        Field("a", "1"),
        Field("off", "x", enabled=False),
        Field("c", "3"),
        Field("d", "4"),
    )
    assert merge_rows(rows, None) == (Field("off", "x", enabled=False),)


def test_spelling_is_kept_until_its_row_is_edited() -> None:
    typed = "a&b=x%20y&c=p+q"
    rows = list(query_rows(typed))
    assert query_of(rows, typed) == typed
    rows[1] = Field("b", "x z")
    assert query_of(rows, typed) == "a&b=x+z&c=p+q"


def test_values_are_encoded_so_that_they_come_back() -> None:
    rows = (Field("q", "a&b=c#d+é "), Field("next", "/a?b"))
    query = query_of(rows, None)
    assert query == "q=a%26b%3Dc%23d%2B%C3%A9+&next=/a?b"
    assert query_rows(query) == rows


def test_no_row_on_means_no_query() -> None:
    assert query_of((Field("a", "1", enabled=False),), "a=1") is None
