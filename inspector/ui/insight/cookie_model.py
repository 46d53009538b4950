"""Item model of the identity's cookies, with what the answer on show said about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspector.protocol.exchange import Headers

from .cookie_row import CookieRow
from .set_cookie import REMOVED, told_cookies

NAME, VALUE, DOMAIN, PATH, EXPIRES, FLAGS, ANSWER = range(7)
_TITLES = ("Name", "Value", "Domain", "Path", "Expires", "Flags", "This answer")
_NOT_KEPT = "sent, not kept"

_Index = QModelIndex | QPersistentModelIndex


class CookieModel(QAbstractTableModel):
    """One row a cookie of the jar; then those that the answer named and the jar has not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jar: tuple[CookieRow, ...] = ()
        self._told: dict[str, str] = {}
        self._rows: list[tuple[str, ...]] = []

    def show_cookies(self, jar: Sequence[CookieRow]) -> None:
        """What the jar holds now."""
        self._jar = tuple(jar)
        self._refresh()

    def show_answer(self, headers: Headers) -> None:
        """The headers of the answer on show."""
        self._told = told_cookies(headers)
        self._refresh()

    def jar_size(self) -> int:
        """How many cookies the jar holds."""
        return len(self._jar)

    def row_text(self, row: int) -> str:
        """What is copied for a row: its cells, parted by tabs."""
        return "\t".join(self._rows[row])

    def _refresh(self) -> None:
        kept = {cookie.name for cookie in self._jar}
        self.beginResetModel()
        self._rows = [self._jar_cells(cookie) for cookie in self._jar]
        for name, what in self._told.items():
            if name not in kept:
                self._rows.append((name, *[""] * 5, what if what == REMOVED else _NOT_KEPT))
        self.endResetModel()

    def _jar_cells(self, cookie: CookieRow) -> tuple[str, ...]:
        return (
            cookie.name,
            cookie.value,
            cookie.domain,
            cookie.path,
            cookie.expires or "with the session",
            cookie.flags,
            self._told.get(cookie.name, ""),
        )

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
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
            return _TITLES[section]
        return None
