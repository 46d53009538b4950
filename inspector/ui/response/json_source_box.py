"""The chooser of the JSON column, flat as the head it stands on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from inspector.ui.theme.theme import Theme

HEIGHT = 22
_LEFT = 1
_ARROW = 11


class JsonSourceBox(QComboBox):
    """Says which JSON is shown; what does not fit is cut from the front."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("jsonSource")
        self.setAccessibleName("Which JSON is shown")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            focused = self.hasFocus()
            painter.setPen(QColor(tokens.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        room = self.rect().adjusted(_LEFT, 0, -_ARROW, 0)
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideLeft, room.width()
        )
        painter.setPen(QColor(tokens.text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, text)
        self._paint_arrow(painter, room.left() + self.fontMetrics().horizontalAdvance(text) + 3)

    def _paint_arrow(self, painter: QPainter, left: int) -> None:
        middle = self.height() / 2
        painter.setPen(QPen(QColor(self._theme.tokens.muted), 1.3))
        painter.drawPolyline(
            [
                QPointF(left, middle - 1.5),
                QPointF(left + 3.5, middle + 2),
                QPointF(left + 7, middle - 1.5),
            ]
        )
