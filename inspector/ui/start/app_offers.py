"""Apps that were found beside the one that was not: a button each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from inspector.ui.theme.theme import Theme

from .flow_layout import FlowLayout

BUTTON_HEIGHT = 28


class AppOffers(QWidget):
    """Hidden while there is nothing to offer.

    Signals:
        app_chosen: the app string on the button.
    """

    app_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = FlowLayout(parent=self)

    def show_apps(self, apps: Sequence[str]) -> None:
        """Replace all buttons."""
        # What is added to a hidden widget is shown with it, not one event later.
        self.hide()
        while (item := self._row.takeAt(0)) is not None:
            _delete(item.widget())
        if apps:
            words = QLabel("Open one of these:")
            words.setMinimumHeight(BUTTON_HEIGHT)
            self._row.addWidget(words)
        for app in apps:
            self._row.addWidget(self._button(app))
        self.setVisible(bool(apps))

    def _button(self, app: str) -> QPushButton:
        button = QPushButton(app)
        button.setFont(self._theme.fixed_font())
        button.setMinimumHeight(BUTTON_HEIGHT)
        button.clicked.connect(lambda _checked=False: self.app_chosen.emit(app))
        return button


def _delete(widget: QWidget | None) -> None:
    if widget is not None:
        widget.deleteLater()
