"""Keeps Chromium's cookie store and the identity's jar alike, without an echo going round."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtNetwork import QNetworkCookie
from PySide6.QtWebEngineCore import QWebEngineCookieStore

from inspector.preview.cookies import CookieKey, IdentityJar, cookie_content, cookie_key

_BELIEVE_MS = 20


class CookieMirror(QObject):
    """The jar is the truth; what a page's script does to Chromium's store is told to it.

    QtWebEngine says ``cookieRemoved`` also for a cookie that is overwritten: once before
    ``cookieAdded`` where its content changes, and twice, with nothing after, where it does
    not. So a removal is believed only after a moment without another word, and a removal
    of what is already gone means that it is back.
    """

    def __init__(
        self, jar: IdentityJar, store: QWebEngineCookieStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jar = jar
        self._store = store
        self._theirs: dict[CookieKey, tuple[bytes, bool, bool, bool]] = {}
        self._echoes: dict[CookieKey, list[tuple[bytes, bool, bool, bool]]] = {}
        self._gone: dict[CookieKey, QNetworkCookie] = {}
        self._believe_timer = QTimer(self, singleShot=True, interval=_BELIEVE_MS)
        self._connect_signals()
        for cookie in jar.cookies():
            self._on_jar_cookie_added(cookie)

    def _connect_signals(self) -> None:
        self._jar.cookie_added.connect(self._on_jar_cookie_added)
        self._jar.cookie_removed.connect(self._on_jar_cookie_removed)
        self._store.cookieAdded.connect(self._on_store_cookie_added)
        self._store.cookieRemoved.connect(self._on_store_cookie_removed)
        self._believe_timer.timeout.connect(self._on_believe_timer_timeout)

    @Slot(QNetworkCookie)
    def _on_jar_cookie_added(self, cookie: QNetworkCookie) -> None:
        key, content = cookie_key(cookie), cookie_content(cookie)
        waiting = self._echoes.setdefault(key, [])
        if waiting or self._theirs.get(key) != content:
            waiting.append(content)
            self._store.setCookie(_for_chromium(cookie), _origin(cookie))

    @Slot(QNetworkCookie)
    def _on_jar_cookie_removed(self, cookie: QNetworkCookie) -> None:
        key = cookie_key(cookie)
        if key in self._theirs or self._echoes.get(key):
            self._store.deleteCookie(_for_chromium(cookie), _origin(cookie))

    @Slot(QNetworkCookie)
    def _on_store_cookie_added(self, cookie: QNetworkCookie) -> None:
        key, content = cookie_key(cookie), cookie_content(cookie)
        self._theirs[key] = content
        self._gone.pop(key, None)
        waiting = self._echoes.get(key, [])
        if content in waiting:
            del waiting[: waiting.index(content) + 1]
        else:
            self._jar.set_cookie(QNetworkCookie(cookie))

    @Slot(QNetworkCookie)
    def _on_store_cookie_removed(self, cookie: QNetworkCookie) -> None:
        key = cookie_key(cookie)
        if self._theirs.pop(key, None) is not None:
            self._gone[key] = QNetworkCookie(cookie)
            self._believe_timer.start()
        else:
            self._on_store_cookie_added(cookie)

    @Slot()
    def _on_believe_timer_timeout(self) -> None:
        gone, self._gone = self._gone, {}
        for key, cookie in gone.items():
            if not self._echoes.get(key):
                self._jar.remove_cookie(cookie)


def _for_chromium(cookie: QNetworkCookie) -> QNetworkCookie:
    """Without a Domain where it is for one host: Chromium would add the subdomains."""
    copy = QNetworkCookie(cookie)
    if not cookie.domain().startswith("."):
        copy.setDomain("")
    return copy


def _origin(cookie: QNetworkCookie) -> QUrl:
    url = QUrl()
    url.setScheme("https" if cookie.isSecure() else "http")
    url.setHost(cookie.domain().lstrip("."))
    url.setPath(cookie.path() or "/")
    return url
