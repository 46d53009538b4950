"""What HTTP allows in a method, a header name and a header value; the Cookie header joined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from inspector.protocol.exchange import Field, Headers

from .refusal import RequestRefusedError

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FORBIDDEN_IN_VALUE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ADDRESS = re.compile(r"[\x21-\x7e]{1,255}")
_NAMED = {"\n": "a line break", "\r": "a line break", "\0": "a NUL character"}


def checked_method(method: str) -> str:
    """The method as it is sent.

    Raises:
        RequestRefusedError: it is not an HTTP token.
    """
    method = method.strip()
    if not _TOKEN.fullmatch(method):
        raise RequestRefusedError(
            f"“{method}” is not an HTTP method: letters, digits and a few signs, no spaces."
            if method
            else "The request has no method."
        )
    return method


def check_address(remote_addr: str) -> None:
    """Let through what may be a client's address: an IP, or whatever else a server would say.

    Raises:
        RequestRefusedError: it has characters that no environ can carry.
    """
    if remote_addr and not _ADDRESS.fullmatch(remote_addr):
        raise RequestRefusedError(f"“{remote_addr}” is not a client's address: 10.0.0.1 is.")


def checked_headers(rows: Iterable[Field]) -> Headers:
    """The rows that are on, as they are sent; empty rows are left out.

    Raises:
        RequestRefusedError: HTTP forbids a name or a value; the sentence names the header.
    """
    return tuple(
        _checked_header(row) for row in rows if row.enabled and (row.name.strip() or row.value)
    )


def _checked_header(row: Field) -> tuple[str, str]:
    name, value = row.name.strip(" \t"), row.value.strip(" \t")
    if not name:
        raise RequestRefusedError(f"The header with the value “{value}” has no name.")
    if not _TOKEN.fullmatch(name):
        raise RequestRefusedError(
            f"HTTP does not allow the header name “{name}”: letters, digits and a few signs, "
            "no spaces and no colon."
        )
    _check_value(name, value)
    return name, value


def _check_value(name: str, value: str) -> None:
    forbidden = _FORBIDDEN_IN_VALUE.search(value)
    if forbidden:
        what = _NAMED.get(forbidden[0], f"the control character U+{ord(forbidden[0]):04X}")
        raise RequestRefusedError(
            f"The value of the header “{name}” has {what}: HTTP forbids that."
        )
    # WSGI carries header values as Latin-1, one character a byte.
    foreign = next((character for character in value if ord(character) > 0xFF), None)
    if foreign:
        raise RequestRefusedError(
            f"The value of the header “{name}” has “{foreign}”: an HTTP header carries "
            "Latin-1 only. Percent-encode it."
        )


def typed_header(headers: Headers, name: str) -> bool:
    """Whether the person typed this header."""
    return any(key.lower() == name.lower() for key, _ in headers)


def with_cookies(headers: Headers, jar: str | None) -> Headers:
    """The headers with one Cookie header, last: the jar's cookies under those typed.

    jar: what the jar would send, "a=1; b=2"; None where it has nothing. A cookie that the
        person typed replaces the jar's of the same name.
    """
    typed = [value for key, value in headers if key.lower() == "cookie"]
    typed_pairs = _pairs("; ".join(typed))
    names = {_cookie_name(pair) for pair in typed_pairs}
    kept = [pair for pair in _pairs(jar or "") if _cookie_name(pair) not in names]
    others = tuple(header for header in headers if header[0].lower() != "cookie")
    joined = "; ".join([*kept, *typed_pairs])
    return (*others, ("Cookie", joined)) if joined else others


def _pairs(cookie_header: str) -> list[str]:
    return [pair.strip() for pair in cookie_header.split(";") if pair.strip()]


def _cookie_name(pair: str) -> str:
    return pair.partition("=")[0].strip()
