"""One cookie of the jar, in the words in which the table shows it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtNetwork import QNetworkCookie

_SAME_SITE = {
    QNetworkCookie.SameSite.Lax: "SameSite=Lax",
    QNetworkCookie.SameSite.Strict: "SameSite=Strict",
    QNetworkCookie.SameSite.None_: "SameSite=None",
}


@dataclass(frozen=True)
class CookieRow:
    """One cookie.

    expires: local date and time as text; "" where it ends with the session.
    flags: "HttpOnly · Secure · SameSite=Lax", those that it has.
    """

    name: str
    value: str
    domain: str = ""
    path: str = "/"
    expires: str = ""
    flags: str = ""

    @classmethod
    def of(cls, cookie: QNetworkCookie) -> CookieRow:
        """A cookie as the jar holds it."""
        expiry = cookie.expirationDate()
        return cls(
            name=_text(cookie.name().data()),
            value=_text(cookie.value().data()),
            domain=cookie.domain(),
            path=cookie.path(),
            expires=expiry.toLocalTime().toString(Qt.DateFormat.ISODate).replace("T", " "),
            flags=_flags(cookie),
        )


def _text(raw: bytes | bytearray | memoryview) -> str:
    return bytes(raw).decode("utf-8", "replace")


def _flags(cookie: QNetworkCookie) -> str:
    words = []
    if cookie.isHttpOnly():
        words.append("HttpOnly")
    if cookie.isSecure():
        words.append("Secure")
    same_site = _SAME_SITE.get(cookie.sameSitePolicy())
    return " · ".join([*words, *([same_site] if same_site else [])])
