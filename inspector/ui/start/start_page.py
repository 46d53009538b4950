"""No app is open: what this is, and ways to open one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .flow_layout import FlowLayout
from .labels import heading, muted, sentence, title
from .sample_card import SampleCard
from .sample_note import sample_note
from .scroll_page import ScrollPage

_WHAT = (
    "Open a Flask app and see its routes, send requests to it, and watch what happens: "
    "the redirects, the page and its JSON, side by side."
)
_COMMAND = "python -m inspector path/to/app.py"


class StartPage(ScrollPage):
    """Shows and asks; nothing is run before the person agreed.

    Signals:
        open_requested: path of an app: chosen, dropped, or a sample.
    """

    open_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Open an app", parent)
        self.setObjectName("startPage")
        self.setAcceptDrops(True)
        self._theme = theme
        self._open = QPushButton("Open…")
        self._open.setProperty("look", "primary")
        self._open.setMinimumSize(110, 32)
        self._open.clicked.connect(self._on_open_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        name = title()
        name.setText("Route Inspector")
        self.add_widget(name)
        self.add_widget(sentence(_WHAT))
        self.add_space(10)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self._open)
        ways.addWidget(_unwrapped(muted("or drop an app's file here, or type")))
        command = _unwrapped(sentence(_COMMAND))
        command.setFont(self._theme.fixed_font())
        ways.addWidget(command)
        ways.addStretch(1)
        self.add_layout(ways)
        self.add_space(14)
        self._samples = self.add_slot()

    def show_samples(self, paths: Sequence[Path]) -> None:
        """A card for each app; its name and sentence are read, its code is not run."""
        samples = QWidget()
        column = QVBoxLayout(samples)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading("Samples to try"))
        cards = FlowLayout(12)
        column.addLayout(cards)
        for path in paths:
            card = SampleCard(sample_note(path))
            card.path_clicked.connect(self.open_requested)
            cards.addWidget(card)
        self.swap_widget(self._samples, samples)
        self._samples = samples

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_requested.emit(files[0])

    @Slot()
    def _on_open_clicked(self) -> None:
        dialog = QFileDialog(self, "Open a Flask app", "", "Python files (*.py)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _unwrapped(label: QLabel) -> QLabel:
    label.setWordWrap(False)
    return label
