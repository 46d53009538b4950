"""What HTTP forbids in a method and a header."""

from __future__ import annotations

import pytest

from inspector.protocol.exchange import Field
from inspector.ui.request.header_rules import header_problem, method_problem


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("X Y", "1", '"X Y" is not a header name that HTTP allows'),
        ("Näme", "1", '"Näme" is not a header name that HTTP allows'),
        ("", "1", 'The header with the value "1" has no name'),
        ("X-A", "a\r\nB: c", "The value of X-A contains a line break, which HTTP forbids"),
        ("X-A", "a\0", "The value of X-A contains the control character 0x00, which HTTP forbids"),
        ("X-A", "€", "The value of X-A has characters beyond Latin-1, which HTTP cannot carry"),
    ],
)
def test_forbidden_header_is_named(name: str, value: str, sentence: str) -> None:
    assert header_problem(Field(name, value)) == sentence


@pytest.mark.parametrize("value", ["", "text/html", "a\tb", "é"])
def test_allowed_header(value: str) -> None:
    assert header_problem(Field("X-A", value)) is None


def test_a_row_that_is_off_is_never_wrong() -> None:
    assert header_problem(Field("X Y", "\n", enabled=False)) is None


def test_methods() -> None:
    assert method_problem("PURGE") is None
    assert method_problem("GE T") == '"GE T" is not a method that HTTP allows'
    assert method_problem("") == "The method is missing"
