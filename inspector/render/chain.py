"""How one hop led to the next, and why the last one led no further."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import urlsplit

from inspector.protocol.exchange import Ended, Exchange, Hop

from .media import is_redirect

DEBUGGER = "debug: `flask run` would show the debugger"


def path_of(url: str) -> str:
    """Path and query of an absolute URL, as they were sent."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def next_step(hop: Hop, following: Hop) -> str:
    """What the client did with a redirect: "body dropped, now GET"."""
    if following.method != hop.method:
        dropped = "body dropped, " if hop.request_body.size else ""
        return f"{dropped}now {following.method}"
    return "method and body kept" if hop.request_body.size else "followed"


def last_step(exchange: Exchange) -> str:
    """Why the last hop was not followed, or what would have come of it elsewhere; "" for none."""
    final = exchange.final
    if final is None:
        return ""
    if exchange.ended is Ended.EXTERNAL:
        return f"external, not followed: {final.location}"
    if exchange.ended is Ended.LOOP:
        return f"loop: {final.location} was seen before"
    if exchange.ended is Ended.LIMIT:
        return f"stopped after {len(exchange.hops)} hops"
    if exchange.ended is Ended.RESPONSE and is_redirect(final):
        return f"not followed: {final.location}"
    return DEBUGGER if final.debugger else ""


def steps(exchange: Exchange) -> tuple[str, ...]:
    """One sentence a hop: how the next one came about, or why none did."""
    hops = exchange.hops
    between = (next_step(hop, following) for hop, following in pairwise(hops))
    return (*between, last_step(exchange)) if hops else ()
