"""SIGINT as a knife that cuts the app's code on the main thread, and never ours."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType


class Interrupts:
    """Which job the main thread runs, and whether it may be cut right now.

    The handler raises KeyboardInterrupt only between entering and leaving ``user_code()``,
    and at most once for each SIGINT: one that comes before is kept until the app's code
    begins, one that comes after the job does nothing.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._main = threading.main_thread().ident or 0
        self._running: int | None = None
        self._armed = False
        self._pending = False
        self._early: int | None = None
        self._take_sigint()

    @property
    def busy(self) -> bool:
        """Whether the main thread runs a job."""
        return self._running is not None

    def begin(self, job_id: int) -> None:
        """The main thread starts a job. Takes SIGINT back from an app that handles it."""
        self._take_sigint()
        with self._lock:
            self._running = job_id
            self._pending = self._early == job_id
            self._early = None

    def end(self) -> None:
        """The main thread is done with its job."""
        with self._lock:
            self._running = None

    def interrupt(self, job_id: int) -> None:
        """Cut this job where it runs, or when it begins. Called from the reader thread."""
        # The lock is held while the signal is sent, so it can never hit the job after this.
        with self._lock:
            if self._running != job_id:
                self._early = job_id
            else:
                signal.pthread_kill(self._main, signal.SIGINT)

    def user_code(self) -> Interrupts:
        """To be entered around each call into the app."""
        return self

    def __enter__(self) -> None:
        self._armed = True
        if self._pending:
            self._cut()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._armed = False

    def _take_sigint(self) -> None:
        signal.signal(signal.SIGINT, self._on_sigint)

    def _on_sigint(self, _number: int, _frame: FrameType | None) -> None:
        if self._armed:
            self._cut()
        self._pending = self._running is not None

    def _cut(self) -> None:
        self._armed = self._pending = False
        raise KeyboardInterrupt
