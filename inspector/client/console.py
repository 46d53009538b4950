"""The app's console: bytes to text, and its last lines for the day it dies."""

from __future__ import annotations

import codecs

TAIL_LINES = 40
MAX_LINE = 2000


class Console:
    """Decodes what the app prints, wherever it was cut, and remembers the last lines."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._lines: list[str] = []
        self._open_line = ""

    def feed(self, data: bytes, final: bool = False) -> str:
        """The text of these bytes; a character that is cut waits for the rest.

        final: nothing follows.
        """
        text = self._decoder.decode(data, final)
        *lines, open_line = (self._open_line + text).split("\n")
        self._lines = [*self._lines, *(_clipped(line) for line in lines)][-TAIL_LINES:]
        self._open_line = open_line[-MAX_LINE:]
        return text

    @property
    def tail(self) -> tuple[str, ...]:
        """The last lines, at most TAIL_LINES, the unfinished one included."""
        lines = [*self._lines, _clipped(self._open_line)] if self._open_line else self._lines
        return tuple(lines[-TAIL_LINES:])


def _clipped(line: str) -> str:
    line = line.rstrip("\r")
    return line if len(line) <= MAX_LINE else line[:MAX_LINE] + "…"
