"""The Body tab: what kind of body, and its text, rows or file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMargins, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector.protocol.exchange import BodyKind, Field, RequestBody
from inspector.ui.theme.theme import Theme

from .body_text import BodyText
from .dynamic_property import set_property
from .field_table import FieldTable, boxed, indented
from .field_table_model import Column, FieldTableModel, unreadable_file
from .file_row import FileRow, choose_file

_TEXT_KINDS = (BodyKind.JSON, BodyKind.TEXT)
_ROW_KINDS = (BodyKind.FORM, BodyKind.MULTIPART)
_HINTS = {
    BodyKind.NONE: "Nothing is sent after the headers.",
    BodyKind.JSON: "Sent exactly as typed.",
    BodyKind.FORM: "Sent as application/x-www-form-urlencoded.",
    BodyKind.MULTIPART: "Sent as multipart/form-data; a row can be a file.",
    BodyKind.TEXT: "Sent as UTF-8, exactly as typed.",
    BodyKind.FILE: "The bytes of the file, as they are.",
}


class BodyForm(QWidget):
    """Keeps what was typed for each kind; switching kinds loses nothing.

    Signals:
        body_changed: anything of it was edited.
        submitted: Enter was pressed where it does not write a line break.
    """

    body_changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kind = QComboBox()
        self._kind.setObjectName("bodyKind")
        self._kind.setAccessibleName("Kind of body")
        self._kind.addItems([kind.value for kind in BodyKind])
        self._words = QLabel()
        self._words.setObjectName("bodyWords")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._text = BodyText(theme)
        self._rows = FieldTableModel(self._row_problem, parent=self)
        self._table = FieldTable(theme, self._rows, "formTable", "Form fields", "add a field")
        self._text_box = boxed(self._text, QMargins(10, 0, 10, 6))
        self._table_box = indented(self._table)
        self._file = FileRow(theme)
        self._lay_out()
        self._connect_signals()
        self._show_kind()

    @property
    def kind(self) -> BodyKind:
        """What is chosen."""
        return BodyKind(self._kind.currentText())

    def body(self) -> RequestBody:
        """What will be sent."""
        whole, kind = self.everything(), self.kind
        return replace(
            whole,
            text=whole.text if kind in _TEXT_KINDS else "",
            fields=whole.fields if kind in _ROW_KINDS else (),
            file_path=whole.file_path if kind is BodyKind.FILE else "",
        )

    def everything(self) -> RequestBody:
        """What was typed for any kind."""
        return RequestBody(
            self.kind,
            self._text.toPlainText(),
            self._rows.fields(),
            self._file.path_edit.text(),
        )

    def show_body(self, body: RequestBody) -> None:
        """Fill all kinds and choose one; says body_changed once."""
        with QSignalBlocker(self):
            self._kind.setCurrentText(body.kind.value)
            self._rows.set_fields(body.fields)
            self._file.path_edit.setText(body.file_path)
            if body.text != self._text.toPlainText():
                self._text.setPlainText(body.text)
            self._show_kind()
        self.body_changed.emit()

    def first_problem(self) -> str | None:
        """The first sentence on what cannot be sent; None where all is well."""
        if self.kind is BodyKind.FILE:
            return self._file.problem()
        if self.kind is not BodyKind.MULTIPART:
            return None
        found = (unreadable_file(row) for row in self._rows.fields())
        return next((sentence for sentence in found if sentence), None)

    def summary(self) -> str:
        """Number of rows that are sent, then a dot where there is a body: "2 ●"."""
        body = self.body()
        count = sum(row.enabled for row in body.fields)
        has_body = bool(body.text or count or body.file_path)
        return " ".join(filter(None, (str(count) if count else "", "●" if has_body else "")))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 4, 10, 4)
        head.setSpacing(10)
        head.addWidget(self._kind)
        head.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for widget in (self._text_box, self._table_box, self._file):
            column.addWidget(widget)

    def _connect_signals(self) -> None:
        self._kind.currentTextChanged.connect(self._on_kind_changed)
        self._text.textChanged.connect(self.body_changed)
        self._text.judged.connect(self._on_text_judged)
        self._rows.fields_changed.connect(self.body_changed)
        self._table.file_requested.connect(self._on_table_file_requested)
        self._table.submitted.connect(self.submitted)
        self._file.path_changed.connect(self.body_changed)
        self._file.submitted.connect(self.submitted)

    @Slot()
    def _on_kind_changed(self) -> None:
        self._show_kind()
        self.body_changed.emit()

    @Slot(str)
    def _on_text_judged(self, problem: str) -> None:
        words = f"{problem} · can still be sent" if problem else _HINTS[self.kind]
        set_property(self._text, "invalid", "true" if problem else "false")
        set_property(self._words, "look", "problem" if problem else "muted")
        self._words.setText(words)

    @Slot(int)
    def _on_table_file_requested(self, row: int) -> None:
        choose_file(self, lambda path: self._rows.set_file(row, path))

    def _show_kind(self) -> None:
        kind = self.kind
        self._text_box.setVisible(kind in _TEXT_KINDS)
        self._table_box.setVisible(kind in _ROW_KINDS)
        self._file.setVisible(kind is BodyKind.FILE)
        self._rows.set_files_allowed(kind is BodyKind.MULTIPART)
        self._text.set_json(kind is BodyKind.JSON)

    def _row_problem(self, row: Field, column: Column) -> str | None:
        is_judged = self.kind is BodyKind.MULTIPART and column is Column.VALUE
        return unreadable_file(row) if is_judged else None
