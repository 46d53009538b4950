"""One worker process: started in a group of its own, spoken to, ended for certain."""

from __future__ import annotations

from collections.abc import Mapping
from subprocess import Popen

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.protocol.commands import Command, Shutdown
from inspector.protocol.framing import encode_frame
from inspector.protocol.reports import Report

from .child import Child
from .paced_console import PacedConsole
from .process_end import ProcessEnd
from .process_group import signal_group
from .report_reader import ReportReader
from .starting import start_worker
from .target import Target

SHUTDOWN_GRACE_MS = 500


class WorkerProcess(QObject):
    """A child that speaks frames.

    Signals:
        report_received: (report, payload bytes).
        console_written: text that the app printed.
        broken: a sentence; what came on the pipe is not our protocol.
        start_failed: what the system says; there is no process, nothing follows.
        ended: ProcessEnd, after the last report and the last line of the console.
    """

    report_received = Signal(object, object)
    console_written = Signal(str)
    broken = Signal(str)
    start_failed = Signal(str)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: Child | None = None
        self._reader = ReportReader(self)
        self._console = PacedConsole(self)
        self._end: ProcessEnd | None = None
        self._failure = ""
        self._failure_timer = _single_shot(self, 0)
        self._kill_timer = _single_shot(self, SHUTDOWN_GRACE_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._failure_timer.timeout.connect(self._on_failure_timer_timeout)
        self._console.written.connect(self.console_written)
        self._kill_timer.timeout.connect(self.kill)
        self._reader.report_received.connect(self._on_reader_report_received)
        self._reader.noise_read.connect(self._on_child_errors_arrived)
        self._reader.broken.connect(self.broken)
        self._reader.drained.connect(self._on_reader_drained)

    @property
    def console_tail(self) -> tuple[str, ...]:
        """The last lines that the app printed."""
        return self._console.tail

    @property
    def alive(self) -> bool:
        """Whether there is a process that has not ended."""
        return self._child is not None and self._child.alive

    def start(self, target: Target, environment: Mapping[str, str]) -> None:
        """Start a worker that imports the target's app at once."""
        try:
            process = start_worker(target, environment)
        except (OSError, ValueError) as error:
            # Told later: whoever starts a process does not expect its end meanwhile.
            self._failure = getattr(error, "strerror", None) or str(error)
            self._failure_timer.start()
        else:
            self.adopt(process, target)

    def adopt(self, process: Popen[bytes], target: Target) -> None:
        """Listen to the target's worker, which was started before Qt."""
        if target.over_stdin:
            self._reader.expect_noise()
        self._child = child = Child(process, self)
        child.output_arrived.connect(self._on_child_output_arrived)
        child.errors_arrived.connect(self._on_child_errors_arrived)
        child.ended.connect(self._on_child_ended)

    def send(self, command: Command, payload: bytes = b"") -> None:
        """Say something to the worker; to a dead one, nothing happens."""
        if self._child is not None:
            self._child.write(encode_frame(command.to_wire(), payload))

    def retire(self) -> None:
        """Ask the worker to end, tell nothing more of it but ``ended``; kill it if it stays."""
        self._reader.close()
        if self._child is not None and self._child.alive:
            self.send(Shutdown())
            self._child.close_input()
            self._child.hold_output(False)
            self._kill_timer.start()
        # It may have ended already, and only its last reports were still being read.
        self._on_reader_drained()

    def flush_console(self) -> None:
        """Tell now what has been printed, without waiting for the pace of the screen."""
        if self._child is not None:
            self._child.read_errors()
        self._console.flush()

    @Slot()
    def kill(self) -> None:
        """End the whole process group at once."""
        if self._child is not None and self._child.alive:
            signal_group(self._child.pid)
            self._child.kill()

    def stop(self) -> None:
        """End the process and wait for it, at most about a second."""
        self.blockSignals(True)
        self._failure_timer.stop()
        if self._child is not None and self._child.alive:
            self.retire()
            if not self._child.wait(SHUTDOWN_GRACE_MS):
                self.kill()
                self._child.wait(SHUTDOWN_GRACE_MS)

    @Slot()
    def _on_failure_timer_timeout(self) -> None:
        self._reader.close()
        self.start_failed.emit(self._failure)

    @Slot(object)
    def _on_child_output_arrived(self, data: bytes) -> None:
        self._reader.feed(data)
        # What the window cannot follow waits in the pipe, and the worker with it.
        if self._child is not None and not self._reader.idle:
            self._child.hold_output(True)

    @Slot(object)
    def _on_child_errors_arrived(self, data: bytes) -> None:
        self._console.feed(data)

    @Slot(object, object)
    def _on_reader_report_received(self, report: Report, payload: bytes) -> None:
        self.report_received.emit(report, payload)

    @Slot(object)
    def _on_child_ended(self, end: ProcessEnd) -> None:
        self._kill_timer.stop()
        if self._child is not None:
            signal_group(self._child.pid)  # what the app itself started and left behind
        self._console.flush(final=True)
        self._end = end
        self._on_reader_drained()

    @Slot()
    def _on_reader_drained(self) -> None:
        if self._end is not None and self._reader.idle:
            end, self._end = self._end, None
            self.ended.emit(end)
        elif self._child is not None and self._reader.idle:
            self._child.hold_output(False)


def _single_shot(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer
