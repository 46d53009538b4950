"""One of the three columns: a head, a content, and a rail for when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.ui.theme.theme import Theme

from .column_head import ColumnHead
from .explanation import Explanation
from .rail import RAIL_WIDTH, Rail

_ANY_WIDTH = 16_777_215


class Column(QWidget):
    """Shows its content, or says why there is none.

    Signals:
        emptied_changed: there is something to show now, or nothing any more.
        pin_toggled, fill_requested: as of the head.
    """

    emptied_changed = Signal()
    pin_toggled = Signal(bool)
    fill_requested = Signal()

    def __init__(self, title: str, least_width: int, theme: Theme) -> None:
        super().__init__()
        self._least_width = least_width
        self._empty = False
        self._railed = False
        self.head = ColumnHead(title, theme, self)
        self._rail = Rail(title, theme, self)
        self._reason = Explanation()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reason)
        self._body = QWidget()
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(0, 0, 0, 0)
        self._body_layout.setSpacing(0)
        self._body_layout.addWidget(self.head)
        self._body_layout.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._body, 1)
        self.head.pin_toggled.connect(self.pin_toggled)
        self.head.fill_requested.connect(self.fill_requested)
        self.set_railed(False)

    @property
    def is_empty(self) -> bool:
        """Whether the column has only a reason to show."""
        return self._empty

    @property
    def is_railed(self) -> bool:
        """Whether the column is folded to its rail."""
        return self._railed

    @property
    def is_pinned(self) -> bool:
        """Whether the content stays while other requests are sent."""
        return self.head.is_pinned

    def set_railed(self, railed: bool) -> None:
        """Fold to a rail of 34 pixels, or open again."""
        self._railed = railed
        self._rail.setVisible(railed)
        self._body.setVisible(not railed)
        self.setMinimumWidth(RAIL_WIDTH if railed else self._least_width)
        self.setMaximumWidth(RAIL_WIDTH if railed else _ANY_WIDTH)

    def add_bar(self, bar: QWidget) -> None:
        """A bar between head and content."""
        self._body_layout.insertWidget(self._body_layout.count() - 1, bar)

    def set_content(self, content: QWidget) -> None:
        """The widget that shows what the column is for."""
        self._content = content
        self._stack.addWidget(content)
        self._stack.setCurrentWidget(content)

    def show_empty(self, reason: str) -> None:
        """There is nothing to show, because …"""
        self._reason.show_reason(reason)
        self._rail.show_reason(reason)
        self._stack.setCurrentWidget(self._reason)
        self.head.show_what("")
        self.head.set_savable(False)
        self._set_empty(True)

    def show_content(self) -> None:
        """The content has something to show."""
        self._stack.setCurrentWidget(self._content)
        self._set_empty(False)

    def _set_empty(self, empty: bool) -> None:
        if empty != self._empty:
            self._empty = empty
            self.emptied_changed.emit()
