"""Bytes from the worker to reports, in slices of time that leave the event loop its own."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.framing import FrameDecoder, FramingError
from inspector.protocol.parsing import MessageError
from inspector.protocol.reports import parse_report

from .preamble import Preamble

SLICE_S = 0.008


class ReportReader(QObject):
    """Decodes what arrives, and gives way after 8 milliseconds.

    Signals:
        report_received: (report, payload bytes), in the order sent.
        noise_read: bytes that a command printed before the worker spoke.
        drained: everything complete has been told.
        broken: what is wrong; the bytes are no frames. Only ``drained`` follows.
    """

    report_received = Signal(object, object)
    noise_read = Signal(object)
    drained = Signal()
    broken = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decoder: FrameDecoder | None = FrameDecoder()
        self._preamble: Preamble | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def idle(self) -> bool:
        """Whether everything complete has been told."""
        return not self._timer.isActive()

    def expect_noise(self) -> None:
        """A command may speak before the worker does."""
        self._preamble = Preamble()

    def feed(self, data: bytes) -> None:
        """Add bytes as they came from the pipe."""
        if self._preamble is not None:
            noise, data = self._preamble.feed(data)
            if noise:
                self.noise_read.emit(noise)
        if self._decoder is None:
            return
        self._decoder.feed(data)
        # While a slice is owed, the reports must not overtake the event loop's turn.
        if self.idle:
            self._read_slice()

    def close(self) -> None:
        """Tell nothing more, whatever has arrived."""
        self._decoder = None
        self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._read_slice()

    def _read_slice(self) -> None:
        end = perf_counter() + SLICE_S
        try:
            while self._read_one():
                if perf_counter() > end:
                    self._timer.start(0)
                    return
        except (FramingError, MessageError) as error:
            self.close()
            self.broken.emit(str(error))
        self.drained.emit()

    def _read_one(self) -> bool:
        with _collector_paused():
            frame = self._decoder.next_frame() if self._decoder else None
            report = parse_report(frame.message) if frame else None
        if frame is None:
            return False
        self.report_received.emit(report, frame.payload)
        return True


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's collector from running in the midst of a batch.

    A report holds no cycles, and many objects: collecting among them while 10,000 routes
    arrived held the event loop about twice as long.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
