"""A small button on a column head: a sign, and words for whoever cannot see it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .icons import sign

SIDE = 20


class HeadButton(QAbstractButton):
    """A sign of 16 pixels in a square of 20; checked, it has a ground of its own."""

    def __init__(self, sign_name: str, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path = sign(sign_name)
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.toggled.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() and self.isEnabled()
        ground = tokens.selection if self.isChecked() else tokens.hover if hovered else None
        if ground or self.hasFocus():
            edge = QPen(QColor(tokens.accent)) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        colour = tokens.accent if self.isChecked() else tokens.text if hovered else tokens.muted
        painter.setPen(QPen(QColor(colour if self.isEnabled() else tokens.border), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate((self.width() - 16) / 2, (self.height() - 16) / 2)
        painter.drawPath(self._path)
