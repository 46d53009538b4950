"""Feels how long the event loop stands still."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer


class Heart(QObject):
    """Beats all the time; remembers the longest pause in seconds, and when it began."""

    def __init__(self, beat_ms: int) -> None:
        super().__init__()
        self.longest = self.began = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=beat_ms)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        if now - self._last > self.longest:
            self.longest, self.began = now - self._last, self._last
        self._last = now
