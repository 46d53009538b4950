"""A source file of the app, at the line where a function is defined."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.protocol.source import SourceRef
from inspector.ui.theme.code_view import CodeView
from inspector.ui.theme.theme import Theme

from .source_excerpt import excerpt_around


class SourceWindow(QDialog):
    """Stays open beside the window; the next source takes the place of the last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceWindow")
        self.setModal(False)
        self.resize(860, 640)
        self._code = CodeView(theme)
        self._code.setObjectName("sourceText")
        self._code.setAccessibleName("Source")
        self._problem = QLabel()
        self._problem.setObjectName("sourceProblem")
        self._problem.setProperty("look", "problem")
        self._problem.setWordWrap(True)
        self._problem.setMargin(24)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._place = QLabel()
        self._place.setObjectName("sourcePlace")
        self._place.setProperty("look", "muted")
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QPushButton("Copy")
        self._copy.setToolTip("Copy the file and the line")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(self._place, 1)
        foot.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._code, 1)
        layout.addWidget(self._problem, 1)
        layout.addLayout(foot)

    def show_source(self, ref: SourceRef, text: str | None, problem: str | None) -> None:
        """Show a source, or the sentence that says why there is none, and come to the front."""
        self.setWindowTitle(_title(ref))
        self._place.setText(_place(ref))
        self._place.setToolTip(ref.qualname)
        self._copy.setEnabled(ref.file is not None)
        self._code.setVisible(text is not None)
        self._problem.setVisible(text is None)
        if text is None:
            self._problem.setText(problem or "The source cannot be read.")
        else:
            excerpt = excerpt_around(text, ref.line)
            self._code.show_code(excerpt.text, excerpt.first_number, ref.line)
        self.show()
        self.activateWindow()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._place.text())


def _title(ref: SourceRef) -> str:
    """ "auth.py:83 · login", as far as it is known."""
    file = _place(ref).replace("\\", "/").rpartition("/")[2]
    return " · ".join(part for part in (file, ref.name) if part)


def _place(ref: SourceRef) -> str:
    """ "file:line", the form that editors and terminals take."""
    if ref.file is None:
        return ""
    return ref.file if ref.line is None else f"{ref.file}:{ref.line}"
