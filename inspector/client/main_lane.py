"""The exchanges a person sends: one runs, the others wait; time limit and cancel ladder."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import Exchange

from .execution import Execution

CANCEL_GRACE_MS = 1000

_CANCELLED = ErrorInfo(ErrorCode.CANCELLED, "The request was cancelled.")
_RESTARTED = "; the worker was restarted, so in-memory state was lost."
_ENDED = "; the worker, which did not listen, was ended."


class MainLane(QObject):
    """A queue of executions.

    Signals:
        hop_received, body_grew: HopReceived.
        exchange_received: Exchange; it is over.
        changed: an exchange began, is being cancelled, or ended.
        stuck: the running exchange does not end, so the worker must be killed; the
            exchange is ended after that.
    """

    hop_received = Signal(object)
    body_grew = Signal(object)
    exchange_received = Signal(object)
    changed = Signal()
    stuck = Signal()

    def __init__(self, parent: QObject | None = None, *, restarts: bool = True) -> None:
        super().__init__(parent)
        self._fate = _RESTARTED if restarts else _ENDED
        self._waiting: list[Execution] = []
        self._running: Execution | None = None
        self._reason: ErrorInfo | None = None
        self._open = False
        self._refusal: ErrorInfo | None = None
        self._start_timer = _single_shot(self, 0)
        self._limit_timer = _single_shot(self, 0)
        self._ladder_timer = _single_shot(self, CANCEL_GRACE_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._start_timer.timeout.connect(self._on_start_timer_timeout)
        self._limit_timer.timeout.connect(self._on_limit_timer_timeout)
        self._ladder_timer.timeout.connect(self._on_ladder_timer_timeout)

    @property
    def busy(self) -> bool:
        """Whether an exchange runs."""
        return self._running is not None

    @property
    def cancelling(self) -> bool:
        """Whether the running exchange was asked to stop."""
        return self._reason is not None

    def add(self, execution: Execution) -> None:
        """Run an exchange when its turn comes, never before this returns."""
        execution.hop_received.connect(self.hop_received)
        execution.body_grew.connect(self.body_grew)
        execution.ended.connect(self._on_execution_ended)
        execution.cut_wanted.connect(self._on_execution_cut_wanted)
        self._waiting.append(execution)
        self._start_timer.start()

    def resume(self) -> None:
        """The worker takes requests."""
        self._open, self._refusal = True, None
        self._start_timer.start()

    def pause(self) -> None:
        """The worker takes none yet; what waits goes on waiting."""
        self._open, self._refusal = False, None

    def refuse(self, error: ErrorInfo) -> None:
        """There is no worker to take requests: what waits, and what comes, ends with this."""
        self._open, self._refusal = False, error
        self._start_timer.start()

    def cancel(self, exchange_id: int) -> None:
        """Drop what waits; ask what runs to stop."""
        if self._running is not None and self._running.exchange_id == exchange_id:
            self._cut(_CANCELLED)
            return
        for execution in self._waiting:
            if execution.exchange_id == exchange_id:
                self._waiting.remove(execution)
                _drop(execution, _CANCELLED)
                return

    def end_running(self, error: ErrorInfo) -> None:
        """The running exchange gets no answer any more."""
        if self._running is not None:
            self._running.give_up(error)

    def end_waiting(self, error: ErrorInfo) -> None:
        """What waits will never run."""
        waiting, self._waiting = self._waiting, []
        for execution in waiting:
            _drop(execution, error)

    def _cut(self, reason: ErrorInfo) -> None:
        if self._running is None or self.cancelling:
            return
        self._reason = reason
        self._limit_timer.stop()
        self._ladder_timer.start()
        self._running.cut(reason)
        self.changed.emit()

    @Slot()
    def _on_start_timer_timeout(self) -> None:
        if self._refusal is not None:
            self.end_waiting(self._refusal)
        if not self._open or self._running is not None or not self._waiting:
            return
        self._running = self._waiting.pop(0)
        self._reason = None
        limit_s = self._running.spec.timeout_s
        if limit_s > 0:
            self._limit_timer.start(round(limit_s * 1000))
        self.changed.emit()
        self._running.start()

    @Slot()
    def _on_limit_timer_timeout(self) -> None:
        if self._running is not None:
            limit_s = self._running.spec.timeout_s
            message = f"There was no whole answer within {limit_s:g} s; the request was cancelled."
            self._cut(ErrorInfo(ErrorCode.TIMEOUT, message))

    @Slot(object)
    def _on_execution_cut_wanted(self, reason: ErrorInfo) -> None:
        self._cut(reason)

    @Slot()
    def _on_ladder_timer_timeout(self) -> None:
        reason = self._reason
        if reason is None:
            return
        self.stuck.emit()
        self.end_running(replace(reason, message=reason.message.rstrip(".") + self._fate))

    @Slot(object)
    def _on_execution_ended(self, exchange: Exchange) -> None:
        if self._running is not None and exchange.exchange_id == self._running.exchange_id:
            self._running.deleteLater()
            self._running = None
            self._reason = None
            self._limit_timer.stop()
            self._ladder_timer.stop()
            self._start_timer.start()
        # First the state: who hears of the exchange may look at it.
        self.changed.emit()
        self.exchange_received.emit(exchange)


def _single_shot(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer


def _drop(execution: Execution, error: ErrorInfo) -> None:
    execution.give_up(error)
    execution.deleteLater()
