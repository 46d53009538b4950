"""Item model of one message's headers: a row each, in order, repeats kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspector.protocol.exchange import Headers

NAME, VALUE = range(2)

_Index = QModelIndex | QPersistentModelIndex


class HeaderModel(QAbstractTableModel):
    """Name and value. title: what the name column is called."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = (title, "Value")
        self._headers: Headers = ()

    def show_headers(self, headers: Headers) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._headers = headers
        self.endResetModel()

    def row_text(self, row: int) -> str:
        """What is copied for a row: the header as a line of HTTP."""
        return ": ".join(self._headers[row])

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headers)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[index.row()][index.column()]
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        return None
