"""The place of the page: the browser, or the view that suits a body that is no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from inspector.protocol.exchange import Hop
from inspector.ui.theme.theme import Theme

from .body_text import body_text, language_of
from .download_card import DownloadCard
from .explanation import Explanation
from .hex_view import HexView
from .image_page import ImagePage
from .page_view import PageView
from .text_feed import TextFeed


class PageArea(QStackedWidget):
    """One view at a time; what is not on screen is empty.

    Signals:
        web_made: PageView, when the first page is to be rendered.
        save_requested: the download card's button was clicked.
    """

    web_made = Signal(object)
    save_requested = Signal()

    def __init__(self, theme: Theme, make_web: Callable[[], PageView]) -> None:
        super().__init__()
        self.setObjectName("previewPane")
        self._make_web = make_web
        self._web: PageView | None = None
        self._explanation = Explanation()
        self._image = ImagePage(theme)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName("Body as text")
        self._feed = TextFeed(self._text, theme)
        self._hex = HexView(theme)
        self._download = DownloadCard(theme)
        for view in (self._explanation, self._image, self._text, self._hex, self._download):
            self.addWidget(view)
        self._download.save_requested.connect(self.save_requested)

    def show_web(self, hop: Hop) -> None:
        """Render a page."""
        if self._web is None:
            self._web = self._make_web()
            self.addWidget(cast(QWidget, self._web))
            self.web_made.emit(self._web)
        self._switch(cast(QWidget, self._web))
        self._web.show_hop(hop)

    def show_image(self, hop: Hop) -> str:
        """Show an image; returns "" or why it cannot be read."""
        self._switch(self._image)
        return self._image.show_hop(hop)

    def show_text(self, hop: Hop) -> tuple[tuple[str, ...], bool]:
        """Show a text; returns what there is to say about it, and whether it was cut.

        Raises:
            OSError: the spool file cannot be read.
        """
        body = body_text(hop)
        self._switch(self._text)
        self._feed.show_text(body.text, language_of(hop.content_type))
        return body.notes, body.is_cut

    def show_growing(self, hop: Hop) -> None:
        """Show what has come of a text.

        Raises:
            OSError: the spool file cannot be read.
        """
        if self.currentWidget() is not self._text:
            self._switch(self._text)
        self._feed.show_growing(body_text(hop).text)

    def show_hex(self, hop: Hop) -> None:
        """Show bytes."""
        self._switch(self._hex)
        self._hex.show_body(hop.body)

    def show_download(self, hop: Hop) -> None:
        """Offer a file."""
        self._switch(self._download)
        self._download.show_hop(hop)

    def show_reason(self, sentence: str, is_problem: bool = False) -> None:
        """Say why there is no page."""
        self._switch(self._explanation)
        self._explanation.show_reason(sentence, is_problem)

    def set_fitted(self, fitted: bool) -> None:
        """Zoom of the page: fitted, or 100 %."""
        if self._web is not None:
            self._web.set_fitted(fitted)

    def _switch(self, view: QWidget) -> None:
        web = cast(QWidget | None, self._web)
        if self._web is not None and self.currentWidget() is web and view is not web:
            self._web.clear()
        self._feed.clear()
        self._image.clear()
        self.setCurrentWidget(view)
