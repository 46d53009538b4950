"""One exchange while it runs: its hops, one after another, and how it ends."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.answered import answered_hop
from inspector.protocol.commands import Execute, Lane
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import (
    BodyRef,
    Ended,
    Exchange,
    Hop,
    HttpRequest,
    RequestSpec,
)
from inspector.protocol.framing import MAX_PAYLOAD_BYTES
from inspector.protocol.reports import ResponseFinished, ResponseStarted

from .app_hosts import AppHosts
from .events import CookieSource, HopReceived
from .headers import with_cookies
from .hops import MAX_HOPS, Outgoing, leads_on, next_request
from .preparing import prepare
from .refusal import RequestRefusedError
from .spool import BodySink, Spool
from .wire import Wire

MAX_BODY_BYTES = MAX_PAYLOAD_BYTES
# How long a body may come before its beginning is told, and how often after that.
GROWTH_MS = 150

_Seen = tuple[str, str, bytes, str | None]


class Execution(QObject):
    """Sends the hops of one exchange; the ResponseListener of each of them.

    Signals:
        hop_received: HopReceived.
        body_grew: HopReceived of a hop whose body is still coming: status, headers, and the
            first bytes. Not for answers that are whole within GROWTH_MS.
        cut_wanted: ErrorInfo; the body cannot be kept any further.
        ended: Exchange; nothing follows.
    """

    hop_received = Signal(object)
    body_grew = Signal(object)
    cut_wanted = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        exchange_id: int,
        spec: RequestSpec,
        cookies: CookieSource,
        wire: Wire,
        spool: Spool,
        hosts: AppHosts | None = None,
        parent: QObject | None = None,
    ) -> None:
        """hosts: the app's own; None for none but the spec's."""
        super().__init__(parent)
        self._hosts = hosts or AppHosts()
        self._growth = QTimer(self)
        self._growth.setSingleShot(True)
        self._growth.setInterval(GROWTH_MS)
        self._growth.timeout.connect(self._on_growth_timeout)
        self.exchange_id = exchange_id
        self.spec = spec
        self._cookies = cookies
        self._wire = wire
        self._spool = spool
        self._hops: tuple[Hop, ...] = ()
        self._seen: set[_Seen] = set()
        self._outgoing = Outgoing(spec.method, spec.url)
        self._sent = HttpRequest(spec.method, spec.url)
        self._sent_at = 0.0
        self._request_id: int | None = None
        self._started: ResponseStarted | None = None
        self._sink = BodySink(spool)
        self._cut: ErrorInfo | None = None
        self._overflowed = False
        self._is_over = False

    def start(self) -> None:
        """Send the first hop, or end at once where it cannot be sent."""
        try:
            outgoing = prepare(self.spec, self._owns)
        except RequestRefusedError as refusal:
            self._finish(Ended.ERROR, refusal.error)
            return
        self._send(outgoing)

    def cut(self, reason: ErrorInfo) -> None:
        """Ask the worker to stop; the exchange ends with ``reason`` when it has."""
        self._cut = reason
        if self._request_id is not None:
            self._wire.cancel(self._request_id)

    def give_up(self, reason: ErrorInfo) -> None:
        """End now with what has come; nothing more will."""
        if self._request_id is not None:
            self._wire.abandon(self._request_id)
        self._end_short(reason)

    def on_started(self, started: ResponseStarted) -> None:
        """Status and headers of the hop."""
        self._started = started

    def on_chunk(self, data: bytes) -> None:
        """The next bytes, kept before they are acknowledged: so a full disk stops the app."""
        if self._keep(data) and self._request_id is not None:
            self._wire.acknowledge(self._request_id, len(data))
            if not self._growth.isActive():
                self._growth.start()

    def on_finished(self, finished: ResponseFinished, data: bytes) -> None:
        """The hop is whole: tell it, and follow it where it leads."""
        complete = self._keep(data)
        hop = self._answered_hop(finished, self._sink.close(complete))
        self._add(hop)
        if not complete or (self._cut and self._would_follow(hop)):
            self._finish(Ended.ERROR, self._cut)
        else:
            self._go_on(hop)

    def on_failed(self, error: ErrorInfo) -> None:
        """There is no whole answer; where we asked for that, our reason is the better one."""
        self._end_short(self._cut or error)

    @Slot()
    def _on_growth_timeout(self) -> None:
        if self._started is not None and not self._is_over:
            hop = self._partial_hop(self._started, self._sink.beginning())
            self.body_grew.emit(HopReceived(self.exchange_id, hop))

    def _owns(self, url: str) -> bool:
        return self._hosts.owns(url, self.spec.base_url)

    def _end_short(self, error: ErrorInfo) -> None:
        """End, and keep what has come of the last hop, marked as not complete."""
        if self._is_over:
            return
        body = self._sink.close(complete=False)
        if self._started is not None:
            self._add(self._partial_hop(self._started, body))
        self._finish(Ended.ERROR, error)

    def _keep(self, data: bytes) -> bool:
        """Whether the body is kept up to here; if not, the exchange is to be cut."""
        if self._overflowed:
            return False
        problem = None
        try:
            if self._sink.size + len(data) > MAX_BODY_BYTES:
                problem = "The answer is larger than 1 GiB: the rest was not read."
            else:
                self._sink.write(data)
        except OSError as error:
            problem = f"The answer could not be kept: {error.strerror or error}."
        if problem:
            self._overflowed = True
            self.cut_wanted.emit(ErrorInfo(ErrorCode.STREAM_BROKE, problem))
        return problem is None

    def _would_follow(self, hop: Hop) -> bool:
        return self.spec.follow_redirects and leads_on(hop)

    def _go_on(self, hop: Hop) -> None:
        if not self._would_follow(hop):
            self._finish(Ended.RESPONSE)
            return
        following = next_request(self._outgoing, hop, self._owns)
        if isinstance(following, Ended):
            self._finish(following)
        elif self._key(following) in self._seen:
            self._finish(Ended.LOOP)
        elif len(self._hops) >= MAX_HOPS:
            self._finish(Ended.LIMIT)
        else:
            self._send(following)

    def _key(self, outgoing: Outgoing) -> _Seen:
        """What makes a request the same as one before: a loop has come back to it."""
        jar = self._cookies.cookie_header(outgoing.url)
        return outgoing.method, outgoing.url, outgoing.body, jar

    def _send(self, outgoing: Outgoing) -> None:
        self._growth.stop()
        key = self._key(outgoing)
        self._seen.add(key)
        headers = with_cookies(outgoing.headers, key[-1])
        self._outgoing = outgoing
        self._sent = HttpRequest(outgoing.method, outgoing.url, headers, self.spec.remote_addr)
        self._sent_at = perf_counter()
        self._started = None
        self._sink = BodySink(self._spool)
        self._request_id = self._wire.new_id()
        execute = Execute(self._request_id, self._sent, Lane.MAIN)
        self._wire.send_request(execute, outgoing.body, self)

    def _add(self, hop: Hop) -> None:
        set_cookie = [value for name, value in hop.headers if name.lower() == "set-cookie"]
        if set_cookie:
            self._cookies.store(hop.url, set_cookie)
        self._hops = (*self._hops, hop)
        self.hop_received.emit(HopReceived(self.exchange_id, hop))

    def _answered_hop(self, finished: ResponseFinished, body: BodyRef) -> Hop:
        started = self._started or ResponseStarted(finished.request_id, 0, "", ())
        return answered_hop(self._sent, self._outgoing.body, started, body, finished)

    def _partial_hop(self, started: ResponseStarted, body: BodyRef) -> Hop:
        elapsed_ms = (perf_counter() - self._sent_at) * 1000
        return self._answered_hop(ResponseFinished(started.request_id, elapsed_ms), body)

    def _finish(self, ended: Ended, error: ErrorInfo | None = None) -> None:
        self._is_over = True
        self._growth.stop()
        self._request_id = None
        self.ended.emit(Exchange(self.exchange_id, self.spec, self._hops, ended, error))
