"""The app's console, cleaned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.ui.theme.console_text import LONGEST_LINE, ConsoleText


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\x1b[33mWARNING\x1b[0m shop\n", "WARNING shop\n"),
        ("\x1b[1;38;5;214mhot\x1b[m", "hot"),
        ("\x1b]0;a title\x07text", "text"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("bell\x07 and tab\t", "bell and tab\t"),
        ("plain é 🐍\n", "plain é 🐍\n"),
    ],
)
def test_codes_go_and_text_stays(raw: str, clean: str) -> None:
    assert ConsoleText().feed(raw) == clean


@given(st.lists(st.integers(1, 30)))
def test_where_the_stream_is_cut_makes_no_difference(cuts: list[int]) -> None:
    raw = "a\x1b[31mred\x1b[0m\r\nb\x1b]0;title\x1b\\c\n\x1b[2Kd\n"
    stream, clean = ConsoleText(), ""

    for cut in [*cuts, len(raw)]:
        clean += stream.feed(raw[:cut])
        raw = raw[cut:]

    assert clean == "ared\nbc\nd\n"


def test_an_endless_line_is_shortened() -> None:
    clean = ConsoleText().feed("x" * 100_000 + "\nnext\n")

    assert clean == "x" * LONGEST_LINE + "…\nnext\n"
