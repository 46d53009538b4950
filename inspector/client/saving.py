"""Writes a body to a file of the person's choice, byte for byte, without blocking."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.exchange import BodyRef

_SLICE_BYTES = 4 * 1024 * 1024


class BodySaver(QObject):
    """Copies one body, a slice for each turn of the event loop, then deletes itself.

    The bytes go to a file beside the target, which takes its name when they are all there:
    a file that was there before is lost only to a whole new one.

    Signals:
        saved: the Path that now holds the body.
        failed: a sentence that says why it could not be written.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, body: BodyRef, target: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._target = target
        self._part = target.with_name(f".{target.name}.{os.getpid()}.part")
        self._source: BinaryIO | None = None
        self._sink: BinaryIO | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn_timeout)

    def start(self) -> None:
        """Begin; exactly one of the signals follows."""
        try:
            self._source = self._body.open()
            self._sink = self._part.open("wb")
        except OSError as error:
            self._fail(error)
            return
        self._turn.start()

    @Slot()
    def _on_turn_timeout(self) -> None:
        assert self._source is not None and self._sink is not None
        try:
            data = self._source.read(_SLICE_BYTES)
            self._sink.write(data)
            if not data:
                self._sink.close()
                self._part.replace(self._target)
        except OSError as error:
            self._fail(error)
            return
        if not data:
            self._finish()
            self.saved.emit(self._target)

    def _fail(self, error: OSError) -> None:
        self._finish()
        self._part.unlink(missing_ok=True)
        self.failed.emit(f"{self._target.name} could not be saved: {error.strerror}.")

    def _finish(self) -> None:
        self._turn.stop()
        for stream in (self._source, self._sink):
            if stream is not None:
                stream.close()
        self.deleteLater()
