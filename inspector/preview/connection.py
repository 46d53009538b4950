"""One TCP connection from Chromium: HTTP/1.1 in, one answer at a time out, no threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import h11
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QTcpSocket

from inspector.protocol.exchange import Headers

from .headers import response_head
from .limits import Limits
from .replies import Reply, text_reply

_READ_BYTES = 16 * 1024
_QUIET_MS = 200


@dataclass(frozen=True)
class PageRequest:
    """One whole request of Chromium. target: as it stands in the request line."""

    method: str
    target: str
    headers: Headers
    body: bytes = b""


class Answer(Protocol):
    """What is being sent on a connection; it hears how the socket gets on."""

    def on_written(self, total: int) -> None:
        """``total`` bytes of this connection are out, counted as ``send`` counts them."""
        ...

    def on_connection_closed(self) -> None:
        """Nobody reads any more."""
        ...


class Desk(Protocol):
    """Who decides what a request is answered with: the Gateway."""

    def refusal(self, request: PageRequest) -> Reply | None:
        """Asked when the head is there, before any of the body is read."""
        ...

    def answer(self, request: PageRequest, connection: Connection) -> Answer | None:
        """Begin to answer. None where the answer was sent at once."""
        ...


class Connection(QObject):
    """Parses requests and sends answers; closes what is malformed, late or too large.

    Signals:
        closed: the socket is gone.
    """

    closed = Signal()

    def __init__(
        self, socket: QTcpSocket, desk: Desk, limits: Limits, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        self._desk = desk
        self._limits = limits
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.head_bytes)
        self._request: PageRequest | None = None
        self._body = bytearray()
        self._answer: Answer | None = None
        self._no_body = False
        self._ending = False
        self._queued = 0
        self._written = 0
        self._head_timer = QTimer(self, singleShot=True, interval=limits.head_ms)
        self._quiet_timer = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._connect_signals()
        self._on_socket_ready_read()

    def _connect_signals(self) -> None:
        self._socket.readyRead.connect(self._on_socket_ready_read)
        self._socket.bytesWritten.connect(self._on_socket_bytes_written)
        self._socket.disconnected.connect(self._on_socket_disconnected)
        self._head_timer.timeout.connect(self._on_head_timer_timeout)
        self._quiet_timer.timeout.connect(self._on_quiet_timer_timeout)

    @property
    def backlog(self) -> int:
        """Bytes that were given to ``send_…`` and are not out yet."""
        return self._queued - self._written

    def send_head(self, head: h11.Response) -> None:
        """Begin an answer. Without Content-Length the body goes out in chunks."""
        method = self._request.method if self._request else "GET"
        self._no_body = method == "HEAD" or head.status_code in (204, 304)
        self._send(head)

    def send_data(self, data: bytes) -> int:
        """The next bytes of the body. Returns the total at which they are out."""
        if data and not self._no_body:
            self._send(h11.Data(data=data))
        return self._queued

    def finish(self) -> None:
        """The answer is complete.

        Raises:
            h11.LocalProtocolError: fewer bytes than Content-Length promised.
        """
        self._send(h11.EndOfMessage())
        self._answer = None
        self._request = None
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
            QTimer.singleShot(0, self, self._read)
        else:
            self._end()

    def send_reply(self, reply: Reply, close: bool = False) -> None:
        """A whole answer at once."""
        length = ("Content-Length", str(len(reply.body)))
        headers = (*reply.headers, length, *((("Connection", "close"),) if close else ()))
        self.send_head(response_head(reply.status, reply.reason, headers))
        self.send_data(reply.body)
        self.finish()

    def abort(self) -> None:
        """Break off: Chromium sees a failed transfer, not a short one."""
        self._socket.abort()

    def _send(self, event: h11.Event) -> None:
        data = self._http.send(event)
        if data:
            self._queued += len(data)
            self._socket.write(data)

    @Slot()
    def _on_socket_ready_read(self) -> None:
        if self._http.their_state is h11.IDLE and not self._head_timer.isActive():
            self._head_timer.start()
        self._read()

    def _read(self) -> None:
        """Take bytes in while nothing is being answered, in slices that keep the head small."""
        while self._socket.bytesAvailable() or self._http.trailing_data[0]:
            if self._ending:
                self._socket.readAll()
                self._quiet_timer.start()
                return
            if self._answer is not None:
                return
            data = bytes(self._socket.read(_READ_BYTES).data())
            if data:
                self._http.receive_data(data)
            if not self._parse() and not data:
                return

    def _parse(self) -> bool:
        """Handle the events that are there. Returns whether there was any."""
        seen = False
        try:
            while not self._ending and self._answer is None:
                event = self._http.next_event()
                if event in (h11.NEED_DATA, h11.PAUSED):
                    break
                seen = True
                self._on_event(event)
        except h11.RemoteProtocolError as error:
            self._refuse(text_reply(error.error_status_hint, f"Not HTTP/1.1: {error}."))
        return seen

    def _on_event(self, event: h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]) -> None:
        if isinstance(event, h11.Request):
            self._on_head(event)
        elif isinstance(event, h11.Data):
            self._on_body(bytes(event.data))
        elif isinstance(event, h11.EndOfMessage):
            self._on_complete()

    def _on_head(self, head: h11.Request) -> None:
        self._head_timer.stop()
        self._request = _page_request(head)
        refusal = self._desk.refusal(self._request)
        if refusal is not None:
            self._refuse(refusal)
        elif self._http.they_are_waiting_for_100_continue:
            self._send(h11.InformationalResponse(status_code=100, headers=[]))

    def _on_body(self, data: bytes) -> None:
        if len(self._body) + len(data) > self._limits.body_bytes:
            size = self._limits.body_bytes // (1024 * 1024)
            self._refuse(text_reply(413, f"The preview sends bodies of at most {size} MiB."))
            return
        self._body += data

    def _on_complete(self) -> None:
        assert self._request is not None
        head = self._request
        request = PageRequest(head.method, head.target, head.headers, bytes(self._body))
        self._body.clear()
        answer = self._desk.answer(request, self)
        if self._request is not None:  # else it is complete already
            self._answer = answer

    def _refuse(self, reply: Reply) -> None:
        self._body.clear()
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self.send_reply(reply, close=True)
        else:
            self.abort()

    def _end(self) -> None:
        """Close when all is out.

        Closing while the peer still sends would reset the connection, and with it throw
        away the answer that it has not read: what it sends is dropped until it is quiet.
        """
        self._ending = True
        self._head_timer.stop()
        if self._http.their_state in (h11.SEND_BODY, h11.ERROR):
            self._quiet_timer.start()
        else:
            self._socket.disconnectFromHost()

    @Slot("qint64")
    def _on_socket_bytes_written(self, size: int) -> None:
        self._written += size
        if self._answer is not None:
            self._answer.on_written(self._written)

    @Slot()
    def _on_socket_disconnected(self) -> None:
        self._ending = True
        self._head_timer.stop()
        self._quiet_timer.stop()
        answer, self._answer = self._answer, None
        if answer is not None:
            answer.on_connection_closed()
        self.closed.emit()

    @Slot()
    def _on_head_timer_timeout(self) -> None:
        if self._http.trailing_data[0]:
            self._refuse(text_reply(408, "The request head did not arrive in time."))
        else:
            self._end()

    @Slot()
    def _on_quiet_timer_timeout(self) -> None:
        self._socket.disconnectFromHost()


def _page_request(head: h11.Request) -> PageRequest:
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers
    )
    return PageRequest(head.method.decode("ascii"), head.target.decode("latin-1"), headers)
