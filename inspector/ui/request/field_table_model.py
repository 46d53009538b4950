"""The rows of a table in the form, with an empty one at the end to write a new row into."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from inspector.protocol.exchange import Field

ModelIndex = QModelIndex | QPersistentModelIndex


class Column(enum.IntEnum):
    """What stands where. FILE is there in a multipart form only."""

    ENABLED = 0
    NAME = 1
    VALUE = 2
    FILE = 3


class Role(enum.IntEnum):
    """What can be asked beyond Qt's own roles."""

    FIELD = Qt.ItemDataRole.UserRole + 1
    PROBLEM = Qt.ItemDataRole.UserRole + 2


def no_problem(_row: Field, _column: Column) -> None:
    """For tables in which every row can be sent."""


class FieldTableModel(QAbstractTableModel):
    """Rows of name and value that can be switched off.

    Signals:
        fields_changed: a row was written, switched or removed; not when ``set_fields`` is
            called.
    """

    fields_changed = Signal()

    def __init__(
        self,
        problem: Callable[[Field, Column], str | None] = no_problem,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._problem = problem
        self._fields: list[Field] = []
        self._files = False

    def fields(self) -> tuple[Field, ...]:
        """All rows, those that are off too, without the empty one at the end."""
        return tuple(self._fields)

    def set_fields(self, fields: Iterable[Field]) -> None:
        """Show other rows; the view keeps its place where they are the same."""
        wanted = list(fields)
        if wanted != self._fields:
            self.beginResetModel()
            self._fields = wanted
            self.endResetModel()

    def set_files_allowed(self, allowed: bool) -> None:
        """Whether a row can be a file: adds the FILE column."""
        if allowed == self._files:
            return
        change = self.beginInsertColumns if allowed else self.beginRemoveColumns
        change(QModelIndex(), Column.FILE, Column.FILE)
        self._files = allowed
        (self.endInsertColumns if allowed else self.endRemoveColumns)()

    def set_file(self, row: int, path: str | None) -> None:
        """Make a row send a file, or text again where path is None."""
        self._grow_to(row)
        self._fields[row] = replace(self._fields[row], value=path or "", is_file=path is not None)
        self._announce(row)

    def remove_row(self, row: int) -> None:
        """Take one row out; the empty one at the end stays."""
        if row < len(self._fields):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._fields[row]
            self.endRemoveRows()
            self.fields_changed.emit()

    def remove_empty_rows(self) -> None:
        """Take out what has neither name nor value any more."""
        for row in reversed(range(len(self._fields))):
            if not self._fields[row].name and not self._fields[row].value:
                self.remove_row(row)

    @override
    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._fields) + 1

    @override
    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:
        if parent.isValid():
            return 0
        return len(Column) if self._files else len(Column) - 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("on", "name", "value", "file")[section]
        return None

    @override
    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.ENABLED:
            is_written = index.row() < len(self._fields)
            return flags | Qt.ItemFlag.ItemIsUserCheckable if is_written else flags
        if index.column() == Column.FILE:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._fields):
            return None
        field = self._fields[index.row()]
        if role == Role.FIELD:
            return field
        if role in (Qt.ItemDataRole.ToolTipRole, Role.PROBLEM):
            return self._problem(field, Column(index.column()))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(field, Column(index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.ENABLED:
            return Qt.CheckState.Checked if field.enabled else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: ModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.ENABLED:
            return self._switch(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        if role != Qt.ItemDataRole.EditRole or column not in (Column.NAME, Column.VALUE):
            return False
        return self._write(index.row(), column, str(value))

    def _text(self, field: Field, column: Column) -> str | None:
        if column is Column.NAME:
            return field.name
        if column is Column.VALUE:
            return field.value
        return None

    def _switch(self, row: int, enabled: bool) -> bool:
        if row >= len(self._fields):
            return False
        self._fields[row] = replace(self._fields[row], enabled=enabled)
        self._announce(row)
        return True

    def _write(self, row: int, column: Column, text: str) -> bool:
        if row >= len(self._fields) and not text:
            return True
        self._grow_to(row)
        before = self._fields[row]
        if column is Column.NAME:
            self._fields[row] = replace(before, name=text)
        elif text != before.value:
            self._fields[row] = replace(before, value=text)
        if self._fields[row] != before:
            self._announce(row)
        return True

    def _grow_to(self, row: int) -> None:
        if row < len(self._fields):
            return
        # The row that was empty becomes the written one; the new empty one comes below it.
        self.beginInsertRows(QModelIndex(), row + 1, row + 1)
        self._fields.append(Field("", ""))
        self.endInsertRows()

    def _announce(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.fields_changed.emit()


def unreadable_file(row: Field) -> str | None:
    """Why a file row cannot be sent, as a sentence; None where it can."""
    if not (row.enabled and row.is_file) or Path(row.value).is_file():
        return None
    if not row.value:
        return f"{row.name or 'A row'} has no file yet"
    return f"{row.value} is not a file on this machine"
