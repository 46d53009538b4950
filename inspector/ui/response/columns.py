"""Chain, Page and JSON beside each other: who gets how much of the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter
from typing_extensions import override

from .column import Column
from .rail import RAIL_WIDTH

WIDE_WINDOW = 1600
"""From this width of the window on, a column with nothing to show is not folded."""

_SHARES = (204, 494, 316)
_WIDE_SHARES = (260, 858, 500)


class Columns(QSplitter):
    """Three columns in causal order; an empty one is a rail, or one fills the area."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = tuple(columns)
        self._filling: Column | None = None
        self._sizes_by_hand: dict[tuple[bool, ...], list[int]] = {}
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for column in self._columns:
            self.addWidget(column)
            column.fill_requested.connect(self._on_column_fill_requested)
            column.emptied_changed.connect(self.arrange)
        self.splitterMoved.connect(self._on_splitter_moved)

    @Slot()
    def arrange(self) -> None:
        """Fold what is empty, show what is not, and share the width."""
        wide = self.window().width() >= WIDE_WINDOW
        filling = self._filling
        for column in self._columns:
            column.set_railed(column.is_empty and not wide and column is not filling)
            column.setVisible(filling is None or column is filling)
            column.head.set_filled(column is filling)
        if filling is None:
            self._share(wide)
        else:
            self.setSizes([self.width()] * len(self._columns))

    def show_all(self) -> None:
        """Back to the three beside each other."""
        self._filling = None
        self.arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _share(self, wide: bool) -> None:
        room = self.width() - (len(self._columns) - 1) * self.handleWidth()
        shares = _WIDE_SHARES if wide else _SHARES
        weights = self._sizes_by_hand.get(self._folds()) or list(shares)
        whole = min(room, sum(weights))
        chain = round(weights[0] * whole / sum(weights))
        if self._columns[0].is_railed:
            chain = RAIL_WIDTH
        open_ones = [n for n in (1, 2) if not self._columns[n].is_railed]
        left = room - chain - RAIL_WIDTH * (2 - len(open_ones))
        total = sum(weights[n] for n in open_ones) or 1
        sizes = [chain, RAIL_WIDTH, RAIL_WIDTH]
        for number in open_ones:
            sizes[number] = round(left * weights[number] / total)
        self.setSizes(sizes)

    def _folds(self) -> tuple[bool, ...]:
        return tuple(column.is_railed for column in self._columns)

    @Slot()
    def _on_column_fill_requested(self) -> None:
        column = self.sender()
        assert isinstance(column, Column), "only columns are connected"
        self._filling = None if self._filling is column else column
        self.arrange()

    @Slot(int, int)
    def _on_splitter_moved(self, _position: int, _number: int) -> None:
        self._sizes_by_hand[self._folds()] = self.sizes()
