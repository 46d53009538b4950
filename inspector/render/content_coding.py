"""The body as it is meant: without the compression that Content-Encoding tells of."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache

from inspector.protocol.exchange import BodyRef, Hop

from .sizes import human_size

UNPACKED_LIMIT = 8 * 1024 * 1024
"""Bytes that are unpacked: more of a body is never put on screen, and some are made to burst."""

_GZIP = 16 + zlib.MAX_WBITS
_WINDOWS = {
    "gzip": (_GZIP,),
    "x-gzip": (_GZIP,),
    # Means zlib's format; some send the bare stream.
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}


@dataclass(frozen=True)
class Unpacked:
    """body: what is to be judged and shown. problem: why it is still packed; else "".

    note: what there is to know of a body that was unpacked; else "".
    """

    body: BodyRef
    problem: str = ""
    note: str = ""


def unpacked(hop: Hop) -> Unpacked:
    """The body of a hop, unpacked where Content-Encoding says that it is packed.

    Raises:
        OSError: the spool file of the body cannot be read.
    """
    codings = (coding.strip().lower() for coding in content_coding(hop).split(","))
    packed = tuple(coding for coding in codings if coding not in ("", "identity"))
    return _unpacked(hop.body, packed) if packed and hop.body.size else Unpacked(hop.body)


def content_coding(hop: Hop) -> str:
    """The Content-Encoding as sent; "" for none."""
    return hop.header("Content-Encoding") or ""


# The columns ask for the same body one after the other.
@lru_cache(maxsize=2)
def _unpacked(body: BodyRef, codings: tuple[str, ...]) -> Unpacked:
    unknown = [coding for coding in codings if coding not in _WINDOWS]
    if unknown:
        told = f"Content-Encoding {unknown[-1]} is not unpacked here"
        return Unpacked(body, f"{told}: these are the bytes as they were sent")
    data = body.read(UNPACKED_LIMIT)
    whole = body.complete and len(data) == body.size
    for coding in reversed(codings):
        inflated = _inflate(data, coding)
        if inflated is None:
            return Unpacked(body, f"says Content-Encoding {coding}, but the bytes are not")
        data, ended = inflated
        whole = whole and ended
    size = f"the first {human_size(len(data))}" if len(data) == UNPACKED_LIMIT else ""
    note = f"only {size} were unpacked" if size else ""
    return Unpacked(BodyRef(len(data), data, complete=whole or bool(note)), note=note)


def _inflate(data: bytes, coding: str) -> tuple[bytes, bool] | None:
    """The bytes, and whether the packed stream came to its end; None where it is not packed."""
    for window in _WINDOWS[coding]:
        inflater = zlib.decompressobj(window)
        try:
            return inflater.decompress(data, UNPACKED_LIMIT), inflater.eof
        except zlib.error:
            continue
    return None
