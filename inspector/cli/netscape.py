"""Cookies as text: the ``cookies.txt`` of Netscape, which curl, wget and Python read as well.

Seven fields a line, separated by tabs: domain, whether its subdomains count, path, Secure,
expiry in seconds since 1970 (0: until the session ends), name, value. ``#HttpOnly_`` before
the domain keeps a cookie from scripts; any other line that begins with # is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

HEAD = "# Netscape HTTP Cookie File\n# Written by route-inspector --cookies\n\n"

_HTTP_ONLY = "#HttpOnly_"
# Python's http.cookiejar writes nothing for a session cookie, and browsers' exports fractions.
_EXPIRY = re.compile(r"([0-9]{1,15}(\.[0-9]*)?)?")
_FLAGS = {"TRUE": True, "FALSE": False}


@dataclass(frozen=True)
class StoredCookie:
    """One cookie; its text stands for bytes, one Latin-1 character each.

    domain: with a dot in front where subdomains count.
    expires: seconds since 1970; None for a session cookie, which is kept all the same.
    """

    name: str
    value: str
    domain: str
    path: str = "/"
    expires: int | None = None
    is_secure: bool = False
    is_http_only: bool = False


class DamagedLineError(ValueError):
    """A line is no cookie; the message says which, and why."""


def parse_cookies(text: str) -> tuple[StoredCookie, ...]:
    """The cookies of a file.

    Raises:
        DamagedLineError: a line is neither a cookie nor a comment.
    """
    lines = enumerate(text.split("\n"), start=1)
    stripped = ((number, line.rstrip("\r")) for number, line in lines)
    return tuple(_cookie(number, line) for number, line in stripped if _holds_cookie(line))


def format_cookies(cookies: Iterable[StoredCookie]) -> str:
    """The text of a file; cookies that a line cannot hold are left out."""
    return HEAD + "".join(_line(cookie) for cookie in cookies if _fits(cookie))


def _holds_cookie(line: str) -> bool:
    return bool(line.strip()) and (not line.startswith("#") or line.startswith(_HTTP_ONLY))


def _cookie(number: int, line: str) -> StoredCookie:
    fields = line.removeprefix(_HTTP_ONLY).split("\t", 6)
    if len(fields) == 6:
        fields.append("")  # editors cut the tab before an empty value
    if len(fields) != 7:
        raise DamagedLineError(f"line {number} has not seven fields separated by tabs")
    domain, with_subdomains, path, secure, expires, name, value = fields
    if with_subdomains not in _FLAGS or secure not in _FLAGS:
        raise DamagedLineError(f"line {number} says neither TRUE nor FALSE where it must")
    if not _EXPIRY.fullmatch(expires):
        raise DamagedLineError(f"line {number} has no number where the expiry must be")
    if not domain.strip(".") or not path.startswith("/") or not name:
        raise DamagedLineError(f"line {number} lacks a domain, a path or a name")
    host = domain.lstrip(".")
    return StoredCookie(
        name=name,
        value=value,
        domain=f".{host}" if _FLAGS[with_subdomains] else host,
        path=path,
        expires=int(float(expires or 0)) or None,
        is_secure=_FLAGS[secure],
        is_http_only=line.startswith(_HTTP_ONLY),
    )


def _line(cookie: StoredCookie) -> str:
    fields = (
        cookie.domain,
        _word(cookie.domain.startswith(".")),
        cookie.path,
        _word(cookie.is_secure),
        str(cookie.expires or 0),
        cookie.name,
        cookie.value,
    )
    return (_HTTP_ONLY if cookie.is_http_only else "") + "\t".join(fields) + "\n"


def _word(flag: bool) -> str:
    return "TRUE" if flag else "FALSE"


def _fits(cookie: StoredCookie) -> bool:
    before = cookie.domain + cookie.path + cookie.name
    whole = before + cookie.value
    return bool(cookie.name) and "\t" not in before and not set("\r\n") & set(whole)
