"""Who answers what a page asks for: the seam between the gateway and the worker's client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from inspector.protocol.exchange import HttpRequest
from inspector.protocol.listener import ResponseListener


class PageBackend(Protocol):
    """Sends a page's requests through the app."""

    def open_page_request(
        self, request: HttpRequest, body: bytes, listener: ResponseListener
    ) -> int:
        """Send one request; the listener hears its answer. Returns an id for the calls below."""
        ...

    def abort_page_request(self, request_id: int) -> None:
        """The page no longer wants the answer. An id that has ended is ignored."""
        ...

    def acknowledge(self, request_id: int, size: int) -> None:
        """``size`` more bytes of the body went on to the page."""
        ...


class CookieSource(Protocol):
    """The cookies of one identity."""

    def cookie_header(self, url: str) -> str | None:
        """The Cookie header for a request to ``url``; None for none."""
        ...

    def store(self, url: str, set_cookie: Sequence[str]) -> None:
        """Take in the Set-Cookie values of an answer from ``url``."""
        ...
