"""The rules of redirects: which answer leads on, and with which request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from inspector.protocol.exchange import Ended, Headers, Hop

from .urls import redirect_url

MAX_HOPS = 20

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Outgoing:
    """One request before the cookies are added.

    headers: as typed, with the Content-Type of the body.
    """

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""


def leads_on(hop: Hop) -> bool:
    """Whether an answer is a redirect that a browser would follow."""
    return hop.status in _REDIRECTS and bool(hop.location)


def next_request(sent: Outgoing, hop: Hop, owns: Callable[[str], bool]) -> Outgoing | Ended:
    """The request that a redirect asks for; EXTERNAL where it leaves the app.

    hop: the answer to ``sent``, one that leads on.
    owns: whether a URL is the app's own.
    """
    url = redirect_url(sent.url, hop.location or "")
    if url is None or not owns(url):
        return Ended.EXTERNAL
    method = method_after(hop.status, sent.method)
    if method == sent.method:
        return replace(sent, url=url)
    return Outgoing(method, url, _without_body_headers(sent.headers))


def method_after(status: int, method: str) -> str:
    """The method of the request that a redirect asks for."""
    if status == 303 and method != "HEAD":
        return "GET"
    if status in (301, 302) and method == "POST":
        return "GET"
    return method


def _without_body_headers(headers: Headers) -> Headers:
    return tuple(
        (name, value)
        for name, value in headers
        if not name.lower().startswith("content-") and name.lower() != "transfer-encoding"
    )
