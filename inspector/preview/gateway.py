"""Chromium's only way out: a loopback proxy whose requests the app's test client answers."""

from __future__ import annotations

import hmac
import itertools
import secrets
from base64 import b64encode

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from inspector.protocol.exchange import Headers, Hop, HttpRequest, first_header
from inspector.protocol.reports import ResponseStarted

from .app_answer import AppAnswer, Errand
from .backend import CookieSource, PageBackend
from .chromium import jail_flags
from .connection import Answer, Connection, PageRequest
from .facts import BlockedRequest, PageFetch, ProxyLogin
from .headers import request_headers
from .limits import Limits
from .marks import CONNECT, OTHER, RequestMark
from .pin_answer import PinAnswer
from .pins import Pin, PinBoard
from .replies import Reply, login_wanted, other_host, text_reply


class Gateway(QObject):
    """One per process, made after QApplication and before the first profile.

    Signals:
        page_requested: a PageFetch; the app answered something that a page asked for.
        host_blocked: a BlockedRequest; something was refused.
    """

    page_requested = Signal(object)
    host_blocked = Signal(object)

    def __init__(
        self,
        backend: PageBackend,
        parent: QObject | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Listen at once.

        Raises:
            OSError: there is no port on the loopback interface.
        """
        super().__init__(parent)
        self._backend = backend
        self._limits = limits or Limits()
        self._password = secrets.token_urlsafe(24)
        # Random, so that a page cannot know it and pass for another tab.
        self._mark_header = f"X-{secrets.token_hex(8)}"
        self._numbers = itertools.count(1)
        self._identities: dict[str, CookieSource] = {}
        self._pins = PinBoard()
        self._connections: set[Connection] = set()
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._on_server_new_connection)
        if not self._server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost), 0):
            raise OSError(self._server.errorString())

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return self._server.serverPort()

    @property
    def mark_header(self) -> str:
        """Name of the header that carries a RequestMark; never reaches the app."""
        return self._mark_header

    def chromium_flags(self) -> str:
        """The flags that leave Chromium no way but this gateway."""
        return jail_flags(self.port)

    def set_backend(self, backend: PageBackend) -> None:
        """From now on another app answers.

        Chromium reads its flags once in a process, so a second window shares the gateway.
        """
        self._backend = backend

    def admit(self, jar: CookieSource) -> ProxyLogin:
        """Let an identity in. Returns what its profile answers to the proxy's question."""
        login = ProxyLogin(f"identity-{next(self._numbers)}", self._password)
        self._identities[_login_header(login)] = jar
        return login

    def dismiss(self, login: ProxyLogin) -> None:
        """Let an identity in no more."""
        self._identities.pop(_login_header(login), None)

    def open_tab(self) -> str:
        """The id of a new tab."""
        return secrets.token_hex(8)

    def close_tab(self, tab: str) -> None:
        """The tab shows nothing any more."""
        self._pins.unpin(tab)

    def pin(self, tab: str, hop: Hop) -> Pin:
        """Show an answer in a tab: the next load of ``Pin.url`` there is served from it."""
        return self._pins.pin(tab, hop)

    def report_blocked(self, blocked: BlockedRequest) -> None:
        """Something was refused before it came here."""
        self.host_blocked.emit(blocked)

    def close(self) -> None:
        """Stop listening and drop every connection. Safe to call twice."""
        self._server.close()
        for connection in tuple(self._connections):
            connection.abort()

    # what Connection asks

    def refusal(self, request: PageRequest) -> Reply | None:
        """Why a request is not even read to its end; None where it is."""
        if self._jar(request) is None:
            return login_wanted()
        if request.method == "CONNECT":
            host = request.target.rpartition(":")[0].strip("[]").lower()
            self.host_blocked.emit(BlockedRequest("", request.target, host, CONNECT))
            return text_reply(403, "The preview opens no tunnels: no https, no WebSocket.")
        if not request.target.lower().startswith("http://"):
            return text_reply(400, "A proxy is asked with an absolute http URL.")
        if first_header(request.headers, "Service-Worker"):
            return text_reply(403, "The preview runs no service workers.")
        return None

    def answer(self, request: PageRequest, connection: Connection) -> Answer | None:
        """Serve a request from its pin, refuse it, or send it through the app."""
        mark = self._mark(request)
        wanted_range = first_header(request.headers, "Range")
        pin = self._pins.take(mark, request.method, request.target, wanted_range is not None)
        if pin is not None:
            pinned = PinAnswer(pin.hop, connection)
            pinned.send(wanted_range)
            return pinned
        tab = mark.tab if mark else ""
        kind = mark.resource_type if mark else OTHER
        host = QUrl(request.target).host().lower()
        if not self._pins.is_app_host(tab, host):
            self.host_blocked.emit(BlockedRequest(tab, request.target, host, kind))
            connection.send_reply(other_host(host))
            return None
        return self._forward(request, connection, tab, kind)

    def _forward(
        self, request: PageRequest, connection: Connection, tab: str, kind: str
    ) -> Answer:
        jar = self._jar(request)
        assert jar is not None  # refusal() saw to it
        url = self._pins.app_url(tab, request.target)

        def on_started(started: ResponseStarted) -> None:
            jar.store(url, _set_cookies(started.headers))

        def on_finished(hop: Hop) -> None:
            self.page_requested.emit(PageFetch(tab, hop, kind))

        errand = Errand(
            request=HttpRequest(request.method, url, self._app_headers(request, jar, tab, url)),
            body=request.body,
            started=on_started,
            finished=on_finished,
            place=lambda location: self._pins.chromium_url(tab, location),
        )
        answer = AppAnswer(errand, self._backend, connection, self._limits.copy_bytes)
        answer.send()
        return answer

    def _app_headers(self, request: PageRequest, jar: CookieSource, tab: str, url: str) -> Headers:
        """Chromium's headers as the app would get them from a browser, jar's cookies last."""
        headers = tuple(
            (name, self._pins.app_url(tab, value))
            if name.lower() in ("origin", "referer")
            else (name, value)
            for name, value in request_headers(request.headers, {self._mark_header.lower()})
        )
        cookie = jar.cookie_header(url)
        return (*headers, ("Cookie", cookie)) if cookie else headers

    def _mark(self, request: PageRequest) -> RequestMark | None:
        value = first_header(request.headers, self._mark_header)
        return RequestMark.from_header(value) if value else None

    def _jar(self, request: PageRequest) -> CookieSource | None:
        given = (first_header(request.headers, "Proxy-Authorization") or "").encode("latin-1")
        found = None
        for login, jar in self._identities.items():
            if hmac.compare_digest(login.encode("ascii"), given):
                found = jar
        return found

    @Slot()
    def _on_server_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._welcome(socket)

    def _welcome(self, socket: QTcpSocket) -> None:
        if len(self._connections) >= self._limits.connections:
            socket.abort()
            socket.deleteLater()
            return
        connection = Connection(socket, self, self._limits, self)
        self._connections.add(connection)
        connection.closed.connect(self._on_connection_closed)

    @Slot()
    def _on_connection_closed(self) -> None:
        connection = self.sender()
        if isinstance(connection, Connection):
            self._connections.discard(connection)
            connection.deleteLater()


def _login_header(login: ProxyLogin) -> str:
    pair = f"{login.user}:{login.password}"
    return "Basic " + b64encode(pair.encode("ascii")).decode("ascii")


def _set_cookies(headers: Headers) -> list[str]:
    return [value for name, value in headers if name.lower() == "set-cookie"]
