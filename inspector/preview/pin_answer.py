"""Sends the answer that is on show, whole or a range of it, from memory or its spool file."""

from __future__ import annotations

import re
from typing import BinaryIO

from inspector.protocol.exchange import Headers, Hop

from .connection import Connection
from .headers import UnsendableHeadError, answer_headers, response_head
from .replies import page_reply, unsendable_page

_CHUNK_BYTES = 256 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)\s*")

# An answer out of the past must not be kept by Chromium, nor compared with a newer one.
_STALE = frozenset({"cache-control", "expires", "etag", "last-modified", "age", "clear-site-data"})


class PinAnswer:
    """Reads on as the socket empties, so that a body of any size takes little memory."""

    def __init__(self, hop: Hop, connection: Connection) -> None:
        self._hop = hop
        self._connection = connection
        self._stream: BinaryIO | None = None
        self._left = 0

    def send(self, wanted_range: str | None) -> None:
        """Begin. wanted_range: the Range header of the request, or None."""
        hop = self._hop
        start, end = 0, hop.body.size
        status, reason, headers = hop.status, hop.reason, _headers(hop)
        span = parse_range(wanted_range, end) if status == 200 else None
        if span is not None:
            status, reason = 206, "Partial Content"
            headers += (("Content-Range", f"bytes {span[0]}-{span[1] - 1}/{end}"),)
            start, end = span
        try:
            head = response_head(status, reason, (*headers, ("Content-Length", str(end - start))))
            self._stream = hop.body.open()
            self._stream.seek(start)
        except UnsendableHeadError as error:
            self._connection.send_reply(unsendable_page(status, reason, error))
        except OSError as error:
            self._connection.send_reply(
                page_reply(502, "The kept body cannot be read", str(error))
            )
        else:
            self._left = end - start
            self._connection.send_head(head)
            self._pump()

    def on_written(self, _total: int) -> None:
        """The socket has room again."""
        self._pump()

    def on_connection_closed(self) -> None:
        """Nobody reads any more."""
        self._close()

    def _pump(self) -> None:
        if self._stream is None:
            return
        while self._left and self._connection.backlog < _CHUNK_BYTES:
            data = self._stream.read(min(_CHUNK_BYTES, self._left))
            self._left -= len(data)
            if not data:
                break
            self._connection.send_data(data)
        if not self._left:
            self._close()
            self._connection.finish()

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()


def parse_range(value: str | None, size: int) -> tuple[int, int] | None:
    """Start and end (exclusive) of a single byte range; None to send the whole.

    A range that cannot be had is answered with the whole, which HTTP allows.
    """
    match = _RANGE.fullmatch(value or "")
    if match is None:
        return None
    first, last = match.groups()
    if not first:
        start, end = size - min(int(last or 0), size), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    return (start, end) if start < end else None


def _headers(hop: Hop) -> Headers:
    """The hop's own, no-store; a redirect that is shown must not be followed."""
    drop = _STALE | ({"location"} if hop.status // 100 == 3 else set())
    kept = answer_headers(hop.headers, drop)
    return (*kept, ("Cache-Control", "no-store"), ("Accept-Ranges", "bytes"))
