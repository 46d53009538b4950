"""The page of a preview: where it may go, and what it may ask of the person."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineLoadingInfo,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
)
from typing_extensions import override

from inspector.preview.facts import ProxyLogin

from .marker import RequestMarker
from .rules import Navigation, Verdict, judge

_Type = QWebEnginePage.NavigationType

_NAVIGATIONS = {
    _Type.NavigationTypeLinkClicked: Navigation.LINK,
    _Type.NavigationTypeTyped: Navigation.OURS,
    _Type.NavigationTypeFormSubmitted: Navigation.FORM,
    _Type.NavigationTypeBackForward: Navigation.HISTORY,
    _Type.NavigationTypeReload: Navigation.RELOAD,
    _Type.NavigationTypeRedirect: Navigation.REDIRECT,
}


class AppPage(QWebEnginePage):
    """Stays inside the app, and never opens a dialog of its own.

    Signals:
        link_followed: absolute URL that the window is to send by GET.
        said: a sentence for the person: what the page wanted, and what became of it.
    """

    link_followed = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        profile: QWebEngineProfile,
        login: ProxyLogin,
        marker: RequestMarker,
        parent: QObject,
    ) -> None:
        super().__init__(profile, parent)
        self._login = login
        self._marker = marker
        self._in_flight = False
        self.setUrlRequestInterceptor(marker)
        self.setBackgroundColor(Qt.GlobalColor.white)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.loadingChanged.connect(self._on_loading_changed)
        self.proxyAuthenticationRequired.connect(self._on_proxy_authentication_required)
        self.authenticationRequired.connect(self._on_authentication_required)
        self.permissionRequested.connect(self._on_permission_requested)
        self.newWindowRequested.connect(self._on_new_window_requested)
        self.fullScreenRequested.connect(self._on_full_screen_requested)
        self.fileSystemAccessRequested.connect(self._on_file_system_access_requested)
        self.registerProtocolHandlerRequested.connect(self._on_protocol_handler_requested)
        self.profile().downloadRequested.connect(self._on_profile_download_requested)

    @override
    def acceptNavigationRequest(
        self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool
    ) -> bool:
        url = QUrl(url)
        navigation = _NAVIGATIONS.get(type, Navigation.OTHER)
        if navigation is Navigation.REDIRECT and self._would_post_again(url):
            navigation = Navigation.RELOAD
            self.said.emit("The page wanted to load itself again; its POST is not sent twice.")
        accepted = self._obey(url, navigation, isMainFrame)
        # isLoading() is true already while Chromium asks.
        self._in_flight |= accepted and isMainFrame
        return accepted

    def _would_post_again(self, url: QUrl) -> bool:
        """A script's reload comes as a redirect, out of the blue, to where the page is."""
        return not self._in_flight and self._marker.document == ("POST", url)

    def _obey(self, url: QUrl, navigation: Navigation, is_main_frame: bool) -> bool:
        verdict = judge(url, navigation, is_main_frame, self._marker.hosts)
        if verdict is Verdict.SEND:
            self._follow(url)
        elif verdict is Verdict.OTHER_HOST:
            self.said.emit(f"{url.host()} is not this app: the preview does not go there.")
        return verdict is Verdict.STAY

    def _follow(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        # Chromium is in the middle of asking; whoever hears this may load another page.
        QTimer.singleShot(0, self, lambda: self.link_followed.emit(address))

    @Slot(QWebEngineLoadingInfo)
    def _on_loading_changed(self, info: QWebEngineLoadingInfo) -> None:
        if info.status() is not info.LoadStatus.LoadStartedStatus:
            self._in_flight = False

    @Slot(QWebEngineNewWindowRequest)
    def _on_new_window_requested(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self._obey(request.requestedUrl(), Navigation.LINK, True)
        else:
            self.said.emit("The page wanted to open a window by itself; it was not opened.")

    @Slot(QUrl, QAuthenticator, str)
    def _on_proxy_authentication_required(
        self, _url: QUrl, authenticator: QAuthenticator, _proxy_host: str
    ) -> None:
        authenticator.setUser(self._login.user)
        authenticator.setPassword(self._login.password)

    @Slot(QUrl, QAuthenticator)
    def _on_authentication_required(self, _url: QUrl, _authenticator: QAuthenticator) -> None:
        # The gateway takes the app's challenge off, so this comes from nowhere we know; an
        # authenticator left empty would make Chromium ask again until it gives up.
        QTimer.singleShot(0, self, lambda: self.triggerAction(self.WebAction.Stop))

    @Slot(QWebEnginePermission)
    def _on_permission_requested(self, permission: QWebEnginePermission) -> None:
        permission.deny()

    @Slot(QWebEngineFullScreenRequest)
    def _on_full_screen_requested(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()

    @Slot(QWebEngineFileSystemAccessRequest)
    def _on_file_system_access_requested(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()

    @Slot(QWebEngineRegisterProtocolHandlerRequest)
    def _on_protocol_handler_requested(
        self, request: QWebEngineRegisterProtocolHandlerRequest
    ) -> None:
        request.reject()

    @Slot(QWebEngineDownloadRequest)
    def _on_profile_download_requested(self, download: QWebEngineDownloadRequest) -> None:
        name = download.downloadFileName()
        download.cancel()
        self.said.emit(f"The page started a download of {name}; send its route to save it.")

    @override
    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        self.said.emit(f"The page says: {_short(msg)}")

    @override
    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:
        self.said.emit(f"The page asked: {_short(msg)} It was answered with Cancel.")
        return False

    @override
    def javaScriptPrompt(
        self, securityOrigin: QUrl | str, msg: str, defaultValue: str
    ) -> tuple[bool, str]:
        self.said.emit(f"The page asked for text: {_short(msg)} It was answered with Cancel.")
        return False, ""

    @override
    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
    ) -> None:
        """Qt's own writes to stderr, which is the inspector's, not the page's."""


def _short(text: str) -> str:
    words = " ".join(text.split())
    words = words if len(words) <= 200 else words[:199] + "…"
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
