"""The cookies of one identity: the truth that the worker, the gateway and Chromium share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkCookie, QNetworkCookieJar

CookieKey = tuple[bytes, str, str]


def cookie_key(cookie: QNetworkCookie) -> CookieKey:
    """What makes two cookies the same one: name, domain, path."""
    return bytes(cookie.name().data()), cookie.domain().lower(), cookie.path()


def cookie_content(cookie: QNetworkCookie) -> tuple[bytes, bool, bool, bool]:
    """What two versions of a cookie may differ in.

    The date it expires is left out: Chromium cuts it at 400 days, and a mirror that
    compared it would never come to rest.
    """
    return (
        bytes(cookie.value().data()),
        cookie.isSecure(),
        cookie.isHttpOnly(),
        cookie.isSessionCookie(),
    )


class IdentityJar(QObject):
    """One identity's cookies, by domain, path, expiry, Secure and HttpOnly.

    Signals:
        cookie_added: a QNetworkCookie that is new or has new content.
        cookie_removed: a QNetworkCookie that is no longer there.
    """

    cookie_added = Signal(QNetworkCookie)
    cookie_removed = Signal(QNetworkCookie)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jar = _OpenJar(self)

    def cookies(self) -> list[QNetworkCookie]:
        """Every cookie, in the order it came."""
        return self._jar.allCookies()

    def cookie_header(self, url: str) -> str | None:
        """The Cookie header for a request to ``url``; None for none."""
        cookies = self._jar.cookiesForUrl(_as_secure_context(QUrl(url)))
        form = QNetworkCookie.RawForm.NameAndValueOnly
        pairs = [bytes(cookie.toRawForm(form).data()).decode("latin-1") for cookie in cookies]
        return "; ".join(pairs) or None

    def store(self, url: str, set_cookie: Sequence[str]) -> None:
        """Take in the Set-Cookie values of an answer from ``url``."""
        before = self._by_key()
        for value in set_cookie:
            # A line end inside a value would begin a cookie of its own.
            line = value.replace("\r", " ").replace("\n", " ").encode("latin-1", "replace")
            self._jar.setCookiesFromUrl(QNetworkCookie.parseCookies(line), QUrl(url))
        self._tell_changes(before)

    def set_cookie(self, cookie: QNetworkCookie) -> None:
        """Put one cookie in, as a page's script did."""
        before = self._by_key()
        self._jar.insertCookie(cookie)
        self._tell_changes(before)

    def remove_cookie(self, cookie: QNetworkCookie) -> None:
        """Take the cookie with this name, domain and path out."""
        before = self._by_key()
        self._jar.deleteCookie(cookie)
        self._tell_changes(before)

    def clear(self) -> None:
        """Take every cookie out."""
        before = self._by_key()
        self._jar.setAllCookies([])
        self._tell_changes(before)

    def _by_key(self) -> dict[CookieKey, QNetworkCookie]:
        return {cookie_key(cookie): cookie for cookie in self._jar.allCookies()}

    def _tell_changes(self, before: dict[CookieKey, QNetworkCookie]) -> None:
        after = self._by_key()
        for key, cookie in before.items():
            if key not in after:
                self.cookie_removed.emit(cookie)
        for key, cookie in after.items():
            old = before.get(key)
            if old is None or cookie_content(old) != cookie_content(cookie):
                self.cookie_added.emit(cookie)


class _OpenJar(QNetworkCookieJar):
    """Qt keeps these two for subclasses; Python's binding lets a subclass hand them out."""


def _as_secure_context(url: QUrl) -> QUrl:
    """Browsers send Secure cookies to localhost over plain http too."""
    host = url.host().lower()
    if host in ("localhost", "127.0.0.1", "::1") or host.endswith(".localhost"):
        url.setScheme("https")
    return url
