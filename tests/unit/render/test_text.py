"""Bytes become characters by what they say, and a lie is said."""

from __future__ import annotations

import pytest

from inspector.render.text import charset_of, decode


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        (None, None),
        ("text/html", None),
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html; boundary=x; charset="latin-1"', "latin-1"),
    ],
)
def test_the_charset_is_read_from_the_header(header: str | None, charset: str | None) -> None:
    assert charset_of(header) == charset


def test_the_header_s_charset_decides() -> None:
    assert decode("café".encode("latin-1"), "text/plain; charset=iso-8859-1").text == "café"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_without_a_charset_a_byte_order_mark_decides(encoding: str) -> None:
    decoded = decode("naïve".encode(encoding), "text/plain")
    assert (decoded.text, decoded.note) == ("naïve", "")


def test_without_either_it_is_utf_8() -> None:
    assert decode("日本".encode(), None).text == "日本"


def test_bytes_that_are_not_what_the_header_says_are_shown_and_said() -> None:
    decoded = decode(b"caf\xe9!", "text/plain; charset=utf-8")
    assert decoded.text == "caf\N{REPLACEMENT CHARACTER}!"
    assert decoded.note.startswith("says utf-8, but byte 3 is not")


def test_a_character_cut_at_the_end_of_an_excerpt_is_no_lie() -> None:
    assert decode("aé".encode()[:-1], None, cut=True).note == ""
    assert decode("aé".encode()[:-1], None).note != ""


@pytest.mark.parametrize("charset", ["klingon", "hex", "idna", "unicode_escape"])
def test_a_charset_that_is_none_is_named(charset: str) -> None:
    decoded = decode(b"plain", f"text/plain; charset={charset}")
    assert decoded.text == "plain"
    assert charset in decoded.note


def test_utf_32_that_is_broken_is_read_somehow() -> None:
    assert decode(b"abc", "text/plain; charset=utf-32").note != ""
