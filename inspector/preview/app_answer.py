"""Streams one answer of the app to Chromium, as it is produced and no faster than it is read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import h11

from inspector.protocol.answered import answered_hop
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import BodyRef, Headers, Hop, HttpRequest
from inspector.protocol.reports import ResponseFinished, ResponseStarted

from .backend import PageBackend
from .connection import Connection
from .headers import UnsendableHeadError, answer_headers, declared_length, response_head
from .replies import page_reply, unsendable_page


@dataclass(frozen=True)
class Errand:
    """One request that goes to the app, and what its answer sets off.

    started: hears status and headers before Chromium does.
    finished: hears the whole hop, when there is one.
    place: turns an URL of a Location into what Chromium is to see.
    """

    request: HttpRequest
    body: bytes
    started: Callable[[ResponseStarted], None]
    finished: Callable[[Hop], None]
    place: Callable[[str], str]


class AppAnswer:
    """A ResponseListener on the app's side, an Answer on Chromium's."""

    def __init__(
        self, errand: Errand, backend: PageBackend, connection: Connection, copy_bytes: int
    ) -> None:
        self._errand = errand
        self._backend = backend
        self._connection: Connection | None = connection
        self._copy = BodyCopy(copy_bytes)
        self._request_id: int | None = None
        self._started: ResponseStarted | None = None
        self._left: int | None = None
        self._unacknowledged: deque[tuple[int, int]] = deque()

    def send(self) -> None:
        """Ask the app."""
        self._request_id = self._backend.open_page_request(
            self._errand.request, self._errand.body, self
        )

    # from the app

    def on_started(self, started: ResponseStarted) -> None:
        """Status and headers are known."""
        if self._connection is None:
            return
        self._started = started
        self._errand.started(started)
        try:
            head = response_head(started.status, started.reason, self._headers(started))
        except UnsendableHeadError as error:
            self._stop_app()
            self._refuse(started, error)
        else:
            self._connection.send_head(head)

    def on_chunk(self, data: bytes) -> None:
        """The next bytes; acknowledged when the socket has written them."""
        if self._connection is None:
            return
        self._copy.add(data)
        out_at = self._connection.send_data(self._within_length(data))
        self._unacknowledged.append((out_at, len(data)))
        self.on_written(out_at - self._connection.backlog)

    def on_finished(self, finished: ResponseFinished, data: bytes) -> None:
        """The body is complete."""
        connection, self._connection = self._connection, None
        if connection is None or self._started is None:
            return
        self._request_id = None
        self._copy.add(data)
        try:
            connection.send_data(self._within_length(data))
            connection.finish()
        except h11.LocalProtocolError:
            connection.abort()  # shorter than the app's own Content-Length
        self._errand.finished(self._hop(self._started, finished))

    def on_failed(self, error: ErrorInfo) -> None:
        """There will be no (whole) answer."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        self._request_id = None
        if self._started is not None:
            connection.abort()
        else:
            status = 504 if error.code is ErrorCode.TIMEOUT else 502
            text, detail = error.message, error.traceback or ""
            connection.send_reply(page_reply(status, "No answer from the app", text, detail))

    # from Chromium

    def on_written(self, total: int) -> None:
        """Let the app go on by as much as has left the socket."""
        size = 0
        while self._unacknowledged and self._unacknowledged[0][0] <= total:
            size += self._unacknowledged.popleft()[1]
        if size and self._request_id is not None:
            self._backend.acknowledge(self._request_id, size)

    def on_connection_closed(self) -> None:
        """The page left, or dropped what it asked for."""
        self._connection = None
        self._stop_app()

    def _stop_app(self) -> None:
        request_id, self._request_id = self._request_id, None
        if request_id is not None:
            self._backend.abort_page_request(request_id)

    def _refuse(self, started: ResponseStarted, error: UnsendableHeadError) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.send_reply(unsendable_page(started.status, started.reason, error))

    def _headers(self, started: ResponseStarted) -> Headers:
        """What goes on, with the app's own Content-Length where it can be believed."""
        headers = tuple(
            (name, self._errand.place(value) if name.lower() == "location" else value)
            for name, value in answer_headers(started.headers)
        )
        if self._errand.request.method != "HEAD" and started.status not in (204, 304):
            self._left = declared_length(started.headers)
        if self._left is not None:
            headers += (("Content-Length", str(self._left)),)
        return headers

    def _within_length(self, data: bytes) -> bytes:
        if self._left is None:
            return data
        data = data[: self._left]
        self._left -= len(data)
        return data

    def _hop(self, started: ResponseStarted, finished: ResponseFinished) -> Hop:
        errand = self._errand
        body = self._copy.body()
        return answered_hop(errand.request, errand.body, started, body, finished)


class BodyCopy:
    """The first bytes of a body, and how long it was."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._data = bytearray()
        self._size = 0

    def add(self, data: bytes) -> None:
        """The next bytes."""
        self._size += len(data)
        self._data += data[: self._limit - len(self._data)]

    def body(self) -> BodyRef:
        """What was kept; not complete where the body was longer."""
        return BodyRef(self._size, bytes(self._data), complete=self._size == len(self._data))
