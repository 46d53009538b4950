"""Keeps one app's worker alive: starts it, follows its loading, restarts or gives it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from subprocess import Popen

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.commands import LOAD_ID, Cancel
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.limits import PROTOCOL_VERSION
from inspector.protocol.reports import Loaded, LoadFailed, Ready, Report, RoutesDescribed

from .events import WorkerDeath, WorkerState
from .loading import Loading
from .process_end import ProcessEnd
from .target import Target
from .wire import Wire
from .worker_process import WorkerProcess

# A worker that ends by itself this many times, with nobody sending, stays ended.
MAX_DEATHS = 3
# How long an import that was cancelled may take to let go.
CANCEL_GRACE_MS = 1000

_CANCELLED = ErrorInfo(
    ErrorCode.CANCELLED, "Loading was cancelled; the app did not let go, so its process was ended."
)


class Supervisor(QObject):
    """The processes that run one target, one after another.

    Signals:
        phase_changed: WorkerState, without BUSY and CANCELLING, which are the lanes'.
        answered: (report, payload bytes), everything that is not about loading.
        requests_lost: ErrorInfo; what the worker was doing gets no answer. Comes after
            the phase changed.
        worker_ready, app_loaded, load_failed, console_written, worker_died: as in
            WorkerSession.
    """

    phase_changed = Signal(object)
    answered = Signal(object, object)
    requests_lost = Signal(object)
    worker_ready = Signal(object)
    app_loaded = Signal(object)
    load_failed = Signal(object)
    console_written = Signal(str)
    worker_died = Signal(object)

    def __init__(
        self,
        environment: Mapping[str, str],
        wire: Wire,
        parent: QObject | None = None,
        *,
        restarts: bool = True,
    ) -> None:
        super().__init__(parent)
        self._environment = dict(environment)
        self._wire = wire
        self._restarts = restarts
        self._target: Target | None = None
        self._process: WorkerProcess | None = None
        self._loading: Loading | None = None
        self._phase = WorkerState.STOPPED
        self._replacing = False
        self._broken: ErrorInfo | None = None
        self._deaths = 0
        self._last_words: tuple[str, ...] = ()
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(CANCEL_GRACE_MS)
        self._grace.timeout.connect(self._on_grace_timeout)

    @property
    def console_tail(self) -> tuple[str, ...]:
        """The last lines that the app printed, also after its end."""
        return self._process.console_tail if self._process else self._last_words

    @property
    def phase(self) -> WorkerState:
        """What is known of the worker; never BUSY or CANCELLING."""
        return self._phase

    @property
    def target(self) -> Target | None:
        """What is open."""
        return self._target

    @property
    def shared_disk(self) -> bool:
        """Whether a path means the same file to the app as to the window."""
        return self._loading is None or self._loading.shared_disk

    @property
    def has_process(self) -> bool:
        """Whether there is a worker that may answer."""
        return self._process is not None and not self._replacing

    def start(self, target: Target, started: Popen[bytes] | None = None) -> None:
        """Run a target in a new process, after the end of the one before.

        started: the process, where it runs already and there was none before.
        """
        self._target = target
        self._deaths = 0
        self._replace(by_force=False, started=started)

    def cancel_loading(self) -> None:
        """Stop the import of the app: cut it, and end the process where that is not enough."""
        if self._phase is WorkerState.LOADING and self._process and not self._replacing:
            self._wire.say(Cancel(LOAD_ID))
            self._grace.start()

    def restart_by_force(self) -> None:
        """Kill the worker, which does not listen any more, and start a new one."""
        self._replace(by_force=True)

    def flush_console(self) -> None:
        """Tell now what the app has printed so far."""
        if self._process is not None:
            self._process.flush_console()

    def forgive_deaths(self) -> None:
        """The deaths so far no longer count."""
        self._deaths = 0

    def stop(self) -> None:
        """End the process and its group, within about a second."""
        self._replacing = False
        if self._process is not None:
            self._process.stop()
            self._let_go()
        self._enter(WorkerState.STOPPED)

    def _replace(self, by_force: bool, started: Popen[bytes] | None = None) -> None:
        self._wire.attach(None)
        self._enter(WorkerState.LOADING)
        if self._process is None:
            self._start_process(started)
            return
        was_replacing, self._replacing = self._replacing, True
        if by_force:
            self._process.kill()
        elif not was_replacing:
            self._process.retire()

    def _start_process(self, started: Popen[bytes] | None = None) -> None:
        assert self._target is not None
        self._replacing = False
        self._grace.stop()
        self._broken = None
        self._loading = Loading(self._target)
        self._process = process = WorkerProcess(self)
        self._wire.attach(process)
        self._connect_process(process)
        if started is None:
            process.start(self._target, self._environment)
        else:
            process.adopt(started, self._target)

    def _connect_process(self, process: WorkerProcess) -> None:
        process.report_received.connect(self._on_process_report_received)
        process.console_written.connect(self.console_written)
        process.broken.connect(self._on_process_broken)
        process.start_failed.connect(self._on_process_start_failed)
        process.ended.connect(self._on_process_ended)

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        self._wire.attach(None)

    @Slot()
    def _on_grace_timeout(self) -> None:
        """The import swallowed the interrupt, or is in C: nothing but an end is left."""
        if self._phase is WorkerState.LOADING and self._process and not self._replacing:
            self._broken = _CANCELLED
            self._process.kill()

    def _enter(self, phase: WorkerState) -> None:
        if phase is not self._phase:
            self._phase = phase
            self.phase_changed.emit(phase)

    @Slot(object, object)
    def _on_process_report_received(self, report: Report, payload: bytes) -> None:
        if self._loading is None or self._broken is not None:
            return
        if isinstance(report, Ready):
            self._greet(report)
        elif isinstance(report, RoutesDescribed):
            self._loading.gather(report)
        elif isinstance(report, Loaded):
            self._enter(WorkerState.READY)
            self.app_loaded.emit(self._loading.complete(report))
        elif isinstance(report, LoadFailed):
            self._enter(WorkerState.FAILED)
            self.load_failed.emit(report.error)
        else:
            self.answered.emit(report, payload)

    def _greet(self, ready: Ready) -> None:
        if ready.protocol != PROTOCOL_VERSION:
            self._break(f"version {ready.protocol} instead of {PROTOCOL_VERSION}")
            return
        if self._loading is not None:
            self._loading.spoke = True
        self.worker_ready.emit(ready)

    @Slot(str)
    def _on_process_broken(self, what: str) -> None:
        self._break(what)

    def _break(self, what: str) -> None:
        """Kill the worker, whose next words could mean anything; its end tells the rest."""
        message = f"The worker broke the protocol ({what}), so it was ended."
        self._broken = ErrorInfo(ErrorCode.PROTOCOL_BROKEN, message)
        if self._process is not None:
            self._process.kill()

    @Slot(str)
    def _on_process_start_failed(self, system_says: str) -> None:
        loading = self._loading
        self._let_go()
        if self._replacing:
            self._start_process()
        elif loading is not None:
            error = loading.not_started(system_says)
            self._enter(WorkerState.FAILED)
            self.requests_lost.emit(error)
            self.load_failed.emit(error)

    @Slot(object)
    def _on_process_ended(self, end: ProcessEnd) -> None:
        self._last_words = tail = self.console_tail
        self._let_go()
        if self._replacing:
            self._start_process()
        elif self._phase is WorkerState.LOADING and self._loading is not None:
            self._die_loading(self._broken or self._loading.died(end, tail), tail)
        else:
            self._die(end, tail)

    def _die_loading(self, error: ErrorInfo, tail: tuple[str, ...]) -> None:
        """Never restarted: the next one would end the same way."""
        self._enter(WorkerState.CRASHED)
        self.requests_lost.emit(error)
        self.worker_died.emit(WorkerDeath(error.message, tail, while_loading=True))
        self.load_failed.emit(error)

    def _die(self, end: ProcessEnd, tail: tuple[str, ...]) -> None:
        self._deaths += 1
        # After a failed load there is nothing to keep alive.
        wanted = self._phase is WorkerState.READY and self._restarts
        restarting = wanted and self._deaths < MAX_DEATHS
        error = self._broken or ErrorInfo(ErrorCode.WORKER_DIED, f"The worker {end.words}.")
        message = error.message
        if self._restarts:
            what_now = "it was restarted, so" if restarting else "it was not restarted;"
            message = f"{message.rstrip('.')}; {what_now} in-memory state was lost."
        self._enter(WorkerState.LOADING if restarting else WorkerState.CRASHED)
        self.requests_lost.emit(replace(error, message=message))
        self.worker_died.emit(WorkerDeath(message, tail, restarting=restarting))
        # Whoever heard of it may have opened another app, or closed this one.
        if self._phase is WorkerState.LOADING and self._process is None:
            self._start_process()
