"""One worker process: started in a group of its own, spoken to, ended for certain."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer, Signal, Slot

import inspector
from inspector.protocol.commands import Command, Shutdown
from inspector.protocol.framing import encode_frame
from inspector.protocol.reports import Report

from .console import Console
from .process_end import ProcessEnd
from .report_reader import ReportReader
from .target import Target

WORKER_PROGRAM = Path(inspector.__file__).parent / "worker" / "__main__.py"
SHUTDOWN_GRACE_MS = 500
CONSOLE_SLICE_BYTES = 32 * 1024
CONSOLE_BACKLOG_BYTES = 1024 * 1024
# A console that is flooded is shown at the pace of the screen; what piles up is left out.
CONSOLE_PACE_MS = 16


class WorkerProcess(QObject):
    """A QProcess that speaks frames.

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
        self._process = QProcess(self)
        self._reader = ReportReader(self)
        self._console = Console()
        self._group: int | None = None
        self._end: ProcessEnd | None = None
        self._console_timer = _single_shot(self, 0)
        self._kill_timer = _single_shot(self, SHUTDOWN_GRACE_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        # Queued: a failure to start is told inside ``start`` for some of its reasons only.
        self._process.errorOccurred.connect(
            self._on_process_error_occurred, Qt.ConnectionType.QueuedConnection
        )
        self._process.finished.connect(self._on_process_finished)
        self._process.readyReadStandardOutput.connect(self._on_process_output_ready)
        self._process.readyReadStandardError.connect(self._on_process_error_output_ready)
        self._console_timer.timeout.connect(self._on_console_timer_timeout)
        self._kill_timer.timeout.connect(self.kill)
        self._reader.report_received.connect(self._on_reader_report_received)
        self._reader.broken.connect(self.broken)
        self._reader.drained.connect(self._on_reader_drained)

    @property
    def console_tail(self) -> tuple[str, ...]:
        """The last lines that the app printed."""
        return self._console.tail

    @property
    def alive(self) -> bool:
        """Whether the process runs or is being started."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, target: Target, environment: Mapping[str, str]) -> None:
        """Start the worker; what is sent from now on waits for it in the pipe."""
        variables = QProcessEnvironment()
        for name, value in (*environment.items(), *target.env):
            variables.insert(name, value)
        self._process.setProcessEnvironment(variables)
        self._process.setWorkingDirectory(str(target.cwd))
        _give_own_session(self._process)
        program, *arguments = target.python
        self._process.start(program, [*arguments, "-B", "-u", str(WORKER_PROGRAM)])
        self._group = self._process.processId() or None

    def send(self, command: Command, payload: bytes = b"") -> None:
        """Say something to the worker; to a dead one, nothing happens."""
        if self.alive:
            self._process.write(encode_frame(command.to_wire(), payload))

    def retire(self) -> None:
        """Ask the worker to end, tell nothing more of it but ``ended``; kill it if it stays."""
        self._reader.close()
        if self.alive:
            self.send(Shutdown())
            self._process.closeWriteChannel()
            self._kill_timer.start()
        # It may have ended already, and only its last reports were still being read.
        self._on_reader_drained()

    @Slot()
    def kill(self) -> None:
        """End the whole process group at once."""
        if self.alive:
            self._kill_group()
            self._process.kill()

    def stop(self) -> None:
        """End the process and wait for it, at most about a second."""
        self.blockSignals(True)
        if self.alive:
            self.retire()
            if not self._process.waitForFinished(SHUTDOWN_GRACE_MS):
                self.kill()
                self._process.waitForFinished(SHUTDOWN_GRACE_MS)

    def _kill_group(self) -> None:
        if self._group is None or not hasattr(os, "killpg"):
            return
        # Nobody left in it, or only another user's (sudo), who is not ours to end.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._group, signal.SIGKILL)

    @Slot(QProcess.ProcessError)
    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._reader.close()
            # "Child process set up failed: execve: No such file or directory"
            self.start_failed.emit(self._process.errorString().rpartition(": ")[2])

    @Slot()
    def _on_process_output_ready(self) -> None:
        self._reader.feed(bytes(self._process.readAllStandardOutput().data()))

    @Slot()
    def _on_process_error_output_ready(self) -> None:
        if not self._console_timer.isActive():
            self._console_timer.start(0)

    @Slot(object, object)
    def _on_reader_report_received(self, report: Report, payload: bytes) -> None:
        self.report_received.emit(report, payload)

    @Slot()
    def _on_console_timer_timeout(self) -> None:
        self._write_console(CONSOLE_SLICE_BYTES)
        if self._console_backlog():
            self._console_timer.start(CONSOLE_PACE_MS)

    def _console_backlog(self) -> int:
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        return self._process.bytesAvailable()

    def _write_console(self, limit: int, final: bool = False) -> None:
        backlog = self._console_backlog()
        text = ""
        if backlog > CONSOLE_BACKLOG_BYTES:
            surplus = backlog - CONSOLE_SLICE_BYTES
            self._process.skip(surplus)
            text = f"\n[{surplus:,} bytes of output left out]\n"
        text += self._console.feed(bytes(self._process.read(limit).data()), final)
        if text:
            self.console_written.emit(text)

    @Slot(int, QProcess.ExitStatus)
    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._kill_timer.stop()
        self._console_timer.stop()
        self._kill_group()  # what the app itself started and left behind
        self._group = None
        self._write_console(CONSOLE_BACKLOG_BYTES, final=True)
        crashed = status == QProcess.ExitStatus.CrashExit
        self._end = ProcessEnd(None, code) if crashed else ProcessEnd(code)
        self._on_reader_drained()

    @Slot()
    def _on_reader_drained(self) -> None:
        if self._end is not None and self._reader.idle:
            end, self._end = self._end, None
            self.ended.emit(end)


def _single_shot(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer


def _give_own_session(process: QProcess) -> None:
    """Make the worker the leader of a group, so that all it starts can be ended with it."""
    if hasattr(process, "setUnixProcessParameters"):
        parameters = QProcess.UnixProcessParameters()
        parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
        process.setUnixProcessParameters(parameters)
