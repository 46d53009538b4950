"""One thing that looks wrong, with the place to look at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from inspector.ui.theme.theme import Theme

from .findings import Finding
from .labels import sentence


class FindingRow(QFrame):
    """A banner of one sentence.

    Signals:
        source_requested: the finding's SourceRef.
    """

    source_requested = Signal(object)

    def __init__(self, theme: Theme, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = finding.source
        self.setProperty("look", "banner")
        self.setMinimumHeight(36)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 5, 4)
        layout.addWidget(sentence(finding.sentence), 1)
        if self._source is not None and self._source.file is not None:
            place = QPushButton(short_place(self._source.file, self._source.line))
            place.setFont(theme.fixed_font())
            place.setToolTip(f"Show the source of {self._source.qualname}")
            place.clicked.connect(self._on_place_clicked)
            layout.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _on_place_clicked(self) -> None:
        self.source_requested.emit(self._source)


def short_place(file: str, line: int | None) -> str:
    """ "auth.py:83": the file without its folders, and the line where it is known."""
    name = file.replace("\\", "/").rpartition("/")[2]
    return name if line is None else f"{name}:{line}"
