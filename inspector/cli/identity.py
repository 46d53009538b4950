"""The jar of one ``--send``, filled from a cookie file and emptied into it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QDateTime
from PySide6.QtNetwork import QNetworkCookie

from inspector.preview.cookies import IdentityJar

from .netscape import StoredCookie


def jar_with(cookies: Iterable[StoredCookie]) -> IdentityJar:
    """A jar that holds these cookies."""
    jar = IdentityJar()
    for cookie in cookies:
        jar.set_cookie(_network_cookie(cookie))
    return jar


def cookies_of(jar: IdentityJar) -> tuple[StoredCookie, ...]:
    """What a jar holds and has not expired."""
    now = QDateTime.currentDateTimeUtc()
    return tuple(
        _stored_cookie(cookie)
        for cookie in jar.cookies()
        if cookie.isSessionCookie() or cookie.expirationDate() > now
    )


def _network_cookie(stored: StoredCookie) -> QNetworkCookie:
    cookie = QNetworkCookie(stored.name.encode("latin-1"), stored.value.encode("latin-1"))
    cookie.setDomain(stored.domain)
    cookie.setPath(stored.path)
    cookie.setSecure(stored.is_secure)
    cookie.setHttpOnly(stored.is_http_only)
    if stored.expires is not None:
        cookie.setExpirationDate(QDateTime.fromSecsSinceEpoch(stored.expires))
    return cookie


def _stored_cookie(cookie: QNetworkCookie) -> StoredCookie:
    is_session = cookie.isSessionCookie()
    return StoredCookie(
        name=bytes(cookie.name().data()).decode("latin-1"),
        value=bytes(cookie.value().data()).decode("latin-1"),
        domain=cookie.domain(),
        path=cookie.path(),
        expires=None if is_session else cookie.expirationDate().toSecsSinceEpoch(),
        is_secure=cookie.isSecure(),
        is_http_only=cookie.isHttpOnly(),
    )
