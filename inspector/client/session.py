"""The app that the window is open on: its worker, its requests, its state."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from subprocess import Popen

from PySide6.QtCore import QObject, Signal, Slot

from inspector.protocol.app_facts import FactsDescribed
from inspector.protocol.description import AppDescription
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import HttpRequest, RequestSpec
from inspector.protocol.listener import ResponseListener
from inspector.protocol.reports import Report, SourceText

from .app_hosts import AppHosts
from .events import CookieSource, HopReceived, WorkerDeath, WorkerState
from .execution import Execution
from .main_lane import MainLane
from .page_lane import PageLane
from .source_requests import SourceRequests
from .spool import Spool
from .supervisor import Supervisor
from .target import Target
from .wire import Wire

__all__ = ["CookieSource", "HopReceived", "WorkerDeath", "WorkerSession", "WorkerState"]

_CLOSED = ErrorInfo(ErrorCode.CANCELLED, "The app was closed before the answer was there.")
_RELOADED = ErrorInfo(ErrorCode.CANCELLED, "The app was reloaded before the answer was there.")
_KILLED = ErrorInfo(
    ErrorCode.WORKER_DIED, "The worker was restarted because another request did not end."
)
_NO_APP = ErrorInfo(ErrorCode.NOT_LOADED, "No app is open.")
_NOT_LOADED = ErrorInfo(ErrorCode.NOT_LOADED, "The app is not loaded: reload it first.")


class WorkerSession(QObject):
    """One worker at a time, and everything that is asked of it.

    Signals:
        state_changed: WorkerState.
        worker_ready: reports.Ready; the app is not imported yet.
        app_loaded: AppDescription, complete; again after every restart.
        load_failed: ErrorInfo.
        console_written: text that the app printed.
        worker_died: WorkerDeath; before load_failed where it died while loading.
        hop_received: HopReceived.
        body_grew: HopReceived of a hop whose body is still coming, now and then.
        exchange_received: Exchange, also when it failed; never before ``execute`` returns.
        source_received: reports.SourceText.
        facts_received: AppFacts, soon after each app_loaded.
    """

    state_changed = Signal(object)
    worker_ready = Signal(object)
    app_loaded = Signal(object)
    load_failed = Signal(object)
    console_written = Signal(str)
    worker_died = Signal(object)
    hop_received = Signal(object)
    body_grew = Signal(object)
    exchange_received = Signal(object)
    source_received = Signal(object)
    facts_received = Signal(object)

    def __init__(
        self,
        environment: Mapping[str, str],
        parent: QObject | None = None,
        *,
        restarts: bool = True,
    ) -> None:
        """environment: the person's own. restarts: whether a worker that dies is replaced."""
        super().__init__(parent)
        self._environment = environment
        self._exchange_ids = count(1)
        self._state = WorkerState.STOPPED
        self._hosts = AppHosts()
        self._spool = Spool()
        self._wire = Wire()
        self._supervisor = Supervisor(environment, self._wire, self, restarts=restarts)
        self._main_lane = MainLane(self, restarts=restarts)
        self._page_lane = PageLane(self._wire, self)
        self._sources = SourceRequests(self._wire, self)
        self._refuse(_NO_APP)
        self._connect_signals()

    def _connect_signals(self) -> None:
        supervisor, lane = self._supervisor, self._main_lane
        supervisor.worker_ready.connect(self.worker_ready)
        # First: who hears of the app may send to it.
        supervisor.app_loaded.connect(self._on_supervisor_app_loaded)
        supervisor.app_loaded.connect(self.app_loaded)
        supervisor.load_failed.connect(self.load_failed)
        supervisor.console_written.connect(self.console_written)
        supervisor.worker_died.connect(self.worker_died)
        supervisor.answered.connect(self._on_supervisor_answered)
        supervisor.requests_lost.connect(self._on_supervisor_requests_lost)
        supervisor.phase_changed.connect(self._on_supervisor_phase_changed)
        lane.hop_received.connect(self.hop_received)
        lane.body_grew.connect(self.body_grew)
        lane.exchange_received.connect(self.exchange_received)
        lane.changed.connect(self._on_main_lane_changed)
        lane.stuck.connect(self._on_main_lane_stuck)
        self._sources.source_received.connect(self.source_received)

    @property
    def state(self) -> WorkerState:
        """What the worker is doing."""
        return self._state

    @property
    def environment(self) -> Mapping[str, str]:
        """The person's own, as it was when the session was made."""
        return self._environment

    @property
    def target(self) -> Target | None:
        """What was opened last."""
        return self._supervisor.target

    @property
    def shared_disk(self) -> bool:
        """Whether a path means the same file to the app as to the window."""
        return self._supervisor.shared_disk

    @property
    def console_tail(self) -> tuple[str, ...]:
        """The last lines that the app printed, also after its end."""
        return self._supervisor.console_tail

    def open(self, target: Target, started: Popen[bytes] | None = None) -> None:
        """Start a worker that imports the app at once; what ran before is ended.

        started: what ``start_worker`` gave, where the worker of this target runs already.
        """
        self._supervisor.start(target, started)
        self._end_requests(_CLOSED)

    def cancel_loading(self) -> None:
        """Stop the import of the app, by force after a second; load_failed tells where it was."""
        self._supervisor.cancel_loading()

    def flush_console(self) -> None:
        """Tell now what the app has printed so far, at any pace."""
        self._supervisor.flush_console()

    def reload(self) -> None:
        """A new process, the same target; where nothing was opened, nothing happens."""
        if self.target is not None:
            self._supervisor.start(self.target)
            self._end_requests(_RELOADED)

    def stop(self) -> None:
        """End the worker and its process group, within about a second; remove the spool.

        May be called twice; ``open`` works again afterwards.
        """
        self._supervisor.stop()
        self._end_requests(_CLOSED)
        self._spool.remove()

    def execute(self, spec: RequestSpec, cookies: CookieSource) -> int:
        """Send a request after those that wait; the id its Exchange will have."""
        exchange_id = next(self._exchange_ids)
        lane = self._main_lane
        lane.add(Execution(exchange_id, spec, cookies, self._wire, self._spool, self._hosts, lane))
        return exchange_id

    def cancel(self, exchange_id: int) -> None:
        """Stop an exchange, by force after a second; if it is over, nothing happens."""
        self._main_lane.cancel(exchange_id)

    def open_page_request(
        self, request: HttpRequest, body: bytes, listener: ResponseListener
    ) -> int:
        """Send what a page asks for; the request's id. The listener hears only later."""
        return self._page_lane.send(request, body, listener)

    def abort_page_request(self, request_id: int) -> None:
        """Stop a page's request; its listener hears nothing more."""
        self._page_lane.abort(request_id)

    def acknowledge(self, request_id: int, size: int) -> None:
        """The listener of a page request has dealt with ``size`` bytes of chunks."""
        self._wire.acknowledge(request_id, size)

    def read_source(self, file: str) -> int:
        """Ask for a file on the worker's disk; the request_id of the SourceText to come."""
        return self._sources.ask(file, self._supervisor.has_process)

    def _end_requests(self, reason: ErrorInfo) -> None:
        self._lose_requests(reason)
        self._main_lane.end_waiting(reason)

    def _lose_requests(self, reason: ErrorInfo) -> None:
        self._main_lane.end_running(reason)
        self._page_lane.fail_open(reason)
        self._sources.fail()

    def _refuse(self, error: ErrorInfo) -> None:
        self._main_lane.refuse(error)
        self._page_lane.refuse(error)

    @Slot(object, object)
    def _on_supervisor_answered(self, report: Report, payload: bytes) -> None:
        if isinstance(report, SourceText):
            self._sources.deliver(report)
        elif isinstance(report, FactsDescribed):
            self.facts_received.emit(report.facts)
        else:
            self._wire.deliver(report, payload)

    @Slot(object)
    def _on_supervisor_app_loaded(self, description: AppDescription) -> None:
        self._hosts = AppHosts.of(description)

    @Slot(object)
    def _on_supervisor_requests_lost(self, error: ErrorInfo) -> None:
        self._lose_requests(error)

    @Slot(object)
    def _on_supervisor_phase_changed(self, phase: WorkerState) -> None:
        if phase is WorkerState.READY:
            self._main_lane.resume()
            self._page_lane.resume()
        elif phase is WorkerState.LOADING:
            self._main_lane.pause()
            self._page_lane.pause()
        else:
            self._refuse(_NO_APP if phase is WorkerState.STOPPED else _NOT_LOADED)
        self._update_state()

    @Slot()
    def _on_main_lane_changed(self) -> None:
        if self._main_lane.busy:
            # A person who sends wants a worker, however often the last ones died of it.
            self._supervisor.forgive_deaths()
        self._update_state()

    @Slot()
    def _on_main_lane_stuck(self) -> None:
        self._supervisor.restart_by_force()
        self._page_lane.fail_open(_KILLED)
        self._sources.fail()

    def _update_state(self) -> None:
        state = self._supervisor.phase
        if state is WorkerState.READY and self._main_lane.cancelling:
            state = WorkerState.CANCELLING
        elif state is WorkerState.READY and self._main_lane.busy:
            state = WorkerState.BUSY
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
