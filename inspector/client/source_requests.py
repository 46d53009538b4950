"""Source files asked of the worker, so that every question gets an answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.commands import ReadSource
from inspector.protocol.reports import SourceText

from .wire import Wire

_NO_WORKER = "There is no worker to read the file: reload the app."


class SourceRequests(QObject):
    """The files that were asked for and have not come yet.

    Signals:
        source_received: SourceText; with a problem where the worker ended first.
    """

    source_received = Signal(object)

    def __init__(self, wire: Wire, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wire = wire
        self._asked: dict[int, str] = {}
        self._failure_timer = QTimer(self)
        self._failure_timer.setSingleShot(True)
        self._failure_timer.timeout.connect(self._on_failure_timer_timeout)

    def ask(self, file: str, worker_lives: bool) -> int:
        """Ask for a file; the id that the answer has."""
        request_id = self._wire.new_id()
        self._asked[request_id] = file
        self._wire.say(ReadSource(request_id, file))
        if not worker_lives:
            self._failure_timer.start(0)
        return request_id

    def deliver(self, source: SourceText) -> None:
        """Tell what the worker answered."""
        if self._asked.pop(source.request_id, None) is not None:
            self.source_received.emit(source)

    def fail(self) -> None:
        """The worker ended: what was asked gets a problem for an answer."""
        asked, self._asked = self._asked, {}
        for request_id, file in asked.items():
            self.source_received.emit(SourceText(request_id, file, None, _NO_WORKER))

    @Slot()
    def _on_failure_timer_timeout(self) -> None:
        self.fail()
