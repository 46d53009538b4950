"""One of the app's own commands, run in a process of its own."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from PySide6.QtCore import (
    QElapsedTimer,
    QObject,
    QProcess,
    QProcessEnvironment,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from .command_line import CommandLine
from .paced_console import PacedConsole
from .process_end import ProcessEnd
from .process_group import signal_group

# A command that was asked to end may put its things in order, as after Ctrl+C.
CANCEL_GRACE_MS = 1_000
STOP_MS = 500


@dataclass(frozen=True)
class CommandEnd:
    """How a command ended.

    sentence: told to the person: what, how, after how long.
    done: it ended by itself, with exit code 0.
    """

    sentence: str
    done: bool = False


class CommandRun(QObject):
    """Starts one command, tells what it prints, and ends it with all that it started.

    Signals:
        output_written: text that it printed, on whichever of its outputs.
        ended: CommandEnd, after the last of its output.
    """

    output_written = Signal(str)
    ended = Signal(object)

    def __init__(self, line: CommandLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._process = QProcess(self)
        self._console = PacedConsole(self)
        self._group: int | None = None
        self._cancelled = False
        self._clock = QElapsedTimer()
        self._kill_timer = QTimer(self)
        self._kill_timer.setSingleShot(True)
        self._kill_timer.setInterval(CANCEL_GRACE_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        # Queued: a failure to start is told inside ``start`` for some of its reasons only.
        self._process.errorOccurred.connect(
            self._on_process_error_occurred, Qt.ConnectionType.QueuedConnection
        )
        self._process.readyRead.connect(self._on_process_ready_read)
        self._process.finished.connect(self._on_process_finished)
        self._console.written.connect(self.output_written)
        self._kill_timer.timeout.connect(self._kill)

    @property
    def running(self) -> bool:
        """Whether the process has not ended."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Start it. It cannot ask questions: its standard input is empty."""
        variables = QProcessEnvironment()
        for name, value in self._line.env.items():
            variables.insert(name, value)
        process = self._process
        process.setProcessEnvironment(variables)
        process.setWorkingDirectory(str(self._line.cwd))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setStandardInputFile(QProcess.nullDevice())
        parameters = QProcess.UnixProcessParameters()
        parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
        process.setUnixProcessParameters(parameters)
        self._clock.start()
        process.start(self._line.program, list(self._line.arguments))
        self._group = process.processId() or None

    def cancel(self) -> None:
        """End it as Ctrl+C would; by force when it is still there after a second."""
        if self.running and not self._cancelled:
            self._cancelled = True
            self._signal(signal.SIGINT)
            self._kill_timer.start()

    def stop(self) -> None:
        """End it at once and say nothing more; waits half a second at most."""
        self.blockSignals(True)
        self._console.blockSignals(True)
        if self.running:
            self._kill()
            self._process.waitForFinished(STOP_MS)

    @Slot()
    def _kill(self) -> None:
        self._signal(signal.SIGKILL)
        self._process.kill()

    def _signal(self, number: signal.Signals) -> None:
        if self._group is not None:
            signal_group(self._group, number)

    @Slot()
    def _on_process_ready_read(self) -> None:
        self._console.feed(bytes(self._process.readAll().data()))

    @Slot(QProcess.ProcessError)
    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            why = self._process.errorString().rpartition(": ")[2].rstrip(".")
            self.ended.emit(CommandEnd(f"{self._line.words} could not be started: {why}."))

    @Slot(int, QProcess.ExitStatus)
    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._kill_timer.stop()
        if self._cancelled:
            self._signal(signal.SIGKILL)  # what it started and left behind
        self._group = None
        self._on_process_ready_read()
        self._console.flush(final=True)
        crashed = status == QProcess.ExitStatus.CrashExit
        end = ProcessEnd(None, code) if crashed else ProcessEnd(code)
        self.ended.emit(
            CommandEnd(self._sentence(end), not self._cancelled and end.exit_code == 0)
        )

    def _sentence(self, end: ProcessEnd) -> str:
        how = "was cancelled" if self._cancelled else end.words
        return f"{self._line.words} {how} after {self._clock.elapsed() / 1000:.1f} s."
