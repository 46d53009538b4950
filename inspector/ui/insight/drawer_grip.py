"""The upper edge of the open drawer: dragging it makes the drawer higher or lower."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_LOWEST = 140
# What the answer above keeps of the window, bars and URL line included.
_KEPT_ABOVE = 320


class DrawerGrip(QWidget):
    """Four pixels to take hold of.

    Signals:
        dragged: pixels upwards since the last one, negative for downwards.
    """

    dragged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(4)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self.setProperty("look", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @staticmethod
    def allowed(height: int, window_height: int) -> int:
        """The height nearest to ``height`` that leaves the answer and the tabs readable."""
        return max(_LOWEST, min(height, window_height - _KEPT_ABOVE))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # The grip moves with the edge, so the mouse's place in it is the way still to go.
        pixels = self.height() // 2 - event.position().toPoint().y()
        if pixels and event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(pixels)
