"""The few signs on the column heads, drawn as lines in a square of 16 by 16."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

Sign = Callable[[QPainterPath], None]


def _lines(path: QPainterPath, *lines: tuple[float, float, float, float]) -> None:
    for x1, y1, x2, y2 in lines:
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)


def _pin(path: QPainterPath) -> None:
    _lines(path, (5, 2.5, 11, 2.5), (6, 2.5, 6, 7.5), (10, 2.5, 10, 7.5), (8, 10, 8, 14))
    path.moveTo(6, 7.5)
    path.lineTo(4, 10)
    path.lineTo(12, 10)
    path.lineTo(10, 7.5)


def _save(path: QPainterPath) -> None:
    _lines(path, (8, 2, 8, 10), (8, 10, 5, 7), (8, 10, 11, 7))
    path.moveTo(2.5, 10.5)
    path.lineTo(2.5, 13.5)
    path.lineTo(13.5, 13.5)
    path.lineTo(13.5, 10.5)


def _fill(path: QPainterPath) -> None:
    _lines(path, (9.5, 6.5, 13.5, 2.5), (10, 2.5, 13.5, 2.5), (13.5, 2.5, 13.5, 6))
    _lines(path, (6.5, 9.5, 2.5, 13.5), (2.5, 13.5, 6, 13.5), (2.5, 13.5, 2.5, 10))


def _tree(path: QPainterPath) -> None:
    _lines(path, (2.5, 3.5, 8, 3.5), (4.5, 3.5, 4.5, 12.5), (4.5, 8, 7, 8), (4.5, 12.5, 7, 12.5))
    _lines(path, (9, 8, 13.5, 8), (9, 12.5, 13.5, 12.5))


def _text(path: QPainterPath) -> None:
    _lines(path, (2.5, 3.5, 9, 3.5), (5.5, 6.5, 13.5, 6.5), (5.5, 9.5, 12, 9.5))
    _lines(path, (2.5, 12.5, 9, 12.5))


def _exact(path: QPainterPath) -> None:
    for x, side in ((5.5, -1), (10.5, 1)):
        path.moveTo(x, 2.5)
        path.cubicTo(x + 2.5 * side, 2.5, x + 0.5 * side, 8, x + 3 * side, 8)
        path.cubicTo(x + 0.5 * side, 8, x + 2.5 * side, 13.5, x, 13.5)


def _source(path: QPainterPath) -> None:
    _lines(path, (5, 4.5, 1.5, 8), (1.5, 8, 5, 11.5), (11, 4.5, 14.5, 8), (14.5, 8, 11, 11.5))
    _lines(path, (9.2, 3, 6.8, 13))


def _file(path: QPainterPath) -> None:
    path.addRect(QRectF(3.5, 1.5, 9, 13))
    _lines(path, (6, 6, 10, 6), (6, 8.5, 10, 8.5), (6, 11, 9, 11))


_SIGNS: dict[str, Sign] = {
    "pin": _pin,
    "save": _save,
    "fill": _fill,
    "tree": _tree,
    "text": _text,
    "exact": _exact,
    "source": _source,
    "file": _file,
}


def sign(name: str) -> QPainterPath:
    """The lines of a sign: pin, save, fill, tree, text, exact, source or file."""
    path = QPainterPath()
    _SIGNS[name](path)
    return path
