"""The reports of one request, in order, whichever thread they come from."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock
from typing import Protocol

from ..protocol.commands import Lane
from ..protocol.errors import ErrorCode, ErrorInfo
from ..protocol.limits import CHUNK_BYTES, WINDOW_BYTES
from ..protocol.reports import BodyChunk, Failed, Report, ResponseFinished, ResponseStarted

# Short enough that nobody sees it, long enough to gather thousands of tiny items.
FLUSH_SECONDS = 0.005

CANCELLED = ErrorInfo(ErrorCode.CANCELLED, "The request was cancelled.")


class Send(Protocol):
    """``Channel.send``."""

    def __call__(self, report: Report, payload: bytes = b"") -> None:
        """Write one report."""


class RequestCancelledError(Exception):
    """Raised on the request's own thread once the window no longer wants the answer."""


class Answer:
    """One request's way back to the window: started, chunks, then finished or failed.

    Small writes are gathered; ``flush_soon`` is called with this answer when something
    waits, so that a stream which pauses is still shown as it is produced.

    cancelled: the window wants no answer any more.
    closed: the last report is sent.
    """

    def __init__(
        self, request_id: int, lane: Lane, send: Send, flush_soon: Callable[[Answer], None]
    ) -> None:
        self.request_id = request_id
        self.lane = lane
        self.cancelled = False
        self.closed = False
        self._send = send
        self._flush_soon = flush_soon
        self._lock = Lock()
        # A queue, not a condition: a condition makes its locks while it waits, and gevent
        # in the target would make them greenlet locks that no real thread can release.
        self._acknowledged: SimpleQueue[None] = SimpleQueue()
        self._unacknowledged = 0
        self._buffer = bytearray()
        self._begun = False
        self._started = False

    def begin(self) -> bool:
        """The request leaves the queue. False: it was cancelled there."""
        with self._lock:
            self._begun = not self.closed
            return self._begun

    def start(self, started: ResponseStarted) -> None:
        """Report status and headers."""
        with self._lock:
            if not self.closed:
                self._started = True
                self._send(started)

    def write(self, data: bytes) -> None:
        """Add to the body. Blocks while the window is too far behind.

        Raises:
            RequestCancelledError: nobody wants the rest.
        """
        for begin in range(0, len(data), CHUNK_BYTES):
            self._wait_for_window()
            self._add(data[begin : begin + CHUNK_BYTES])

    def flush(self) -> None:
        """Send what waits. Called from the flusher thread."""
        with self._lock:
            self._send_chunk()

    def finish(self, finished: ResponseFinished) -> None:
        """Report the end of the body, with what is left of it."""
        with self._lock:
            if self.cancelled:
                self._close(Failed(self.request_id, CANCELLED))
            else:
                self._close(finished, bytes(self._buffer))

    def fail(self, error: ErrorInfo) -> None:
        """Report that there will be no whole answer; what there is of the body goes first."""
        with self._lock:
            if self.cancelled and error.code is not ErrorCode.CANCELLED:
                error = CANCELLED
            if self._started:
                self._send_chunk()
            self._close(Failed(self.request_id, error))

    def cancel(self) -> None:
        """The window wants no answer. Called from the reader thread.

        A queued request, or one on a page thread, ends here: the thread finds out when the
        app lets go of it. On the main thread the job itself reports when it is really over.
        """
        with self._lock:
            self.cancelled = True
            if not self._begun or self.lane is Lane.PAGE:
                self._close(Failed(self.request_id, CANCELLED))
        self._acknowledged.put(None)

    def acknowledge(self, size: int) -> None:
        """The window has dealt with this many bytes. Called from the reader thread."""
        with self._lock:
            self._unacknowledged -= size
        self._acknowledged.put(None)

    def _wait_for_window(self) -> None:
        while self._unacknowledged >= WINDOW_BYTES and not self.cancelled:
            self._acknowledged.get()
        if self.cancelled:
            raise RequestCancelledError

    def _add(self, data: bytes) -> None:
        with self._lock:
            if len(self._buffer) + len(data) > CHUNK_BYTES:
                self._send_chunk()
            was_empty = not self._buffer
            self._buffer += data
            if len(self._buffer) == CHUNK_BYTES:
                self._send_chunk()
        if was_empty and self._buffer:
            self._flush_soon(self)

    def _send_chunk(self) -> None:
        if self._buffer and not self.closed:
            self._send(BodyChunk(self.request_id), bytes(self._buffer))
            self._unacknowledged += len(self._buffer)
            self._buffer.clear()

    def _close(self, last: Report, payload: bytes = b"") -> None:
        if not self.closed:
            self.closed = True
            self._buffer.clear()
            self._send(last, payload)


def flush_forever(waiting: SimpleQueue[Answer], pause: Callable[[float], None]) -> None:
    """The flusher thread: gives each answer a moment to gather more, then sends."""
    while True:
        answers = [waiting.get()]
        pause(FLUSH_SECONDS)
        while not waiting.empty():
            answers.append(waiting.get())
        for answer in answers:
            answer.flush()
