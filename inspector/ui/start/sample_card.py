"""A sample app as a card to click."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from .labels import heading, muted
from .sample_note import SampleNote

_SIZE = QSize(320, 84)


class SampleCard(QPushButton):
    """Name and first sentence.

    Signals:
        path_clicked: path of the sample.
    """

    path_clicked = Signal(str)

    def __init__(self, note: SampleNote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self.setAccessibleName(f"Open the sample {note.name}")
        self.setToolTip(str(note.path))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        for label in (heading(note.name), muted(note.sentence)):
            layout.addWidget(_let_through(label))
        layout.addStretch(1)
        self.clicked.connect(self._on_clicked)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        height = layout.heightForWidth(_SIZE.width()) if layout else 0
        return QSize(_SIZE.width(), max(_SIZE.height(), height))

    @Slot()
    def _on_clicked(self) -> None:
        self.path_clicked.emit(str(self._note.path))


def _let_through(label: QLabel) -> QLabel:
    """The mouse is the card's."""
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
