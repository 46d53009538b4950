"""Bytes as digits and characters; only the visible lines are read and painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from inspector.protocol.exchange import BodyRef
from inspector.render.hex_dump import HexLine, hex_lines
from inspector.ui.theme.theme import Theme

_MARGIN = 10
_WIDTHS = (32, 16, 8)
_ADDRESS_COLUMNS = 10


class HexView(QAbstractScrollArea):
    """Shows a body of any size; as many bytes a line as fit, a power of two."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("hexView")
        self._theme = theme
        self._body = BodyRef()
        self.setFont(theme.fixed_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Bytes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    def show_body(self, body: BodyRef) -> None:
        """Show from the first byte."""
        self._body = body
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def visible_lines(self) -> list[HexLine]:
        """What is on screen now.

        Raises:
            OSError: the spool file cannot be read.
        """
        width = self._bytes_a_line()
        offset = self.verticalScrollBar().value() * width
        wanted = (self._lines_a_page() + 1) * width
        return hex_lines(self._body.read(wanted, offset), offset, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.tokens.surface))
        try:
            lines = self.visible_lines()
        except OSError as error:
            painter.drawText(
                self.viewport().rect(),
                Qt.AlignmentFlag.AlignCenter,
                f"The bytes cannot be read: {error}",
            )
            return
        top = _MARGIN
        for line in lines:
            self._paint_line(painter, top, line)
            top += self.fontMetrics().height()

    def _paint_line(self, painter: QPainter, top: int, line: HexLine) -> None:
        tokens = self._theme.tokens
        digits = _hex_columns(self._bytes_a_line())
        baseline = top + painter.fontMetrics().ascent()
        parts = (
            (0, line.address, tokens.muted),
            (_ADDRESS_COLUMNS, line.hex, tokens.text),
            (_ADDRESS_COLUMNS + digits + 2, line.text, tokens.code_string),
        )
        step = self._column_width()
        for column, text, colour in parts:
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(_MARGIN + column * step, baseline), text)

    def _column_width(self) -> float:
        return self.fontMetrics().horizontalAdvance("0" * 100) / 100

    def _bytes_a_line(self) -> int:
        room = (self.viewport().width() - 2 * _MARGIN) / self._column_width()
        for width in _WIDTHS:
            if _ADDRESS_COLUMNS + _hex_columns(width) + 2 + width <= room:
                return width
        return _WIDTHS[-1]

    def _lines_a_page(self) -> int:
        return max(1, (self.viewport().height() - 2 * _MARGIN) // self.fontMetrics().height())

    def _set_range(self) -> None:
        lines = -(-self._body.size // self._bytes_a_line())
        page = self._lines_a_page()
        self.verticalScrollBar().setRange(0, max(0, lines - page))
        self.verticalScrollBar().setPageStep(page)


def _hex_columns(width: int) -> int:
    """Characters that ``width`` bytes take as digits."""
    return width * 3 - 1 + (width - 1) // 8
