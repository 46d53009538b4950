"""The Pythons that were found, one row each, with what each said of itself."""

from __future__ import annotations

import enum
import shlex
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from typing_extensions import override

from inspector.client.interpreter_probe import ProbedPython
from inspector.client.interpreter_search import FoundPython, same_python
from inspector.ui.theme.theme import Theme

HEADINGS = ("Interpreter", "Python", "Flask", "Found", "Path")
NAME, PYTHON, FLASK, ORIGIN, PATH = range(len(HEADINGS))

# Rows of one rank stay in the order in which they were found.
_MOST_ROWS = 10_000
_Index = QModelIndex | QPersistentModelIndex


class InterpreterRole(enum.IntEnum):
    """COMMAND: as one would type it. RANK: the smaller, the more it helps."""

    COMMAND = Qt.ItemDataRole.UserRole
    RANK = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class _Row:
    found: FoundPython
    is_present: bool
    said: ProbedPython | None = None


class InterpreterModel(QAbstractTableModel):
    """Grows while Pythons are found; a row changes when its Python has answered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_Row] = []
        self._present: tuple[str, ...] = ()
        self._module = ""

    def clear(self, present: tuple[str, ...], module: str) -> None:
        """Begin anew. present: command in use. module: what the app misses, or ""."""
        self.beginResetModel()
        self._rows.clear()
        self._present, self._module = present, module
        self.endResetModel()

    @property
    def has_present(self) -> bool:
        """Whether the Python in use is among them."""
        return any(row.is_present for row in self._rows)

    def add(self, found: FoundPython) -> None:
        """A Python that has not answered yet."""
        end = len(self._rows)
        self.beginInsertRows(QModelIndex(), end, end)
        self._rows.append(_Row(found, same_python(found.command, self._present)))
        self.endInsertRows()

    def show_answer(self, said: ProbedPython) -> None:
        """A Python has answered, or failed to."""
        for number, row in enumerate(self._rows):
            if row.found == said.found:
                self._rows[number] = replace(row, said=said)
                ends = self.index(number, 0), self.index(number, len(HEADINGS) - 1)
                self.dataChanged.emit(*ends)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.found.path, _problem(row))))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        if role == Qt.ItemDataRole.FontRole and row.is_present:
            bold = QFont()
            bold.setBold(True)
            return bold
        return self._for_others(row, role)

    def _for_others(self, row: _Row, role: int) -> Any:
        if role == InterpreterRole.COMMAND:
            return shlex.join(row.found.command)
        if role == InterpreterRole.RANK:
            return self._rank(row) * _MOST_ROWS + self._rows.index(row)
        return None

    def _text(self, row: _Row, column: int) -> str:
        if column == NAME:
            return row.found.name + (" · in use" if row.is_present else "")
        if column == ORIGIN:
            return row.found.origin
        if column == PATH:
            return _problem(row) or row.found.path
        if row.said is None:
            return "…"
        if column == PYTHON:
            return row.said.python or "–"
        return self._flask(row.said)

    def _flask(self, said: ProbedPython) -> str:
        if said.python is None:
            return "–"
        if self._module and said.has_module:
            return f"{said.flask or 'none'} · has {self._module}"
        return said.flask or "none"

    def _colour(self, row: _Row, column: int) -> QColor | None:
        tokens = self._theme.tokens
        if _problem(row):
            return QColor(tokens.delete if column == PATH else tokens.muted)
        if column in (ORIGIN, PATH) or (column == FLASK and row.said and not row.said.flask):
            return QColor(tokens.muted)
        return None

    def _rank(self, row: _Row) -> int:
        said = row.said
        if said is None:
            return 2
        if said.problem:
            return 4
        helps = said.has_module if self._module else bool(said.flask)
        return 0 if helps and said.flask else 1 if helps or said.flask else 3


def _problem(row: _Row) -> str:
    return (row.said.problem if row.said else None) or ""
