"""JSON laid out for reading, changing nothing but the space between its tokens."""

from __future__ import annotations

import re
from collections.abc import Generator

from .json_document import STRING

_TOKEN = re.compile(rf'({STRING}|[^\s\[\]{{}},:"]+)|([\[{{])|([\]}}])|(,)|(:)')
_TOKENS_A_STEP = 4000
_INDENT = "  "
# Five thousand levels indented by two thousand levels of space would be 50 MB.
_DEEPEST_INDENT = 40


def indent_steps(text: str) -> Generator[None, None, str]:
    """Indent text that parses, a few milliseconds a step; returns the indented text."""
    pieces: list[str] = []
    depth = 0
    opened = False  # nothing yet since a bracket was opened
    for count, match in enumerate(_TOKEN.finditer(text)):
        if count % _TOKENS_A_STEP == _TOKENS_A_STEP - 1:
            yield
        kind = match.lastindex
        if kind == 3:
            depth -= 1
            pieces.append(match[3] if opened else _line(depth) + match[3])
        elif kind == 4:
            pieces.append("," + _line(depth))
        elif kind == 5:
            pieces.append(": ")
        else:
            pieces.append(_line(depth) + match[0] if opened else match[0])
            depth += kind == 2
        opened = kind == 2
    return "".join(pieces)


def indent(text: str) -> str:
    """Indent text that parses, in one go."""
    steps = indent_steps(text)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return str(end.value)


def _line(depth: int) -> str:
    return "\n" + _INDENT * min(depth, _DEEPEST_INDENT)
