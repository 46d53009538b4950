"""The identity's cookies as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.protocol.exchange import Headers
from inspector.ui.theme.theme import Theme

from .cookie_model import ANSWER, DOMAIN, EXPIRES, FLAGS, NAME, PATH, VALUE, CookieModel
from .cookie_row import CookieRow
from .row_table import RowTable

_WIDTHS = {NAME: 120, DOMAIN: 90, PATH: 50, EXPIRES: 152, FLAGS: 184, ANSWER: 94}


class CookiesView(RowTable):
    """The cookiesTable."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._cookies = CookieModel()
        super().__init__(theme, self._cookies, parent)
        self._cookies.setParent(self)
        self.setObjectName("cookiesTable")
        self.setAccessibleName("Cookies of this identity")
        self.setModel(self._cookies)
        head = self.horizontalHeader()
        head.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self.resizeRowsToContents)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)

    def show_cookies(self, jar: Sequence[CookieRow]) -> None:
        """What the jar holds now."""
        self._cookies.show_cookies(jar)

    def show_answer(self, headers: Headers) -> None:
        """The answer on show: its Set-Cookie headers are told in a column of their own."""
        self._cookies.show_answer(headers)

    def count(self) -> int:
        """How many cookies the jar holds."""
        return self._cookies.jar_size()
