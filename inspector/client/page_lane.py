"""What a page asks for by itself: sent at once, held while the app is being imported."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from inspector.protocol.commands import Execute, Lane
from inspector.protocol.errors import ErrorInfo
from inspector.protocol.exchange import HttpRequest
from inspector.protocol.listener import ResponseListener

from .wire import Wire


@dataclass(frozen=True)
class _Held:
    execute: Execute
    body: bytes
    listener: ResponseListener


class PageLane(QObject):
    """Page requests, on the worker's side threads; their listeners acknowledge."""

    def __init__(self, wire: Wire, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wire = wire
        self._held: dict[int, _Held] = {}
        self._open = False
        self._refusal: ErrorInfo | None = None
        # A listener must know its id before it hears of a refusal.
        self._refusal_timer = QTimer(self)
        self._refusal_timer.setSingleShot(True)
        self._refusal_timer.timeout.connect(self._on_refusal_timer_timeout)

    def send(self, request: HttpRequest, body: bytes, listener: ResponseListener) -> int:
        """Send now, or when the app is loaded; the request's id."""
        execute = Execute(self._wire.new_id(), request, Lane.PAGE)
        if self._open:
            self._wire.send_request(execute, body, listener)
        else:
            self._held[execute.request_id] = _Held(execute, body, listener)
        if self._refusal is not None:
            self._refusal_timer.start(0)
        return execute.request_id

    def abort(self, request_id: int) -> None:
        """Stop a request; its listener hears nothing more."""
        if self._held.pop(request_id, None) is None:
            self._wire.abandon(request_id)

    def resume(self) -> None:
        """The worker takes requests: send what was held."""
        self._open, self._refusal = True, None
        held, self._held = self._held, {}
        for request in held.values():
            self._wire.send_request(request.execute, request.body, request.listener)

    def pause(self) -> None:
        """The worker takes none yet: what comes is held."""
        self._open, self._refusal = False, None

    def refuse(self, error: ErrorInfo) -> None:
        """There is no worker to take requests: what is held, and what comes, fails."""
        self._open, self._refusal = False, error
        self._refusal_timer.start(0)

    def fail_open(self, error: ErrorInfo) -> None:
        """What the worker was answering gets no answer any more."""
        self._wire.fail(Lane.PAGE, error)

    @Slot()
    def _on_refusal_timer_timeout(self) -> None:
        while self._refusal is not None and self._held:
            request_id = next(iter(self._held))
            self._held.pop(request_id).listener.on_failed(self._refusal)
