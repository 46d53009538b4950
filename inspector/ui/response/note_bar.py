"""A line above a body: what is not as it seems, and a button where there is something to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class NoteBar(QFrame):
    """Shows notes, or hides.

    Signals:
        save_requested: the button Save as was clicked.
    """

    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._save = QPushButton("Save as…")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 4, 3)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._save)
        self._save.clicked.connect(self.save_requested)
        self.hide()

    def show_notes(self, notes: Sequence[str], offer_save: bool = False) -> None:
        """Show the notes that are not empty; none hides the bar."""
        told = [note for note in notes if note]
        self._label.setText("; ".join(told))
        self._save.setVisible(offer_save)
        self.setVisible(bool(told))
