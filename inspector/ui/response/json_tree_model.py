"""JSON as a tree of keys and values; long arrays come a thousand rows at a time."""

from __future__ import annotations

import json

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from inspector.render.json_document import JsonContainer, JsonDocument, string_value
from inspector.ui.theme.theme import Theme

from .plain_tooltip import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

KEY, VALUE = range(2)
PAGE_ROWS = 1000
_SHOWN_CHARACTERS = 300
_TOOLTIP_CHARACTERS = 2000
_EMPTY = JsonDocument([JsonContainer(0, -1, 0, is_object=False)])


class JsonTreeModel(QAbstractItemModel):
    """Rows of one document.

    An index holds the number of the container that its row stands in, so no object is made
    for a row.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document = _EMPTY
        self._fetched: dict[int, int] = {}

    def show_document(self, document: JsonDocument | None) -> None:
        """Show another one, or none."""
        self.beginResetModel()
        self._document = document or _EMPTY
        self._fetched = {}
        self.endResetModel()

    def container_at(self, index: Index) -> JsonContainer | None:
        """What is below an index; the whole document for an invalid one, None for a scalar."""
        if not index.isValid():
            return self._document.root
        value = self._around(index).values[index.row()]
        return value if isinstance(value, JsonContainer) else None

    def copied_value(self, index: Index) -> str:
        """What copying a value gives: a string's characters, all else as it was written."""
        value = self._around(index).values[index.row()]
        if isinstance(value, JsonContainer):
            return self._document.text[value.start : value.end]
        return string_value(value) if value.startswith('"') else value

    def path_of(self, index: Index) -> str:
        """Where a value stands: ``items[0].name``."""
        parts: list[str] = []
        around, row = self._around(index), index.row()
        while not (around.number == 0 and self._document.is_scalar):
            parts.append(_step(around, row))
            if around.parent < 0:
                break
            row, around = around.row, self._document.containers[around.parent]
        return "".join(reversed(parts)).removeprefix(".")

    def has_more(self, parent: Index) -> bool:
        """Whether rows below an index are still held back."""
        container = self.container_at(parent)
        return container is not None and self._rows(container) < len(container)

    def add_more(self, parent: Index) -> None:
        """Add the next PAGE_ROWS rows below an index."""
        # Not Qt's fetchMore: a tree view calls that at every layout, wanted or not.
        container = self.container_at(parent)
        if container is None or not self.has_more(parent):
            return
        first = self._rows(container)
        after = min(first + PAGE_ROWS, len(container))
        self.beginInsertRows(self._plain(parent), first, after - 1)
        self._fetched[container.number] = after
        self.endInsertRows()

    @override
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        container = self.container_at(parent)
        if container is None or not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, container.number)

    @override
    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # the other overload is QObject's
        if not index.isValid():
            return QModelIndex()
        around = self._around(index)
        if around.parent < 0:
            return QModelIndex()
        return self.createIndex(around.row, 0, around.parent)

    @override
    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return 2

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        container = self.container_at(parent) if parent.column() <= 0 else None
        return 0 if container is None else self._rows(container)

    @override
    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        container = self.container_at(parent) if parent.column() <= 0 else None
        return container is not None and len(container) > 0

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("key", "value")[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index, _SHOWN_CHARACTERS)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(index, _TOOLTIP_CHARACTERS))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._colour(index))
        return None

    def _plain(self, index: Index) -> QModelIndex:
        if not index.isValid():
            return QModelIndex()
        return self.createIndex(index.row(), index.column(), index.internalId())

    def _around(self, index: Index) -> JsonContainer:
        return self._document.containers[index.internalId()]

    def _rows(self, container: JsonContainer) -> int:
        return self._fetched.get(container.number, min(PAGE_ROWS, len(container)))

    def _text(self, index: Index, most: int) -> str:
        around = self._around(index)
        if index.column() == KEY:
            return self._key(around, index.row(), most)
        value = around.values[index.row()]
        return value.summary if isinstance(value, JsonContainer) else _shortened(value, most)

    def _key(self, around: JsonContainer, row: int, most: int) -> str:
        if around.keys is None:
            return "value" if self._document.is_scalar else str(row)
        key = string_value(around.keys[row])
        return key if len(key) <= most else key[:most] + "…"

    def _colour(self, index: Index) -> str:
        tokens = self._theme.tokens
        around = self._around(index)
        if index.column() == KEY:
            return tokens.muted if around.keys is None else tokens.code_name
        value = around.values[index.row()]
        if isinstance(value, JsonContainer):
            return tokens.muted
        if value.startswith('"'):
            return tokens.code_string
        is_word = value in ("true", "false", "null")
        return tokens.code_keyword if is_word else tokens.code_number


def _shortened(literal: str, most: int) -> str:
    """A scalar on one line: strings with their letters in place of ``\\u00e9``."""
    if len(literal) > most:
        # A cut literal is no JSON any more, so its escapes stay as they are.
        return literal[:most] + "…"
    if not literal.startswith('"') or "\\u" not in literal:
        return literal
    return json.dumps(string_value(literal), ensure_ascii=False)


def _step(around: JsonContainer, row: int) -> str:
    if around.keys is None:
        return f"[{row}]"
    key = string_value(around.keys[row])
    return f".{key}" if key.isidentifier() else f"[{json.dumps(key, ensure_ascii=False)}]"
