"""Chromium as one widget: a view, its page and its profile, tied to gateway and jar."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWebEngineCore import QWebEngineHttpRequest, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from inspector.preview.cookies import IdentityJar
from inspector.preview.facts import ProxyLogin
from inspector.preview.gateway import Gateway
from inspector.preview.pins import Pin
from inspector.protocol.exchange import first_header

from .cookie_mirror import CookieMirror
from .marker import RequestMarker
from .page import AppPage

# The body of a POST is only there for what the page may learn of it; the app has had it.
_MAX_POST_BYTES = 1024 * 1024


class Browser(QWebEngineView):
    """Loads pins. The profile must outlive it."""

    def __init__(
        self,
        gateway: Gateway,
        jar: IdentityJar,
        login: ProxyLogin,
        tab: str,
        profile: QWebEngineProfile,
    ) -> None:
        super().__init__()
        self._marker = RequestMarker(tab, gateway.mark_header, gateway.report_blocked)
        self._app_page = AppPage(profile, login, self._marker, self)
        self._mirror = CookieMirror(jar, profile.cookieStore(), self)
        self.setPage(self._app_page)
        self._offer_copying()

    @property
    def app_page(self) -> AppPage:
        """The page, as what it is."""
        return self._app_page

    def load_pin(self, pin: Pin) -> None:
        """Load what is pinned, in place of the page that is there."""
        self._marker.show_pin(pin)
        self._app_page.load(_load_request(pin))

    def blank(self) -> None:
        """Show nothing, and stop what the page still does."""
        self._app_page.load(QUrl("about:blank"))

    def _offer_copying(self) -> None:
        """Chromium's own menu offers Back, Reload and Save, which are not its business here."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        actions = (self._app_page.WebAction.Copy, self._app_page.WebAction.SelectAll)
        self.addActions([self._app_page.action(action) for action in actions])


def _load_request(pin: Pin) -> QWebEngineHttpRequest:
    url = QUrl.fromEncoded(pin.url.encode("ascii"))
    if pin.method != "POST":
        return QWebEngineHttpRequest(url)
    request = QWebEngineHttpRequest(url, QWebEngineHttpRequest.Method.Post)
    kind = first_header(pin.hop.request_headers, "Content-Type")
    if kind:
        request.setHeader(b"Content-Type", kind.encode("latin-1", "replace"))
    try:
        request.setPostData(pin.hop.request_body.read(_MAX_POST_BYTES))
    except OSError:
        request.setPostData(b"")  # the spool file is gone; the answer is what counts
    return request
