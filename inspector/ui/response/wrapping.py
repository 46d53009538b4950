"""Text cut into lines that fit a width, for whoever paints them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_LONGEST = 600


def wrapped(
    text: str, width: int, metrics: QFontMetrics, most: int, at_words: bool = False
) -> list[str]:
    """At most ``most`` lines of ``width`` pixels; what does not fit is cut from the middle."""
    # Laying out a URL of a megabyte only to elide it would take a second.
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    lines = _laid_out(text, width, metrics, at_words)
    if len(lines) <= most:
        return lines
    # Lines end early where a character does not fit, hence not all of their width.
    room = int(width * (most - 0.4))
    shorter = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    return _laid_out(shorter, width, metrics, at_words)[:most]


def _laid_out(text: str, width: int, metrics: QFontMetrics, at_words: bool) -> list[str]:
    lines: list[str] = []
    rest = text
    while rest:
        count = _fitting(rest, width, metrics)
        if at_words and count < len(rest) and " " in rest[1 : count + 1]:
            count = rest.rindex(" ", 1, count + 1)
        lines.append(rest[:count].strip())
        rest = rest[count:].lstrip(" ")
    return lines or [""]


def _fitting(text: str, width: int, metrics: QFontMetrics) -> int:
    """How many characters fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text, middle) <= width:
            low = middle
        else:
            high = middle - 1
    return low
