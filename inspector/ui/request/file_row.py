"""Choosing a file of this machine to be sent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from inspector.protocol.exchange import Field
from inspector.ui.theme.theme import Theme

from .dynamic_property import set_invalid
from .field_table_model import unreadable_file


class FileRow(QWidget):
    """The path of one file, typed or chosen.

    Signals:
        path_changed: another path stands there.
        submitted: Enter was pressed in it.
    """

    path_changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.path_edit = QLineEdit()
        self.path_edit.setObjectName("bodyFile")
        self.path_edit.setAccessibleName("File to send as the body")
        self.path_edit.setPlaceholderText("path of a file")
        self.path_edit.setFont(theme.fixed_font())
        choose = QPushButton("Choose…")
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 2, 10, 6)
        line.setSpacing(6)
        line.addWidget(self.path_edit, 1)
        line.addWidget(choose)
        choose.clicked.connect(self._on_choose_clicked)
        self.path_edit.textChanged.connect(self._on_path_edit_text_changed)
        self.path_edit.returnPressed.connect(self.submitted)

    def problem(self) -> str | None:
        """Why the file cannot be sent; None where it can."""
        if not self.path_edit.text():
            return "The body has no file yet"
        return unreadable_file(Field("", self.path_edit.text(), is_file=True))

    @Slot()
    def _on_choose_clicked(self) -> None:
        choose_file(self, self.path_edit.setText)

    @Slot()
    def _on_path_edit_text_changed(self) -> None:
        set_invalid(self.path_edit, self.problem() if self.path_edit.text() else None)
        self.path_changed.emit()


def choose_file(parent: QWidget, chosen: Callable[[str], object]) -> QFileDialog:
    """Ask for a file without holding the window up; ``chosen`` is called with its path."""
    dialog = QFileDialog(parent, "Choose a file to send")
    dialog.setObjectName("fileDialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog
