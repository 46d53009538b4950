"""Where the person names another Python for the app."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from inspector.ui.theme.theme import Theme


class InterpreterRow(QWidget):
    """Those that were found, a path field, Browse… and Use.

    Signals:
        interpreter_chosen: the path or command, stripped, never empty.
        chooser_requested: show the interpreters that can be found.
    """

    interpreter_chosen = Signal(str)
    chooser_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = QLineEdit()
        self._path.setObjectName("interpreterEdit")
        self._path.setAccessibleName("Another interpreter")
        self._path.setPlaceholderText("path/to/.venv/bin/python, a virtualenv, or a command")
        self._path.setFont(theme.fixed_font())
        self._found = QPushButton("Show those found…")
        self._found.setObjectName("interpretersFound")
        self._browse = QPushButton("Browse…")
        self._use = QPushButton("Use")
        self._use.setObjectName("interpreterUse")
        self._use.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel("Another interpreter"))
        layout.addWidget(self._found)
        layout.addWidget(self._path, 1)
        layout.addWidget(self._browse)
        layout.addWidget(self._use)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._path.textChanged.connect(self._on_path_text_changed)
        self._path.returnPressed.connect(self._on_use_clicked)
        self._found.clicked.connect(self.chooser_requested)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._use.clicked.connect(self._on_use_clicked)

    @Slot(str)
    def _on_path_text_changed(self, text: str) -> None:
        self._use.setEnabled(bool(text.strip()))

    @Slot()
    def _on_use_clicked(self) -> None:
        if self._path.text().strip():
            self.interpreter_chosen.emit(self._path.text().strip())

    @Slot()
    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, "Choose a Python interpreter", self._path.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
