"""Asks Pythons for their versions by running them: two at once, five seconds each."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from .interpreter_search import FoundPython

AT_ONCE = 2
LIMIT_MS = 5000
OLDEST_PYTHON = (3, 9)
OLDEST_FLASK = (2, 0)

_MARK = "route-inspector:"
# Any Python can read it, also those that are too old, so that they can be called so. The
# current folder leaves the path: its json.py must not hide the one that is meant. The first
# and the last line let it pass through a shell, as worker_code.py explains.
_SCRIPT = f"""0#'
import sys
sys.path[:] = [p for p in sys.path if p]
import json
def version(name):
    try:
        import importlib.metadata
        return importlib.metadata.version(name)
    except Exception:
        return None
def has(name):
    try:
        import importlib.util
        return bool(name) and importlib.util.find_spec(name) is not None
    except Exception:
        return False
module = "".join(sys.argv[1:])
found = ["%d.%d.%d" % sys.version_info[:3], version("flask"), has(module)]
sys.stdout.write("{_MARK}" + json.dumps(found) + "\\n")
#'"""


@dataclass(frozen=True)
class ProbedPython:
    """What a Python said of itself.

    python, flask: versions; None where it did not say, or has none.
    has_module: whether it has the module that was asked for.
    problem: a sentence, where the app cannot be run with it; None for a Python without Flask.
    """

    found: FoundPython
    python: str | None = None
    flask: str | None = None
    has_module: bool = False
    problem: str | None = None


class InterpreterProbe(QObject):
    """Tries Pythons, one after another.

    Signals:
        probed: ProbedPython, once for each that was added.
        finished: all that were added have been probed.
    """

    probed = Signal(object)
    finished = Signal()

    def __init__(
        self,
        environment: Mapping[str, str],
        cwd: Path,
        module: str = "",
        parent: QObject | None = None,
    ) -> None:
        """module: top-level name that each is asked for; cwd: where they are run."""
        super().__init__(parent)
        self._environment = QProcessEnvironment()
        for name, value in environment.items():
            self._environment.insert(name, value)
        self._cwd = cwd
        self._module = module
        self._waiting: deque[FoundPython] = deque()
        self._running: list[_Run] = []

    @property
    def busy(self) -> bool:
        """Whether something is being asked, or waits for its turn."""
        return bool(self._running or self._waiting)

    def add(self, found: FoundPython) -> None:
        """Ask this one, too, when its turn comes."""
        self._waiting.append(found)
        self._start_next()

    def stop(self) -> None:
        """Ask nobody any more; no process is left."""
        self._waiting.clear()
        for run in self._running:
            run.end()
        self._running.clear()

    def _start_next(self) -> None:
        while self._waiting and len(self._running) < AT_ONCE:
            run = _Run(self._waiting.popleft(), self)
            self._running.append(run)
            run.over.connect(self._on_run_over)
            run.start(self._environment, self._cwd, self._module)

    @Slot(object, object)
    def _on_run_over(self, run: _Run, result: ProbedPython) -> None:
        if run not in self._running:
            return
        self._running.remove(run)
        run.deleteLater()
        self.probed.emit(result)
        self._start_next()
        if not self.busy:
            self.finished.emit()


class _Run(QObject):
    """One process. over: itself, and ProbedPython."""

    over = Signal(object, object)

    def __init__(self, found: FoundPython, parent: QObject) -> None:
        super().__init__(parent)
        self._found = found
        self._group: int | None = None
        self._process = QProcess(self)
        parameters = QProcess.UnixProcessParameters()
        parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
        self._process.setUnixProcessParameters(parameters)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LIMIT_MS)
        self._limit.timeout.connect(self._on_limit_timeout)
        self._process.started.connect(self._on_process_started)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error_occurred)

    def start(self, environment: QProcessEnvironment, cwd: Path, module: str) -> None:
        """Run the script."""
        program, *arguments = self._found.command
        self._process.setProcessEnvironment(environment)
        if cwd.is_dir():
            self._process.setWorkingDirectory(str(cwd))
        self._limit.start()
        self._process.start(program, [*arguments, "-B", "-c", _SCRIPT, module])
        self._process.closeWriteChannel()

    def end(self) -> None:
        """Kill it, and wait until it is gone."""
        self.blockSignals(True)
        self._limit.stop()
        self._kill()
        self._process.waitForFinished(1000)
        self.deleteLater()

    def _kill(self) -> None:
        if self._group is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._group, signal.SIGKILL)
        self._process.kill()

    @Slot()
    def _on_process_started(self) -> None:
        self._group = self._process.processId() or None

    @Slot()
    def _on_limit_timeout(self) -> None:
        self._tell(
            ProbedPython(self._found, problem=f"It did not answer in {LIMIT_MS / 1000:g} s.")
        )
        self.end()

    @Slot(QProcess.ProcessError)
    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._limit.stop()
            why = self._process.errorString().rpartition(": ")[2].rstrip(".")
            self._tell(ProbedPython(self._found, problem=f"It cannot be started: {why}."))

    @Slot(int, QProcess.ExitStatus)
    def _on_process_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._limit.stop()
        self._kill()  # what it started and left behind
        said = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        complaint = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._tell(_read(self._found, said) or _failed(self._found, code, complaint))

    def _tell(self, result: ProbedPython) -> None:
        self.over.emit(self, result)


def _read(found: FoundPython, said: str) -> ProbedPython | None:
    line = next((line for line in said.splitlines() if line.startswith(_MARK)), None)
    if line is None:
        return None
    python, flask, has_module = json.loads(line.removeprefix(_MARK))
    return ProbedPython(found, python, flask, has_module, _too_old(python, flask))


def _too_old(python: str, flask: str | None) -> str | None:
    if _numbers(python) < OLDEST_PYTHON:
        return f"Python {python} is too old: it must be 3.9 or later."
    if flask is not None and _numbers(flask) < OLDEST_FLASK:
        return f"Flask {flask} is too old: it must be 2.0 or later."
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())


def _failed(found: FoundPython, code: int, complaint: str) -> ProbedPython:
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    said = f": {lines[-1]}" if lines else "."
    return ProbedPython(found, problem=f"It ended with exit code {code}{said}")
