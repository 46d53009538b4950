"""Where a text stops being JSON."""

from __future__ import annotations

import pytest

from inspector.ui.request.json_problem import LONGEST_CHECKED, json_problem


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"a": 1,\n "b": [true, nul]}', "line 2, column 14: Expecting value"),
        ("[1] 2", "line 1, column 5: Extra data"),
        ("[1,\n NaN]", "line 2, column 2: JSON has no NaN"),
        ("[" * 100_000, "line 1, column 1: nested too deeply to check"),
    ],
)
def test_place_and_reason(text: str, sentence: str) -> None:
    assert str(json_problem(text)) == sentence


@pytest.mark.parametrize("text", ["", "  \n", "null", '{"a": 1e999}', "9" * 5000])
def test_nothing_wrong(text: str) -> None:
    assert json_problem(text) is None


def test_a_huge_text_is_not_checked_while_typing() -> None:
    assert json_problem("x" * (LONGEST_CHECKED + 1)) is None
