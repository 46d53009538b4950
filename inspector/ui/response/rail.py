"""A column with nothing to show, folded to a strip that says its name and the reason."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .plain_tooltip import plain_tooltip

RAIL_WIDTH = 34
_TOP = 12
_GAP = 12


class Rail(QLabel):
    """A label that is read from top to bottom; its text is name and reason."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._reason = ""
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedWidth(RAIL_WIDTH)
        self.show_reason("")

    def show_reason(self, reason: str) -> None:
        """Say why the column is folded."""
        self._reason = reason
        self.setText(f"{self._title}: {reason}" if reason else self._title)
        self.setToolTip(plain_tooltip(self.text()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH, 0)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.translate(self.width(), 0)
        painter.rotate(90)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        title_width = painter.fontMetrics().horizontalAdvance(self._title)
        painter.drawText(QRect(_TOP, 0, title_width + 2, self.width()), flags, self._title)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.muted))
        start = _TOP + title_width + _GAP
        room = max(0, self.height() - start - _TOP)
        reason = painter.fontMetrics().elidedText(self._reason, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(start, 0, room, self.width()), flags, reason)
