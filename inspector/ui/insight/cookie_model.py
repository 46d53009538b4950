"""Item model of the identity's cookies, with what the answer on show said about each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from inspector.protocol.exchange import Headers

from .cookie_row import CookieRow
from .set_cookie import REMOVED, told_cookies
from .text_table_model import TextTableModel

NAME, VALUE, DOMAIN, PATH, EXPIRES, FLAGS, ANSWER = range(7)
_TITLES = ("Name", "Value", "Domain", "Path", "Expires", "Flags", "This answer")
_NOT_KEPT = "sent, not kept"


class CookieModel(TextTableModel):
    """One row a cookie of the jar; then those that the answer named and the jar has not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_TITLES, "\t", parent)
        self._jar: tuple[CookieRow, ...] = ()
        self._told: dict[str, str] = {}

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

    def _refresh(self) -> None:
        kept = {cookie.name for cookie in self._jar}
        rows = [self._jar_cells(cookie) for cookie in self._jar]
        for name, what in self._told.items():
            if name not in kept:
                rows.append((name, *[""] * 5, what if what == REMOVED else _NOT_KEPT))
        self.show_rows(rows)

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
