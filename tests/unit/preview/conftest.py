"""A gateway on a real socket, a backend that answers by hand, and a client that speaks bytes."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field

import pytest
from PySide6.QtNetwork import QTcpSocket

from inspector.preview.cookies import IdentityJar
from inspector.preview.gateway import Gateway
from inspector.preview.limits import Limits
from inspector.preview.marks import RequestMark
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import BodyRef, Hop, HttpRequest
from inspector.protocol.listener import ResponseListener
from inspector.protocol.reports import ResponseFinished, ResponseStarted


@dataclass
class Asked:
    """One request that reached the backend."""

    request_id: int
    request: HttpRequest
    body: bytes
    listener: ResponseListener

    def start(self, status: int = 200, reason: str = "OK", headers=()) -> None:
        self.listener.on_started(ResponseStarted(self.request_id, status, reason, tuple(headers)))

    def finish(self, data: bytes = b"") -> None:
        self.listener.on_finished(ResponseFinished(self.request_id, 1.5, endpoint="view"), data)

    def fail(self, message: str) -> None:
        self.listener.on_failed(ErrorInfo(ErrorCode.WORKER_DIED, message))


@dataclass
class FakeBackend:
    """Keeps what it was asked; the test answers."""

    asked: list[Asked] = field(default_factory=list)
    aborted: list[int] = field(default_factory=list)
    acknowledged: list[tuple[int, int]] = field(default_factory=list)

    def open_page_request(self, request, body, listener) -> int:
        self.asked.append(Asked(len(self.asked) + 1, request, body, listener))
        return len(self.asked)

    def abort_page_request(self, request_id: int) -> None:
        self.aborted.append(request_id)

    def acknowledge(self, request_id: int, size: int) -> None:
        self.acknowledged.append((request_id, size))


class Client:
    """A raw TCP connection to the gateway."""

    def __init__(self, qtbot, port: int, login: str, mark_header: str) -> None:
        self._qtbot = qtbot
        self.login = login
        self.mark_header = mark_header
        self.received = b""
        self.socket = QTcpSocket()
        self.socket.readyRead.connect(self._read)
        self.socket.connectToHost("127.0.0.1", port)
        qtbot.waitUntil(self.is_open)

    def is_open(self) -> bool:
        return self.socket.state() is QTcpSocket.SocketState.ConnectedState

    def _read(self) -> None:
        self.received += bytes(self.socket.readAll().data())

    def send(self, data: bytes) -> None:
        self.socket.write(data)

    def ask(self, target: str, method="GET", headers=(), body=b"", login=True, mark=None) -> None:
        lines = [f"{method} {target} HTTP/1.1", "Host: localhost"]
        if login:
            lines.append(f"Proxy-Authorization: {self.login}")
        if mark:
            lines.append(f"{self.mark_header}: {mark.to_header()}")
        lines += [f"{name}: {value}" for name, value in headers]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        self.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    def wait_for(self, part: bytes) -> None:
        try:
            self._qtbot.waitUntil(lambda: part in self.received)
        except Exception as error:
            raise AssertionError(f"{part!r} is not in {self.received!r}") from error

    def wait_closed(self) -> None:
        self._qtbot.waitUntil(lambda: not self.is_open())

    @property
    def status_line(self) -> bytes:
        return self.received.partition(b"\r\n")[0]

    @property
    def body(self) -> bytes:
        return self.received.partition(b"\r\n\r\n")[2]


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def jar(qapp) -> IdentityJar:
    return IdentityJar()


@pytest.fixture
def limits() -> Limits:
    return Limits()


@pytest.fixture
def gateway(qapp, backend, limits):
    made = Gateway(backend, limits=limits)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def connect(qtbot, gateway, jar):
    """Make a client that is let in; every one is closed at the end."""
    login = gateway.admit(jar)
    header = "Basic " + b64encode(f"{login.user}:{login.password}".encode()).decode()
    clients: list[Client] = []

    def make() -> Client:
        clients.append(Client(qtbot, gateway.port, header, gateway.mark_header))
        return clients[-1]

    yield make
    for client in clients:
        client.socket.abort()
        client.socket.deleteLater()


@pytest.fixture
def client(connect) -> Client:
    return connect()


@dataclass
class Shown:
    """A tab with a pin."""

    tab: str
    token: str
    url: str

    def mark(self, resource_type: str = "page") -> RequestMark:
        return RequestMark(self.tab, self.token, resource_type)


@pytest.fixture
def show(gateway):
    """Pin an answer in a tab of its own."""

    def pin(url="http://localhost/page", body=b"<p>kept", method="GET", status=200, headers=()):
        tab = gateway.open_tab()
        hop = Hop(
            method=method,
            url=url,
            status=status,
            reason="OK",
            headers=(("Content-Type", "text/html"), *headers),
            body=BodyRef.of(body),
        )
        made = gateway.pin(tab, hop)
        return Shown(tab, made.token, made.url)

    return pin
