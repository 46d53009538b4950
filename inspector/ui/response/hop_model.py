"""The chain as rows: one a hop, and one more where there was no whole answer."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspector.protocol.errors import ErrorInfo
from inspector.protocol.exchange import Exchange, Hop
from inspector.render.chain import next_step, steps
from inspector.render.sizes import human_size, human_time
from inspector.render.story import match_words

from .plain_tooltip import plain_tooltip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class HopRow:
    """One row. step: how the next hop came about, or why none did. error: the last row's."""

    hop: Hop | None
    step: str = ""
    error: ErrorInfo | None = None

    @property
    def text(self) -> str:
        """The row in one line."""
        if self.hop is None:
            return self.error.message if self.error else ""
        hop = self.hop
        return " ".join(filter(None, (str(hop.status), hop.reason, hop.method, hop.url)))

    @property
    def details(self) -> str:
        """All there is to say, a line each."""
        hop = self.hop
        if hop is None:
            return self.text
        facts = f"{human_time(hop.elapsed_ms)} · {human_size(hop.body.size)} · {hop.content_type}"
        endpoint = f"endpoint {hop.endpoint}" if hop.endpoint else match_words(hop)
        return "\n".join(filter(None, (self.text, facts, endpoint, self.step)))


class HopRole(enum.IntEnum):
    """ROW returns the backing HopRow."""

    ROW = Qt.ItemDataRole.UserRole


class HopModel(QAbstractListModel):
    """The hops of one exchange, in the order sent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HopRow] = []

    def clear(self) -> None:
        """No hops."""
        self._show([])

    def add_hop(self, hop: Hop) -> None:
        """One more arrived; the one before it now says how this one came about."""
        last = len(self._rows) - 1
        if last >= 0 and (before := self._rows[last].hop) is not None:
            self._rows[last] = HopRow(before, next_step(before, hop))
            self.dataChanged.emit(self.index(last), self.index(last))
        self.beginInsertRows(QModelIndex(), last + 1, last + 1)
        self._rows.append(HopRow(hop))
        self.endInsertRows()

    def show_exchange(self, exchange: Exchange) -> None:
        """All of it."""
        pairs = zip(exchange.hops, steps(exchange), strict=True)
        rows = [HopRow(hop, step) for hop, step in pairs]
        if exchange.error is not None:
            rows.append(HopRow(None, error=exchange.error))
        self._show(rows)

    def row_of(self, hop: Hop) -> int:
        """Where a hop stands; -1 where it does not."""
        return next((n for n, row in enumerate(self._rows) if row.hop is hop), -1)

    def _show(self, rows: Sequence[HopRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.details)
        return row if role == HopRole.ROW else None
