"""The column Page: the page, rendered, or the view that suits what came instead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.protocol.exchange import Hop
from inspector.render.chain import path_of
from inspector.render.content_coding import unpacked
from inspector.render.media import Kind, Media
from inspector.render.sizes import human_size
from inspector.render.text import decode
from inspector.ui.theme.theme import Theme

from .column import Column
from .external_banner import ExternalBanner
from .head_button import HeadButton
from .note_bar import NoteBar
from .page_area import PageArea
from .page_view import BlockedByHost, PageView
from .save_request import SaveRequest

LEAST_WIDTH = 240
_PROBED_BYTES = 64 * 1024
_READABLE = (Kind.TEXT, Kind.JSON, Kind.HTML)
_GROWING = "still coming: this is the beginning; Esc keeps what came"
_INCOMPLETE = "the body is not whole: it broke off here"


class PageColumn(Column):
    """Shows one hop.

    Signals:
        save_requested: SaveRequest of the body shown.
        navigation_requested: URL of a link that was clicked in the page.
    """

    save_requested = Signal(object)
    navigation_requested = Signal(str)

    def __init__(self, theme: Theme, make_web: Callable[[], PageView]) -> None:
        super().__init__("Page", LEAST_WIDTH, theme)
        self._hop: Hop | None = None
        self._media = Media(Kind.EMPTY)
        self._fitted = True
        self._notes = NoteBar()
        self._banner = ExternalBanner()
        self._area = PageArea(theme, make_web)
        self._zoom = QPushButton("100 %")
        self._zoom.setProperty("look", "quiet")
        self._zoom.setFixedHeight(22)
        self._zoom.setToolTip("Zoom of the page: fit the column, or 100 %")
        self._zoom.setAccessibleName("Zoom of the page")
        self._source = HeadButton("source", "Source of the page", theme, self.head)
        self._source.setCheckable(True)
        self.head.add_button(self._zoom)
        self.head.add_button(self._source)
        self.add_bar(self._banner)
        self.add_bar(self._notes)
        self.set_content(self._area)
        self._connect_signals()
        self.clear()

    @property
    def hop(self) -> Hop | None:
        """The hop that is shown."""
        return self._hop

    def show_hop(self, hop: Hop, media: Media) -> None:
        """Show the body of a hop in the view of its kind."""
        self._begin(hop, media)
        self.head.show_what(f"{path_of(hop.url)} · {hop.status}")
        self.head.set_savable(hop.body.size > 0)
        self._source.setVisible(media.kind is Kind.HTML)
        self.show_content()
        try:
            self._show_body(hop, media)
        except OSError as error:
            self._area.show_reason(f"The body cannot be read: {error}", is_problem=True)

    def show_growing(self, hop: Hop, media: Media) -> None:
        """A body that is still coming: its beginning as text, or how much there is."""
        self._begin(hop, Media(Kind.TEXT))
        self.head.show_what(f"{path_of(hop.url)} · {hop.status}")
        self.head.set_savable(False)
        self._source.hide()
        self.show_content()
        if media.kind in _READABLE:
            self._area.show_growing(hop)
            self._notes.show_notes((_GROWING,))
        else:
            self._area.show_reason(f"Still coming: {human_size(hop.body.size)} so far.")

    def show_problem(self, sentence: str) -> None:
        """There was no answer, because …"""
        self.clear()
        self._area.show_reason(sentence, is_problem=True)

    def show_nothing(self, reason: str) -> None:
        """The answer is not for this column."""
        self.clear()
        self.show_empty(reason)

    def clear(self) -> None:
        """Nothing was sent yet."""
        self._begin(None, Media(Kind.EMPTY))
        self.head.show_what("")
        self.head.set_savable(False)
        self._source.hide()
        self.show_content()
        self._area.show_reason("")

    def _begin(self, hop: Hop | None, media: Media) -> None:
        self._hop, self._media = hop, media
        self._banner.show_counts({})
        self._notes.show_notes(())
        self._zoom.hide()
        self._source.blockSignals(True)
        self._source.setChecked(False)
        self._source.blockSignals(False)

    def _show_body(self, hop: Hop, media: Media) -> None:
        if media.kind is Kind.HTML:
            self._area.show_web(hop)
            self._zoom.show()
            self._tell(self._encoding_note(hop))
        elif media.kind is Kind.IMAGE:
            self._show_image(hop)
        elif media.kind in (Kind.TEXT, Kind.JSON):
            self._show_text(hop)
        elif media.kind is Kind.DOWNLOAD:
            self._area.show_download(hop)
            self._tell()
        elif media.kind is Kind.EMPTY:
            self._area.show_reason(media.reason)
        else:
            self._area.show_hex(hop)
            self._tell()

    def _show_text(self, hop: Hop) -> None:
        notes, is_cut = self._area.show_text(hop)
        self._tell(*notes, offer_save=is_cut)

    def _show_image(self, hop: Hop) -> None:
        problem = self._area.show_image(hop)
        if problem:
            self._area.show_hex(hop)
            self._tell(f"this {hop.content_type} cannot be read as an image: {problem}")
        else:
            self._tell()

    def _tell(self, *notes: str, offer_save: bool = False) -> None:
        whole = self._hop is None or self._hop.body.complete
        told = (self._media.note, *notes, "" if whole else _INCOMPLETE)
        self._notes.show_notes(told, offer_save)

    def _encoding_note(self, hop: Hop) -> str:
        """Whether the bytes are what the charset says; the browser would not tell."""
        body = unpacked(hop).body
        probed = body.read(_PROBED_BYTES)
        cut = body.size > len(probed)
        return decode(probed, hop.header("Content-Type"), cut=cut).note

    def _connect_signals(self) -> None:
        self.head.save_requested.connect(self._on_save_requested)
        self._area.save_requested.connect(self._on_save_requested)
        self._notes.save_requested.connect(self._on_save_requested)
        self._area.web_made.connect(self._on_area_web_made)
        self._zoom.clicked.connect(self._on_zoom_clicked)
        self._source.toggled.connect(self._on_source_toggled)

    @Slot(object)
    def _on_area_web_made(self, web: PageView) -> None:
        web.navigation_requested.connect(self.navigation_requested)
        web.blocked_changed.connect(self._on_web_blocked_changed)
        web.zoom_changed.connect(self._on_web_zoom_changed)
        web.surface_made.connect(self._on_web_surface_made)

    @Slot(object)
    def _on_web_surface_made(self, surface: QWidget) -> None:
        QWidget.setTabOrder(self.head.last_stop, surface)

    @Slot(object)
    def _on_web_blocked_changed(self, blocked: BlockedByHost) -> None:
        shown = self._media.kind is Kind.HTML and not self._source.isChecked()
        self._banner.show_counts(blocked.counts if shown else {})

    @Slot(int)
    def _on_web_zoom_changed(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")

    @Slot()
    def _on_zoom_clicked(self) -> None:
        self._fitted = not self._fitted
        self._area.set_fitted(self._fitted)

    @Slot(bool)
    def _on_source_toggled(self, wanted: bool) -> None:
        hop = self._hop
        if hop is None:
            return
        self._banner.show_counts({})
        self._zoom.setVisible(not wanted)
        if wanted:
            self._show_text(hop)
        else:
            self._show_body(hop, self._media)

    @Slot()
    def _on_save_requested(self) -> None:
        if self._hop is not None:
            self.save_requested.emit(SaveRequest.of(self._hop))
