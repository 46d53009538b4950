"""Opens a window as ``python -m inspector`` does, and ends when the tree is painted.

Run as a process of its own: ``launch_probe.py APP [--blocks]``. With --blocks it prints the
longest time in milliseconds for which the event loop did not turn.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTreeView

from inspector.app import open_window

BEAT_MS = 5


class _Heart(QObject):
    """Beats every 5 ms and remembers the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class _PaintWatch(QObject):
    """Calls back after the first paint of a tree that has rows."""

    def __init__(self, tree: QTreeView, done) -> None:
        super().__init__()
        self._tree = tree
        self._done = done
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        model = self._tree.model()
        if event.type() == QEvent.Type.Paint and model.rowCount(model.index(0, 0)):
            self._tree.viewport().removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False


def main() -> None:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    blocks = "--blocks" in sys.argv
    window = open_window([a for a in sys.argv[1:] if a != "--blocks"])
    window.show()
    heart = _Heart()

    def done() -> None:
        if blocks:
            # What follows the first paint belongs to loading as well.
            QTimer.singleShot(500, finish)
        else:
            print("painted", flush=True)
            finish()

    def finish() -> None:
        if blocks:
            print(f"{heart.longest * 1000:.1f}", flush=True)
        window.close()
        os._exit(0)

    watch = _PaintWatch(window.findChild(QTreeView, "routeTree"), done)
    application.exec()
    del watch


if __name__ == "__main__":
    main()
