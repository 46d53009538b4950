"""A browser that is none, for the page column."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector.protocol.exchange import Hop


class PlainWeb(QWidget):
    """Shows the source of a page in place of the page, and keeps what it was asked."""

    navigation_requested = Signal(str)
    load_finished = Signal(bool)
    blocked_changed = Signal(object)
    zoom_changed = Signal(int)
    surface_made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.fitted = True
        self.shown: list[Hop] = []
        self._label = QLabel()
        QVBoxLayout(self).addWidget(self._label)

    @property
    def text(self) -> str:
        return self._label.text()

    def show_hop(self, hop: Hop) -> None:
        self.shown.append(hop)
        self._label.setText(hop.body.read().decode(errors="replace"))

    def clear(self) -> None:
        self._label.setText("")

    def set_fitted(self, fitted: bool) -> None:
        self.fitted = fitted
