"""A page that scrolls, its parts one under the other in a column of readable width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.ui.theme.tab_order import TabAnchor, tab_stops

COLUMN_WIDTH = 1180


class ScrollPage(QScrollArea):
    """Parts are added from above; what is left of the height stays empty below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """name: what it is called for whoever cannot see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        # A click on the page is no wish to scroll it with the keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QWidget()
        column.setMaximumWidth(COLUMN_WIDTH)
        self._parts = QVBoxLayout(column)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(8)
        self._parts.addStretch(1)
        page = QWidget()
        layout = QHBoxLayout(page)
        layout.setContentsMargins(36, 30, 36, 30)
        layout.addWidget(column, 100)
        # Takes what a wide window has beyond the column.
        layout.addStretch(1)
        self.setWidget(page)

    def add_widget(self, widget: QWidget) -> None:
        """Add a part below the others."""
        self._parts.insertWidget(self._parts.count() - 1, widget)

    def add_slot(self) -> QWidget:
        """Add an empty part, for ``swap_widget`` to fill."""
        self._anchor = TabAnchor(self)
        slot = QWidget()
        self.add_widget(slot)
        return slot

    def swap_widget(self, old: QWidget, new: QWidget) -> None:
        """Put a part in the place of the slot, or of what was there before."""
        self._parts.replaceWidget(old, new)
        self._anchor.put_here(tab_stops(new))
        new.show()
        old.hide()
        old.deleteLater()

    def add_layout(self, layout: QLayout) -> None:
        """Add a part made of several widgets."""
        self._parts.insertLayout(self._parts.count() - 1, layout)

    def add_space(self, pixels: int) -> None:
        """Set the next part off from those above."""
        self._parts.insertSpacing(self._parts.count() - 1, pixels)
