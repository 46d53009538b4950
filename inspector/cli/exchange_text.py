"""``--send`` for people: the body on standard output, how it came about beside it."""

from __future__ import annotations

from collections.abc import Iterator

from inspector.protocol.exchange import BodyRef, Exchange, Hop
from inspector.render.chain import path_of
from inspector.render.sizes import human_size, human_time
from inspector.render.story import story_line

from .output import printable

PIECE_BYTES = 1024 * 1024


def hop_line(hop: Hop) -> str:
    """One request and its answer: "GET /cart → 200 OK · 1.2 ms · 512 B"."""
    status = f"{hop.status} {hop.reason}".rstrip()
    facts = " · ".join((status, human_time(hop.elapsed_ms), human_size(hop.body.size)))
    return printable(f"{hop.method} {path_of(hop.url)} → {facts}")


def story(exchange: Exchange) -> str:
    """What happened, in one sentence."""
    return printable(story_line(exchange))


def body_pieces(body: BodyRef) -> Iterator[bytes]:
    """A body byte for byte, whatever its size.

    Raises:
        OSError: the spool file cannot be read.
    """
    with body.open() as stream:
        while piece := stream.read(PIECE_BYTES):
            yield piece


def ends_line(body: BodyRef) -> bool:
    """Whether a terminal stands at the beginning of a line after this body."""
    return body.size == 0 or body.read(1, body.size - 1) == b"\n"
