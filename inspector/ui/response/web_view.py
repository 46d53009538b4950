"""The live page: a real browser that reaches only the app. QtWebEngine starts with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.preview.cookies import IdentityJar
from inspector.preview.facts import BlockedHosts, BlockedRequest, PageFetch, ProxyLogin
from inspector.preview.gateway import Gateway
from inspector.protocol.exchange import Hop
from inspector.ui.theme.focus_ring import HAS_RING
from inspector.ui.theme.theme import Theme

from .web.crashed import CrashedPage
from .web.notice import PageNotice

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage

CSS_WIDTH = 720
SMALLEST_ZOOM = 0.67


class WebPreview(QWidget):
    """Shows one answer at a time, live: its scripts run, its links are handed to the window.

    The environment must be prepared (``prepare_chromium_environment``) before the first.

    Signals:
        navigation_requested: absolute URL of a link (or GET form) of the page; not loaded.
        title_changed: the document's title.
        load_finished: True where the answer is on screen, whatever its status.
        blocked_changed: BlockedHosts of the page shown.
        zoom_changed: percent.
        page_fetched: Hop; something that the page asked for by itself, answered.
        surface_made: QWidget that takes the keyboard for the page; it comes with the first load.
    """

    navigation_requested = Signal(str)
    title_changed = Signal(str)
    load_finished = Signal(bool)
    blocked_changed = Signal(object)
    zoom_changed = Signal(int)
    page_fetched = Signal(object)
    surface_made = Signal(object)

    def __init__(
        self, gateway: Gateway, jar: IdentityJar, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Here, not above: importing QtWebEngine costs more than the rest of the window.
        from .web.browser import Browser
        from .web.profile import make_profile

        self._gateway = gateway
        self._tab = gateway.open_tab()
        self._hop: Hop | None = None
        self._blocked = BlockedHosts()
        self._fitted = True
        self._is_loaded = False
        self._zoom_percent = 100
        login = gateway.admit(jar)
        self._notice = PageNotice()
        self._crashed = CrashedPage(theme)
        # Before the profile: children are deleted in this order, and the page goes first.
        self._stack = QStackedWidget(self)
        self._browser = Browser(gateway, jar, login, self._tab, make_profile(self))
        self._build_layout()
        self._connect_signals()
        self.destroyed.connect(partial(_leave, gateway, self._tab, login))

    def show_hop(self, hop: Hop) -> None:
        """Show an answer that can be displayed. It is never sent again."""
        self._hop = hop
        self._is_loaded = False
        self._notice.clear()
        self._set_blocked(BlockedHosts())
        self._stack.setCurrentWidget(self._browser)
        self._apply_zoom()
        self.zoom_changed.emit(self._zoom_percent)
        self._browser.load_pin(self._gateway.pin(self._tab, hop))

    def clear(self) -> None:
        """Show nothing, and stop what the page still does."""
        self._hop = None
        self._gateway.close_tab(self._tab)
        self._notice.clear()
        self._set_blocked(BlockedHosts())
        self._stack.setCurrentWidget(self._browser)
        self._browser.blank()

    def set_fitted(self, fitted: bool) -> None:
        """Zoom out until CSS_WIDTH pixels fit (True), or show 100 % (False)."""
        self._fitted = fitted
        self._apply_zoom()

    @property
    def page(self) -> QWebEnginePage:
        """The page on show."""
        return self._browser.app_page

    @property
    def is_loaded(self) -> bool:
        """Whether the answer that ``show_hop`` was given is on screen."""
        return self._is_loaded

    @property
    def notice(self) -> str:
        """The sentence above the page; "" for none."""
        return self._notice.text

    @property
    def problem(self) -> str:
        """The sentence in place of the page; "" while there is a page."""
        crashed = self._stack.currentWidget() is self._crashed
        return self._crashed.sentence if crashed else ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_zoom()

    def _build_layout(self) -> None:
        self._stack.addWidget(self._browser)
        self._stack.addWidget(self._crashed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notice)
        layout.addWidget(self._stack, 1)

    def _connect_signals(self) -> None:
        page = self._browser.app_page
        page.link_followed.connect(self.navigation_requested)
        page.said.connect(self._notice.say)
        page.titleChanged.connect(self.title_changed)
        page.loadingChanged.connect(self._on_page_loading_changed)
        page.renderProcessTerminated.connect(self._on_page_render_process_terminated)
        self._crashed.reload_requested.connect(self._on_crashed_reload_requested)
        self._gateway.host_blocked.connect(self._on_gateway_host_blocked)
        self._gateway.page_requested.connect(self._on_gateway_page_requested)

    def _set_blocked(self, blocked: BlockedHosts) -> None:
        if blocked != self._blocked:
            self._blocked = blocked
            self.blocked_changed.emit(blocked)

    def _apply_zoom(self) -> None:
        fitting = min(1.0, self.width() / CSS_WIDTH)
        factor = max(SMALLEST_ZOOM, fitting) if self._fitted else 1.0
        self._browser.app_page.setZoomFactor(factor)
        percent = round(factor * 100)
        if percent != self._zoom_percent:
            self._zoom_percent = percent
            self.zoom_changed.emit(percent)

    @Slot(object)
    def _on_page_loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        if info.url() == QUrl("about:blank"):
            return
        if info.status() is info.LoadStatus.LoadSucceededStatus:
            self._finish_load(True)
        elif info.status() is info.LoadStatus.LoadFailedStatus:
            # A 404 is a page like any other here: the app answered.
            self._finish_load(info.errorDomain() is info.ErrorDomain.HttpStatusCodeDomain)

    def _finish_load(self, arrived: bool) -> None:
        self._apply_zoom()  # Chromium goes back to 100 % for a host it has not met
        self._is_loaded = True
        self._adopt_surface()
        self.load_finished.emit(arrived)

    def _adopt_surface(self) -> None:
        """Chromium makes the widget that takes the keyboard with its first load, nameless."""
        surface = self._browser.focusProxy()
        if surface is not None and not surface.accessibleName():
            surface.setAccessibleName("Page")
            surface.setProperty(HAS_RING, True)
            self.surface_made.emit(surface)

    @Slot(object, int)
    def _on_page_render_process_terminated(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, exit_code: int
    ) -> None:
        if status is status.NormalTerminationStatus:
            return
        address = self._hop.url if self._hop else ""
        self._crashed.show_exit(address, status is status.KilledTerminationStatus, exit_code)
        self._notice.clear()
        self._stack.setCurrentWidget(self._crashed)

    @Slot()
    def _on_crashed_reload_requested(self) -> None:
        if self._hop is not None:
            self.show_hop(self._hop)

    @Slot(object)
    def _on_gateway_page_requested(self, fetch: PageFetch) -> None:
        if self._hop is not None and fetch.tab == self._tab:
            self.page_fetched.emit(fetch.hop)

    @Slot(object)
    def _on_gateway_host_blocked(self, blocked: BlockedRequest) -> None:
        if self._hop is not None and blocked.tab in ("", self._tab):
            self._set_blocked(self._blocked.plus(blocked.host))


def _leave(gateway: Gateway, tab: str, login: ProxyLogin) -> None:
    gateway.close_tab(tab)
    gateway.dismiss(login)
