"""A process that runs already, its pipes and its end, brought into Qt's event loop."""

from __future__ import annotations

import contextlib
import os
import time
from subprocess import Popen
from typing import IO

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from .process_end import ProcessEnd

READ_BYTES = 256 * 1024
# What a dead process had written is in its pipes; what a grandchild adds has no end.
LAST_READS = 8
# Where the system has no descriptor for a process (macOS), its end is looked for.
LOOK_MS = 50


class Child(QObject):
    """Reads and writes a process's pipes without waiting for them.

    Signals:
        output_arrived: bytes of its standard output.
        errors_arrived: bytes of its standard error.
        ended: ProcessEnd, after all that it had written.
    """

    output_arrived = Signal(object)
    errors_arrived = Signal(object)
    ended = Signal(object)

    def __init__(self, process: Popen[bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self._unsent = bytearray()
        self._is_closing = False
        # Not ``returncode``: Popen looks for itself whenever it is asked to kill.
        self._is_over = False
        self._input, in_pipe = _pipe(process.stdin)
        self._output, out_pipe = _pipe(process.stdout)
        self._errors, err_pipe = _pipe(process.stderr)
        kind = QSocketNotifier.Type
        self._input_free = QSocketNotifier(in_pipe, kind.Write, self)
        self._input_free.setEnabled(False)
        self._output_there = QSocketNotifier(out_pipe, kind.Read, self)
        self._errors_there = QSocketNotifier(err_pipe, kind.Read, self)
        self._process_descriptor = _process_descriptor(process.pid)
        self._end_there: QSocketNotifier | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._watch_end()
        self._connect_signals()

    def _watch_end(self) -> None:
        if self._process_descriptor is None:
            self._look.start()
            return
        kind = QSocketNotifier.Type.Read
        self._end_there = QSocketNotifier(self._process_descriptor, kind, self)
        self._end_there.activated.connect(self._look_for_end)

    def _connect_signals(self) -> None:
        self._input_free.activated.connect(self._on_input_free_activated)
        self._output_there.activated.connect(self._on_output_there_activated)
        self._errors_there.activated.connect(self._on_errors_there_activated)
        self._look.timeout.connect(self._look_for_end)

    @property
    def pid(self) -> int:
        """The process's number, which its group has as well."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether its end has not been seen yet."""
        return not self._is_over

    def write(self, data: bytes) -> None:
        """Send bytes to its standard input, as fast as it takes them."""
        if self._is_closing or not self.alive:
            return
        self._unsent += data
        self._write_on()

    def close_input(self) -> None:
        """End its standard input, after what was written."""
        self._is_closing = True
        self._write_on()

    def hold_output(self, held: bool) -> None:
        """Leave its output in the pipe, where it makes the process wait; or read it again."""
        if not self._output.closed:
            self._output_there.setEnabled(not held)

    def read_errors(self) -> None:
        """Read now what is in the pipe of its standard error."""
        for _ in range(LAST_READS):
            if not self._read_errors():
                return

    def kill(self) -> None:
        """End it at once; what it started lives on."""
        self._process.kill()

    def wait(self, milliseconds: int) -> bool:
        """Read on until its end, blocking; False when it did not end in this time."""
        deadline = time.monotonic() + milliseconds / 1000
        while self.alive and time.monotonic() < deadline:
            self._write_on()
            self._read_output()
            self._read_errors()
            self._look_for_end()
            if self.alive:
                time.sleep(0.001)
        return not self.alive

    # ---- its pipes ------------------------------------------------------------------

    @Slot()
    def _on_input_free_activated(self) -> None:
        self._write_on()

    def _write_on(self) -> None:
        if self._input.closed:
            return
        try:
            while self._unsent:
                del self._unsent[: os.write(self._input.fileno(), self._unsent)]
        except BlockingIOError:
            self._input_free.setEnabled(True)
            return
        except OSError:
            self._unsent.clear()  # nobody reads any more: its end tells why
        self._input_free.setEnabled(False)
        if self._is_closing:
            self._input.close()

    @Slot()
    def _on_output_there_activated(self) -> None:
        self._read_output()

    @Slot()
    def _on_errors_there_activated(self) -> None:
        self._read_errors()

    def _read_output(self) -> bool:
        data = _read(self._output, self._output_there)
        if data:
            self.output_arrived.emit(data)
        return bool(data)

    def _read_errors(self) -> bool:
        data = _read(self._errors, self._errors_there)
        if data:
            self.errors_arrived.emit(data)
        return bool(data)

    # ---- its end --------------------------------------------------------------------

    @Slot()
    def _look_for_end(self) -> None:
        if self._is_over or self._process.poll() is None:
            return
        self._is_over = True
        for read in (self._read_output, self._read_errors):
            for _ in range(LAST_READS):
                if not read():
                    break
        self._let_go()
        code = self._process.returncode
        self.ended.emit(ProcessEnd(code) if code >= 0 else ProcessEnd(None, -code))

    def _let_go(self) -> None:
        self._look.stop()
        for notifier in self.findChildren(QSocketNotifier):
            notifier.setEnabled(False)
        for pipe in (self._input, self._output, self._errors):
            pipe.close()
        if self._process_descriptor is not None:
            os.close(self._process_descriptor)
            self._process_descriptor = None


def _pipe(stream: IO[bytes] | None) -> tuple[IO[bytes], int]:
    assert stream is not None, "the process was started with three pipes"
    os.set_blocking(stream.fileno(), False)
    return stream, stream.fileno()


def _read(pipe: IO[bytes], notifier: QSocketNotifier) -> bytes:
    """What is there, at most READ_BYTES; the end of the pipe closes it."""
    if pipe.closed:
        return b""
    try:
        data = os.read(pipe.fileno(), READ_BYTES)
    except BlockingIOError:
        return b""
    if not data:
        notifier.setEnabled(False)
        pipe.close()
    return data


def _process_descriptor(pid: int) -> int | None:
    """A descriptor that becomes readable when the process ends (Linux 5.3 and later)."""
    if not hasattr(os, "pidfd_open"):
        return None
    with contextlib.suppress(OSError):
        return os.pidfd_open(pid)
    return None
