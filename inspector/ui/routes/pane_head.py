"""The line at the top of the pane: its name, as a tab, and how much it lists."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QWidget

from inspector.ui.theme.theme import Theme

from .grouping_button import GroupingButton


class PaneHead(QWidget):
    """Says "Routes" and the number of routes, and how they are grouped.

    Signals:
        grouping_chosen: Grouping.
    """

    grouping_chosen = Signal(object)

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(height)
        self._count = QLabel()
        self._count.setProperty("look", "muted")
        self._count.setObjectName("routeCount")
        self._grouping = GroupingButton(theme)
        self._grouping.grouping_chosen.connect(self.grouping_chosen)
        self._lay_out(height)

    def show_count(self, count: int | None) -> None:
        """How many routes the app has; None while that is not known."""
        self._count.setText("" if count is None else str(count))
        self._count.setAccessibleName("" if count is None else f"{count} routes")

    def _lay_out(self, height: int) -> None:
        tabs = QTabBar()
        tabs.setAccessibleName("Left pane")
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(False)
        # One tab alone is nothing to choose from, so nothing to stop at either.
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tabs.addTab("Routes")
        tabs.setFixedHeight(height)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(tabs)
        row.addStretch()
        row.addWidget(self._count)
        row.addWidget(self._grouping)
