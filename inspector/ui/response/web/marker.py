"""Marks each request of a page, and turns or blocks the https ones before they leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor
from typing_extensions import override

from inspector.preview.facts import BlockedRequest
from inspector.preview.marks import OTHER, RESOURCE_TYPES, RequestMark
from inspector.preview.pins import Pin


class RequestMarker(QWebEngineUrlRequestInterceptor):
    """The interceptor of one page; runs on the thread of the window.

    An https request would reach the gateway as CONNECT, which carries no mark: of the app's
    own host it is turned into http here, of any other it is blocked and reported here.
    """

    def __init__(
        self,
        tab: str,
        header: str,
        report: Callable[[BlockedRequest], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tab = tab
        self._header = header.encode("ascii")
        self._report = report
        self._token = ""
        self._hosts: frozenset[str] = frozenset()
        self._document = ("GET", QUrl())

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that the page on show may go to."""
        return self._hosts

    @property
    def document(self) -> tuple[str, QUrl]:
        """Method and URL by which the page itself was asked for last."""
        return self._document

    def show_pin(self, pin: Pin) -> None:
        """From now on requests belong to the load of this pin."""
        self._token = pin.token
        self._hosts = pin.hosts

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if info.resourceType() is info.ResourceType.ResourceTypeMainFrame:
            self._on_page(info, url)
        kind = RESOURCE_TYPES.get(info.resourceType().name, OTHER)
        if url.scheme() == "https":
            self._on_https(info, url, kind)
        elif url.scheme() == "http":
            mark = RequestMark(self._tab, self._token, kind, info.initiator().toString())
            info.setHttpHeader(self._header, mark.to_header().encode("ascii"))

    def _on_page(self, info: QWebEngineUrlRequestInfo, url: QUrl) -> None:
        method = bytes(info.requestMethod().data()).decode("ascii")
        self._document = (method, url)
        # A form's own redirects keep the type of the form: this is a reload by a script
        # while the page still loads, and would send the POST again without a word.
        again = info.navigationType() is info.NavigationType.NavigationTypeRedirect
        if again and method == "POST":
            info.block(True)

    def _on_https(self, info: QWebEngineUrlRequestInfo, url: QUrl, kind: str) -> None:
        host = url.host().lower()
        if host in self._hosts:
            plain = QUrl(url)
            plain.setScheme("http")
            info.redirect(plain)
        else:
            info.block(True)
            self._report(BlockedRequest(self._tab, url.toString(), host, kind))
