"""The part of a very long source that is worth loading into a text view. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

# Generated modules of many megabytes exist; a text view takes seconds to load one.
WHOLE_BELOW = 600_000
"""Characters up to which a source is shown whole."""

_LINES_AROUND = 2_000


@dataclass(frozen=True)
class SourceExcerpt:
    """Lines of a source. first_number: of the first of them, counted from 1 in the file."""

    text: str
    first_number: int = 1


def excerpt_around(text: str, line: int | None) -> SourceExcerpt:
    """All of a source, or a few thousand lines around ``line`` where it is very long."""
    if len(text) <= WHOLE_BELOW:
        return SourceExcerpt(text)
    lines = text.split("\n")
    first = max(0, (line or 1) - 1 - _LINES_AROUND)
    return SourceExcerpt("\n".join(lines[first : first + 2 * _LINES_AROUND]), first + 1)
