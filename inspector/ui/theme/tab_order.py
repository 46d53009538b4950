"""The order in which Tab goes through widgets: as they are read, not as they were made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through the widgets one after the other, from where the first one stands."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


class TabAnchor(QWidget):
    """Keeps a place in the order for widgets that are made later; never seen itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Qt orders nothing behind a widget that takes no focus; hidden, it takes none.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def put_here(self, widgets: Iterable[QWidget]) -> None:
        """Let Tab come to these widgets here."""
        order_tabs((self, *widgets))


def tab_stops(widget: QWidget) -> list[QWidget]:
    """What Tab stops at within a widget, hidden or not, as it was made."""
    window = widget.window()
    return [w for w in widget.findChildren(QWidget) if _stops_here(w) and w.window() is window]


def _stops_here(widget: QWidget) -> bool:
    takes_tab = Qt.FocusPolicy.TabFocus
    return bool(widget.focusPolicy() & takes_tab) and not isinstance(widget, TabAnchor)
