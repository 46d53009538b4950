"""Where the person chooses the Python that the app runs with, and the folder it runs in."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from inspector.client.interpreter_probe import ProbedPython
from inspector.client.interpreter_search import FoundPython
from inspector.ui.theme.theme import Theme

from .interpreter_model import FLASK, NAME, ORIGIN, PATH, PYTHON, InterpreterModel, InterpreterRole
from .labels import muted

_WIDTHS = {NAME: 170, PYTHON: 76, ORIGIN: 116}
_ROW_HEIGHT = 28
_PLACEHOLDER = "another path, a virtualenv's folder, or a command such as: poetry run python"


@dataclass(frozen=True)
class InterpreterChoice:
    """What the app is to run with.

    python: path or command line. folder: None where it was not changed.
    """

    python: str
    folder: str | None = None


class InterpreterDialog(QDialog):
    """Stays open beside the window; rows appear while Pythons are found.

    Signals:
        interpreter_chosen: InterpreterChoice.
        closed: nothing more needs to be looked for.
    """

    interpreter_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interpreterChooser")
        self.setWindowTitle("Choose the interpreter")
        self.resize(880, 460)
        self._folder_before = ""
        self._model = InterpreterModel(theme)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(InterpreterRole.RANK)
        self._sorted.sort(0)
        self._what = muted(name="interpreterWhat")
        self._table = self._make_table()
        self._python = QLineEdit()
        self._python.setObjectName("interpreterCommand")
        self._python.setAccessibleName("Interpreter: a path or a command")
        self._python.setPlaceholderText(_PLACEHOLDER)
        self._folder = QLineEdit()
        self._folder.setObjectName("interpreterFolder")
        self._folder.setAccessibleName("Folder that the app runs in")
        for field in (self._python, self._folder):
            field.setFont(theme.fixed_font())
            field.setMinimumHeight(28)
        self._use = QPushButton("Use")
        self._use.setObjectName("interpreterChoose")
        self._use.setProperty("look", "primary")
        self._use.setDefault(True)
        self._use.setMinimumSize(96, 30)
        self._close = QPushButton("Close")
        self._close.setMinimumHeight(30)
        self._lay_out()
        self._connect_signals()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("interpreterTable")
        table.setAccessibleName("Interpreters that were found")
        table.setModel(self._sorted)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(PATH, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(FLASK, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        return table

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (("Run with", self._python), ("in the folder", self._folder)):
            label = QLabel(words)
            label.setBuddy(field)
            fields.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._what)
        layout.addWidget(self._table, 1)
        layout.addLayout(fields)
        layout.addLayout(buttons)

    def _connect_signals(self) -> None:
        self._table.selectionModel().currentRowChanged.connect(self._on_table_current_row_changed)
        self._table.activated.connect(self._on_table_activated)
        self._python.textChanged.connect(self._on_python_text_changed)
        self._use.clicked.connect(self._on_use_clicked)
        self._close.clicked.connect(self.close)

    def show_for(self, app: str, present: tuple[str, ...], folder: Path, module: str = "") -> None:
        """Open it, empty, for an app.

        present: command in use. folder: that the app runs in now. module: top-level name that
            the app misses; the Pythons that have it come first.
        """
        self._model.clear(present, module)
        has = f"; those that have {module} come first" if module else ""
        self._what.setText(f"The Pythons found for {app}{has}.")
        self._python.setText(shlex.join(present))
        self._folder_before = str(folder)
        self._folder.setText(self._folder_before)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def has_present(self) -> bool:
        """Whether the Python in use is among those that were added."""
        return self._model.has_present

    def add(self, found: FoundPython) -> None:
        """One more was found."""
        self._model.add(found)

    def show_answer(self, said: ProbedPython) -> None:
        """One has said its versions."""
        self._model.show_answer(said)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is minimized hides as well, without being closed.
        if not event.spontaneous():
            self.closed.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_table_current_row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._python.setText(str(current.data(InterpreterRole.COMMAND)))

    @Slot(QModelIndex)
    def _on_table_activated(self, _index: QModelIndex) -> None:
        self._on_use_clicked()

    @Slot(str)
    def _on_python_text_changed(self, text: str) -> None:
        self._use.setEnabled(bool(text.strip()))

    @Slot()
    def _on_use_clicked(self) -> None:
        # Enter in the table activates a row, and then the default button.
        if not self.isVisible():
            return
        python, folder = self._python.text().strip(), self._folder.text().strip()
        if python:
            changed = folder if folder and folder != self._folder_before else None
            self.close()
            self.interpreter_chosen.emit(InterpreterChoice(python, changed))
