"""The line above the tree: its keys lead into the tree and out of the search again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class FilterEdit(QLineEdit):
    """Words to look for.

    Signals:
        left_downwards: Down or Enter: the person wants to go on in the tree.
    """

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("routeFilter")
        self.setClearButtonEnabled(True)
        self.setPlaceholderText("Filter routes")
        self.setAccessibleName("Filter routes")
        self.setAccessibleDescription("Words in the rule, endpoint, method, blueprint or view")
        self.setToolTip("Rule, endpoint, method, blueprint or view; every word must be there")

    @override
    def event(self, event: QEvent) -> bool:
        # The window's Escape cancels a request; while there is text to clear it is ours.
        is_offered = event.type() is QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and self._clears(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clears(event):
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())
