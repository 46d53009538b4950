"""Header rules of a proxy: what goes on, what is taken off, what HTTP/1.1 forbids."""

from __future__ import annotations

from collections.abc import Iterable

import h11

from inspector.protocol.exchange import Headers

HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authentication-info",
        "proxy-authorization",
        "proxy-connection",
        "te",  # codespell:ignore te
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)

# The worker makes these from the URL and the body; cookies come from the identity's jar.
_MADE_ANEW = frozenset({"host", "content-length", "cookie", "expect"})

# Cookies reach Chromium as the jar's mirror. A challenge would make QtWebEngine ask for a
# password again and again: its authenticator can be filled from Python, not refused.
_NOT_FOR_CHROMIUM = frozenset({"set-cookie", "www-authenticate", "content-length"})


class UnsendableHeadError(ValueError):
    """HTTP/1.1 cannot say what the app said. The message names the parts it forbids."""


def request_headers(headers: Headers, drop: Iterable[str] = ()) -> Headers:
    """Headers of Chromium's request as the app is to see them."""
    unwanted = HOP_BY_HOP | _MADE_ANEW | _named_by_connection(headers) | set(drop)
    return tuple((name, value) for name, value in headers if name.lower() not in unwanted)


def answer_headers(headers: Headers, drop: Iterable[str] = ()) -> Headers:
    """Headers of the app's answer as Chromium is to see them, without framing."""
    unwanted = HOP_BY_HOP | _NOT_FOR_CHROMIUM | _named_by_connection(headers) | set(drop)
    return tuple((name, value) for name, value in headers if name.lower() not in unwanted)


def declared_length(headers: Headers) -> int | None:
    """The app's Content-Length; None where it gave none, several, or no number."""
    values = {value.strip() for name, value in headers if name.lower() == "content-length"}
    if len(values) != 1:
        return None
    value = values.pop()
    return int(value) if value.isascii() and value.isdigit() else None


def response_head(status: int, reason: str, headers: Headers) -> h11.Response:
    """The head of an answer, as h11 has it.

    Raises:
        UnsendableHeadError: the status, the reason or a header is not HTTP/1.1.
    """
    problems = [repr(pair) for pair in headers if not _is_sendable(200, "", (pair,))]
    if not _is_sendable(status, reason, ()):
        problems.insert(0, f"status {status} {reason!r}")
    if problems:
        raise UnsendableHeadError(", ".join(problems))
    return _response(status, reason, headers)


def _is_sendable(status: int, reason: str, headers: Headers) -> bool:
    try:
        _response(status, reason, headers)
    except (h11.LocalProtocolError, UnicodeEncodeError):
        return False
    return True


def _response(status: int, reason: str, headers: Headers) -> h11.Response:
    # Space around a value is not part of it, and h11 refuses to send any.
    pairs = [
        (name.encode("latin-1"), value.strip(" \t").encode("latin-1")) for name, value in headers
    ]
    return h11.Response(status_code=status, reason=reason.encode("latin-1"), headers=pairs)


def _named_by_connection(headers: Headers) -> set[str]:
    values = (value for name, value in headers if name.lower() == "connection")
    return {token.strip().lower() for value in values for token in value.split(",")}
