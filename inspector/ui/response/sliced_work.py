"""Long work on the event loop, a few milliseconds at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

_SLICE_MS = 8

Result = TypeVar("Result")


class SlicedWork(QObject):
    """Runs one generator to its end, between other events; a new one replaces it.

    The first slice runs at once, so that short work is done when ``run`` returns; work that
    is known to be long waits for the event loop, so that first slices do not add up.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Generator[None, None, Any] | None = None
        self._done: Callable[[Any], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def run(
        self,
        steps: Generator[None, None, Result],
        done: Callable[[Result], None],
        is_long: bool = False,
    ) -> None:
        """Run ``steps``, then call ``done`` with what they return."""
        self._steps, self._done = steps, done
        if is_long:
            self._timer.start(0)
        else:
            self._advance()

    @property
    def is_busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def stop(self) -> None:
        """Forget the work; ``done`` is not called."""
        self._timer.stop()
        self._steps = self._done = None

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._advance()

    def _advance(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        steps, done = self._steps, self._done
        if steps is None or done is None:
            return
        while not clock.hasExpired(_SLICE_MS):
            try:
                next(steps)
            except StopIteration as end:
                self.stop()
                done(end.value)
                return
        self._timer.start(0)
