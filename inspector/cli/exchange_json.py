"""``--send --format json``: an exchange for scripts, written piece by piece; schema 1."""

from __future__ import annotations

import base64
import codecs
import json
from collections.abc import Iterator
from typing import Any

from inspector.protocol.errors import ErrorInfo
from inspector.protocol.exchange import BodyRef, Exchange, Hop
from inspector.render.text import decode

SCHEMA = 1

# Divisible by three, so that pieces in Base64 join without padding in between.
PIECE_BYTES = 3 * 256 * 1024
_SAMPLE_BYTES = 4096


def exchange_json(exchange: Exchange) -> Iterator[bytes]:
    """One JSON object in ASCII, in pieces: a body of any size is never held as a whole.

    Raises:
        OSError: the body's spool file cannot be read.
    """
    final = exchange.final
    hops = [_hop(hop) for hop in exchange.hops]
    head = {"schema": SCHEMA, "hops": hops, "ended": exchange.ended.value}
    yield json.dumps(head)[:-1].encode("ascii") + b', "body": {'
    yield from _body(final)
    truncated = final is not None and not final.body.complete
    error = _error(exchange.error or (final.error if final else None))
    rest = f', "truncated": {json.dumps(truncated)}}}, "error": {json.dumps(error)}}}\n'
    yield rest.encode("ascii")


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "method": hop.method,
        "url": hop.url,
        "status": hop.status,
        "reason": hop.reason,
        "headers": hop.headers,
        "endpoint": hop.endpoint,
        "view_args": hop.view_args,
        "elapsed_ms": round(hop.elapsed_ms, 3),
        "body_size": hop.body.size,
        "location": hop.location,
    }


def _error(error: ErrorInfo | None) -> dict[str, Any] | None:
    if error is None:
        return None
    return {
        "code": error.code.value,
        "message": error.message,
        "traceback": error.traceback,
    }


def _body(hop: Hop | None) -> Iterator[bytes]:
    """The final body: as text where that loses nothing, else in Base64."""
    encoding = None if hop is None else _exact_encoding(hop)
    if hop is None:
        yield b'"text": ""'
    elif encoding is None:
        yield b'"base64": "'
        yield from map(base64.b64encode, _pieces(hop.body))
        yield b'"'
    else:
        yield b'"text": "'
        decoder = codecs.getincrementaldecoder(encoding)()
        for piece in _pieces(hop.body):
            yield _escaped(decoder.decode(piece))
        # Of a body that was cut within a character, the rest of that is left out.
        yield _escaped(decoder.decode(b"", final=hop.body.complete)) + b'"'


def _escaped(text: str) -> bytes:
    return json.dumps(text)[1:-1].encode("ascii")


def _exact_encoding(hop: Hop) -> str | None:
    """The encoding that every byte of the body keeps to; None where it is not text."""
    sample = hop.body.read(_SAMPLE_BYTES)
    cut = hop.body.size > len(sample)
    encoding = decode(sample, hop.header("Content-Type"), cut=cut).encoding
    # The byte order mark belongs to what the app sent.
    encoding = "utf-8" if encoding == "utf-8-sig" else encoding
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in _pieces(hop.body):
            decoder.decode(piece)
        if hop.body.complete:
            decoder.decode(b"", final=True)
    except UnicodeError:
        return None
    return encoding


def _pieces(body: BodyRef) -> Iterator[bytes]:
    with body.open() as stream:
        while piece := stream.read(PIECE_BYTES):
            yield piece
