"""One app, loaded once in a worker of its own, for one piece of work; no window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from subprocess import Popen
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from inspector.client.events import WorkerDeath
from inspector.client.session import WorkerSession
from inspector.client.target import Target
from inspector.protocol.description import AppDescription
from inspector.protocol.errors import ErrorCode, ErrorInfo

from .exit_codes import ExitCode
from .interrupts import Interrupts
from .output import tell, tell_problem

# A worker that is asked where the import hangs has this long to say it.
CANCEL_GRACE_MS = 1000

Finish = Callable[[ExitCode], None]


class Work(Protocol):
    """What is done with an app once it is loaded."""

    def begin(self, session: WorkerSession, description: AppDescription, finish: Finish) -> None:
        """Do it; ``finish`` is called once, now or later, and the event loop then ends."""

    def cancel(self) -> None:
        """The person wants no answer any more; ``finish`` is still called."""

    def conclude(self) -> ExitCode | None:
        """Write the answer, after the last event; an exit code where that went wrong."""


class AppRun(QObject):
    """Runs one piece of work on one app, within bounded time, and leaves no process.

    load_limit_s: seconds that importing the app may take; 0 for no limit.
    """

    def __init__(
        self, work: Work, target: Target, environment: Mapping[str, str], load_limit_s: float
    ) -> None:
        super().__init__()
        self._work = work
        self._target = target
        self._load_limit_s = load_limit_s
        self._session = WorkerSession(environment, self, restarts=False)
        self._interrupts = Interrupts(self)
        self._load_timer = _single_shot(self, round(load_limit_s * 1000))
        self._grace_timer = _single_shot(self, CANCEL_GRACE_MS)
        self._cut: tuple[ExitCode, str] | None = None
        self._begun = False
        self._code: ExitCode | None = None
        self._connect_signals()

    def _connect_signals(self) -> None:
        session = self._session
        session.console_written.connect(self._on_session_console_written)
        session.app_loaded.connect(self._on_session_app_loaded)
        session.load_failed.connect(self._on_session_load_failed)
        session.worker_died.connect(self._on_session_worker_died)
        self._interrupts.interrupted.connect(self._on_interrupts_interrupted)
        self._load_timer.timeout.connect(self._on_load_timer_timeout)
        self._grace_timer.timeout.connect(self._on_grace_timer_timeout)

    def run(self, started: Popen[bytes] | None) -> ExitCode:
        """Load the app, do the work, end the worker.

        started: what ``start_worker`` gave; None where it could not be started, which is
            then tried again and told.
        """
        try:
            self._session.open(self._target, started)
            if self._load_limit_s:
                self._load_timer.start()
            if self._code is None:
                QCoreApplication.exec()
            self._tell_rest_of_console()
            written = self._work.conclude() if self._begun else None
            return written or self._code or ExitCode.DONE
        finally:
            self._session.stop()
            self._interrupts.close()

    def _finish(self, code: ExitCode) -> None:
        if self._code is None:
            self._code = code
        self._load_timer.stop()
        self._grace_timer.stop()
        QCoreApplication.exit()

    def _tell_rest_of_console(self) -> None:
        # What the app printed before it answered is in the pipe by now.
        self._session.flush_console()

    @Slot(str)
    def _on_session_console_written(self, text: str) -> None:
        tell(text)

    @Slot(object)
    def _on_session_app_loaded(self, description: AppDescription) -> None:
        self._load_timer.stop()
        self._grace_timer.stop()
        if self._cut is not None:  # too late to be wanted
            self._finish_cut(None)
            return
        self._begun = True
        self._work.begin(self._session, description, self._finish)

    @Slot(object)
    def _on_session_load_failed(self, error: ErrorInfo) -> None:
        if self._cut is not None:
            self._finish_cut(error)
        elif self._code is None:
            self._tell_rest_of_console()
            tell_problem(error.message, error.traceback)
            self._finish(ExitCode.NOT_LOADED)

    @Slot(object)
    def _on_session_worker_died(self, death: WorkerDeath) -> None:
        # Where a request was under way, its exchange has told of it before.
        if not death.while_loading and self._code is None:
            tell_problem(death.reason)
            self._finish(ExitCode.NO_ANSWER)

    @Slot()
    def _on_interrupts_interrupted(self) -> None:
        if self._begun and self._cut is None:
            self._cut = (ExitCode.NO_ANSWER, "")
            self._work.cancel()
        elif self._cut is None:
            self._cut_loading(ExitCode.NO_ANSWER, f"Importing {self._target.app} was cancelled.")
        else:  # a second time: now
            self._finish(ExitCode.NO_ANSWER)

    @Slot()
    def _on_load_timer_timeout(self) -> None:
        self._cut_loading(
            ExitCode.NOT_LOADED,
            f"Importing {self._target.app} took longer than {self._load_limit_s:g} s and was "
            "ended; --timeout gives it more.",
        )

    def _cut_loading(self, code: ExitCode, sentence: str) -> None:
        self._cut = (code, sentence)
        self._load_timer.stop()
        self._grace_timer.start()
        self._session.cancel_loading()

    @Slot()
    def _on_grace_timer_timeout(self) -> None:
        self._finish_cut(None)

    def _finish_cut(self, error: ErrorInfo | None) -> None:
        """End what was cut short while loading; ``error`` knows where the app was."""
        code, sentence = self._cut or (ExitCode.NO_ANSWER, "")
        is_ours = error is not None and error.code is ErrorCode.CANCELLED
        self._tell_rest_of_console()
        tell_problem(sentence, error.traceback if error is not None and is_ours else None)
        self._finish(code)


def _single_shot(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer
