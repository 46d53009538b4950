"""What HTTP allows in a method, and in a header's name and value."""

from __future__ import annotations

import re

from inspector.protocol.exchange import Field

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def method_problem(method: str) -> str | None:
    """Why HTTP does not allow this method, as a sentence; None where it does."""
    if _TOKEN.fullmatch(method):
        return None
    return f'"{method}" is not a method that HTTP allows' if method else "The method is missing"


def header_problem(row: Field) -> str | None:
    """Why HTTP forbids this header, as a sentence that names it; None where it is allowed.

    A row that is off is not sent, so it is never wrong.
    """
    return header_name_problem(row) or header_value_problem(row)


def header_name_problem(row: Field) -> str | None:
    """What is wrong with the name."""
    if not row.enabled or _TOKEN.fullmatch(row.name):
        return None
    if not row.name:
        return f'The header with the value "{row.value}" has no name'
    return f'"{row.name}" is not a header name that HTTP allows'


def header_value_problem(row: Field) -> str | None:
    """What is wrong with the value."""
    if not row.enabled:
        return None
    if found := _CONTROL.search(row.value):
        return f"The value of {row.name} contains {_name_of(found.group())}, which HTTP forbids"
    if any(ord(character) > 0xFF for character in row.value):
        return f"The value of {row.name} has characters beyond Latin-1, which HTTP cannot carry"
    return None


def _name_of(character: str) -> str:
    return (
        "a line break" if character in "\r\n" else f"the control character {ord(character):#04x}"
    )
