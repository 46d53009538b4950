"""The Pythons near the app that have what it misses: a button each, as they are found."""

from __future__ import annotations

import shlex

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from inspector.client.interpreter_probe import ProbedPython

from .app_offers import BUTTON_HEIGHT
from .flow_layout import FlowLayout


class InterpreterOffers(QWidget):
    """Hidden while there is nothing to offer.

    Signals:
        interpreter_chosen: the command on the button, as one would type it.
    """

    interpreter_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(parent=self)
        self._parts: list[QWidget] = []
        self.hide()

    def clear(self) -> None:
        """Offer nothing."""
        self.hide()
        while self._row.takeAt(0) is not None:
            pass
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()

    def add(self, offer: ProbedPython) -> None:
        """One more that would do."""
        if not self._parts:
            words = QLabel("Use one that has it:")
            words.setMinimumHeight(BUTTON_HEIGHT)
            self._put(words)
        button = QPushButton(f"{offer.found.name} · Python {offer.python} · Flask {offer.flask}")
        button.setMinimumHeight(BUTTON_HEIGHT)
        button.setToolTip(offer.found.path)
        command = shlex.join(offer.found.command)
        button.clicked.connect(lambda _checked=False: self.interpreter_chosen.emit(command))
        self._put(button)
        self.show()

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._row.addWidget(part)
        part.show()
