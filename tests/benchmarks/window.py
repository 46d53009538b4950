"""A window with a loaded app, measured from inside its own process."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from heart import Heart
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeView

from inspector.app import open_window

BEAT_MS = 1
# What still goes on after the answer is shown: rows that are made later, lines counted.
SETTLED_S = 1.0


class Window:
    """Open from ``with`` on, its app loaded and its tree settled."""

    def __init__(self, app: Path) -> None:
        self._window = open_window([str(app)])
        self._tree: QTreeView = self._window.findChild(QTreeView, "routeTree")
        self._filter: QLineEdit = self._window.findChild(QLineEdit, "routeFilter")
        self._url: QLineEdit = self._window.findChild(QLineEdit, "urlEdit")

    def __enter__(self) -> Window:
        state = self._window.findChild(QLabel, "workerState")
        model = self._tree.model()
        self._window.show()
        # The overview is there while the app is still being loaded: the tree must have rows.
        self._until(lambda: state.text().endswith("ready") and model.rowCount() > 0)
        self._turn_for(SETTLED_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._window.close()
        self._window.deleteLater()
        QApplication.processEvents()

    def type_url(self, target: str) -> None:
        """Replace the URL."""
        self._url.setText(target)

    def send(self) -> float:
        """Seconds from Send to the painted answer."""
        answer = self._window.panes.answer
        sending = self._window.controller.sending
        done: list[object] = []
        sending.exchange_shown.connect(done.append)
        start = time.perf_counter()
        sending.send()
        self._until(lambda: bool(done))
        answer.repaint()
        elapsed = time.perf_counter() - start
        sending.exchange_shown.disconnect(done.append)
        return elapsed

    def send_watched(self) -> tuple[float, float, float]:
        """Longest block, when it began after Send, and Send to painted; in seconds."""
        heart = Heart(BEAT_MS)
        start = time.perf_counter()
        elapsed = self.send()
        self._turn_for(SETTLED_S)
        heart.stop()
        return heart.longest, heart.began - start, elapsed

    def keystrokes(self, text: str) -> list[float]:
        """Seconds of each keystroke in the filter, repaint included."""
        times = []
        for letter in text:
            start = time.perf_counter()
            QTest.keyClick(self._filter, letter)
            self._tree.viewport().repaint()
            times.append(time.perf_counter() - start)
            self._turn_for(0.2)
        for _ in text:
            QTest.keyClick(self._filter, Qt.Key.Key_Backspace)
        self._turn_for(0.5)
        return times

    def _until(self, fact: Callable[[], bool]) -> None:
        while not fact():
            # Without a time limit: with one, Qt does not wait but asks again and again.
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _turn_for(self, seconds: float) -> None:
        QTest.qWait(int(seconds * 1000))
