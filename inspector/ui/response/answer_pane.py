"""The answer to a request: one line that tells it, and chain, page and JSON below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.protocol.exchange import BodyRef, Exchange, Hop, RequestSpec
from inspector.ui.theme.theme import Theme

from .answer_head import AnswerHead
from .chain_column import ChainColumn
from .columns import Columns
from .contents import (
    is_json,
    json_choices,
    judged,
    page_content,
    why_no_json,
    why_no_page,
)
from .json_column import JsonColumn
from .page_column import PageColumn
from .page_view import PageView

__all__ = ["AnswerPane", "PageView"]


class AnswerPane(QWidget):
    """Shows one exchange; a pinned column keeps what it shows of an earlier one.

    Signals:
        hop_opened: Hop that the person clicked in the chain.
        save_requested: SaveRequest of a body.
        navigation_requested: URL of a link that was clicked in the page.
    """

    hop_opened = Signal(object)
    save_requested = Signal(object)
    navigation_requested = Signal(str)

    def __init__(
        self, theme: Theme, make_web: Callable[[], PageView], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exchange: Exchange | None = None
        self._fetched: list[Hop] = []
        self._awaits_first_hop = False
        self._head = AnswerHead(theme)
        self._chain = ChainColumn(theme)
        self._page = PageColumn(theme, make_web)
        self._json = JsonColumn(theme)
        self._columns = Columns((self._chain, self._page, self._json))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._columns, 1)
        self.setFocusProxy(self._chain.cards)
        self._connect_signals()

    def show_sending(self, spec: RequestSpec) -> None:
        """A request is on its way; the old answer stays until the first hop comes."""
        self._awaits_first_hop = True
        self._head.show_sending(spec)

    def add_hop(self, hop: Hop) -> None:
        """A hop of the running request arrived."""
        if self._chain.is_pinned:
            return
        if self._awaits_first_hop:
            self._awaits_first_hop = False
            self._chain.clear()
        self._chain.add_hop(hop)

    def show_growing(self, hop: Hop) -> None:
        """The running request's body is still coming: its beginning, as text."""
        self._head.show_growing(hop)
        if not self._page.is_pinned:
            self._page.show_growing(hop, judged(hop))

    def show_exchange(self, exchange: Exchange) -> None:
        """The request ended."""
        self._awaits_first_hop = False
        self._exchange = exchange
        self._fetched = []
        self._head.show_exchange(exchange)
        if not self._chain.is_pinned:
            self._chain.show_exchange(exchange)
        # JSON first: a fetch of the page may arrive while it is being shown.
        if not self._json.is_pinned:
            self._show_json(exchange)
        if not self._page.is_pinned:
            self._show_page(exchange)

    def add_page_fetch(self, hop: Hop) -> None:
        """The page on screen fetched something by itself; only JSON is of interest."""
        if not is_json(judged(hop)):
            return
        self._fetched.append(hop)
        if not self._json.is_pinned:
            self._json.add_fetched(hop)

    def clear(self) -> None:
        """Nothing was sent yet."""
        self._exchange = None
        self._fetched = []
        self._awaits_first_hop = False
        self._head.clear()
        self._chain.clear()
        self._page.clear()
        self._json.clear()

    def shown_body(self) -> BodyRef:
        """The body that the page column shows, else the one of the JSON column."""
        hop = self._page.hop or self._json.hop
        return hop.body if hop is not None else BodyRef()

    def _show_page(self, exchange: Exchange) -> None:
        content = page_content(exchange)
        final = content.hop
        if exchange.error is not None and (final is None or content.media.reason):
            self._page.show_problem(exchange.error.message)
        elif final is not None and content.is_page:
            self._page.show_hop(final, content.media)
        elif final is not None:
            self._page.show_nothing(why_no_page(final))
        else:
            self._page.clear()

    def _show_json(self, exchange: Exchange) -> None:
        self._json.show_choices(json_choices(exchange), why_no_json(exchange))

    def _connect_signals(self) -> None:
        self._chain.hop_opened.connect(self._on_chain_hop_opened)
        self._chain.pin_toggled.connect(self._on_chain_pin_toggled)
        self._page.pin_toggled.connect(self._on_page_pin_toggled)
        self._json.pin_toggled.connect(self._on_json_pin_toggled)
        self._page.save_requested.connect(self.save_requested)
        self._json.save_requested.connect(self.save_requested)
        self._page.navigation_requested.connect(self.navigation_requested)

    @Slot(object)
    def _on_chain_hop_opened(self, hop: Hop) -> None:
        media = judged(hop)
        self._columns.show_all()
        if is_json(media):
            self._json.show_hop(hop)
        if not is_json(media) or media.note:
            self._page.show_hop(hop, media)
        self.hop_opened.emit(hop)

    @Slot(bool)
    def _on_chain_pin_toggled(self, pinned: bool) -> None:
        if not pinned and self._exchange is not None:
            self._chain.show_exchange(self._exchange)

    @Slot(bool)
    def _on_page_pin_toggled(self, pinned: bool) -> None:
        final = self._exchange.final if self._exchange else None
        if not pinned and self._exchange is not None and self._page.hop is not final:
            self._show_page(self._exchange)

    @Slot(bool)
    def _on_json_pin_toggled(self, pinned: bool) -> None:
        if pinned or self._exchange is None:
            return
        self._show_json(self._exchange)
        for hop in self._fetched:
            self._json.add_fetched(hop)
