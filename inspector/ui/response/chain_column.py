"""The column Chain: the hops of the exchange, one card each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from inspector.protocol.exchange import Exchange, Hop
from inspector.ui.theme.theme import Theme

from .column import Column
from .hop_delegate import HopDelegate
from .hop_model import HopModel, HopRole

LEAST_WIDTH = 150


class HopList(QListView):
    """The cards.

    Signals:
        opened: QModelIndex that was clicked, or on which Enter was pressed.
    """

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("redirectList")
        self.setAccessibleName("Chain of hops")
        self.setItemDelegate(HopDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.opened)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The height of a card depends on the width of the list.
        self.scheduleDelayedItemsLayout()


class ChainColumn(Column):
    """Shows how the answer came about.

    Signals:
        hop_opened: Hop that the person wants to see.
    """

    hop_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Chain", LEAST_WIDTH, theme)
        self._model = HopModel(self)
        self._list = HopList(theme)
        self._list.setModel(self._model)
        self.set_content(self._list)
        self.head.set_savable(False)
        self._list.opened.connect(self._on_list_opened)

    @property
    def cards(self) -> HopList:
        """The list of hops, which takes the keyboard."""
        return self._list

    def add_hop(self, hop: Hop) -> None:
        """One more hop arrived."""
        self._model.add_hop(hop)
        self._show_count()
        self._list.scrollToBottom()

    def show_exchange(self, exchange: Exchange) -> None:
        """The exchange ended; its last hop is the one that is shown."""
        self._model.show_exchange(exchange)
        self._show_count()
        if exchange.final is not None:
            self.select_hop(exchange.final)

    def select_hop(self, hop: Hop) -> None:
        """Mark the hop that the other columns show."""
        row = self._model.row_of(hop)
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def clear(self) -> None:
        """No hops."""
        self._model.clear()
        self._show_count()

    def _show_count(self) -> None:
        count = sum(
            self._model.index(row).data(HopRole.ROW).hop is not None
            for row in range(self._model.rowCount())
        )
        self.head.show_what("" if count == 0 else f"{count} hop{'' if count == 1 else 's'}")

    @Slot(QModelIndex)
    def _on_list_opened(self, index: QModelIndex) -> None:
        hop = index.data(HopRole.ROW).hop
        if hop is not None:
            self.hop_opened.emit(hop)
