"""A real worker process, spoken to over its pipes."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from inspector.protocol.app_facts import AppFacts, FactsDescribed
from inspector.protocol.commands import (
    Acknowledge,
    Command,
    Execute,
    Lane,
    Load,
)
from inspector.protocol.description import AppDescription, Route
from inspector.protocol.errors import ErrorInfo
from inspector.protocol.exchange import HttpRequest
from inspector.protocol.framing import FrameDecoder, encode_frame
from inspector.protocol.reports import (
    BodyChunk,
    Failed,
    Loaded,
    LoadFailed,
    Report,
    ResponseFinished,
    ResponseStarted,
    RoutesDescribed,
    parse_report,
)

WORKER = Path(__file__).parents[3] / "inspector" / "worker" / "__main__.py"
PATIENCE_SECONDS = 20.0
# Another interpreter, with another Flask, for the same tests.
TARGET_PYTHON = os.environ.get("ROUTE_INSPECTOR_TARGET_PYTHON", sys.executable)

AnyReport = TypeVar("AnyReport")


class Answered:
    """Everything the worker reported of one request."""

    def __init__(self) -> None:
        self.started: ResponseStarted | None = None
        self.finished: ResponseFinished | None = None
        self.failed: ErrorInfo | None = None
        self.pieces: list[bytes] = []

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)

    @property
    def largest_payload(self) -> int:
        return max(map(len, self.pieces))

    @property
    def status(self) -> int | None:
        return self.started.status if self.started else None

    def header_values(self, name: str) -> list[str]:
        assert self.started is not None
        return [v for n, v in self.started.headers if n.lower() == name.lower()]


def _until(condition: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.005)
    raise AssertionError("it did not happen in time")


class WorkerProcess:
    """A worker, its pipes, and its console in a file."""

    def __init__(
        self,
        cwd: Path,
        python: Sequence[str] = (TARGET_PYTHON,),
        env: dict[str, str] | None = None,
    ) -> None:
        self.cwd = cwd
        # Closed with the process.
        self._console = tempfile.TemporaryFile()  # noqa: SIM115
        self.process = subprocess.Popen(
            [*python, "-B", "-u", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._console,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            bufsize=0,
        )
        self._decoder = FrameDecoder()
        self._next_id = 0
        self.batch_sizes: list[int] = []
        self.facts = AppFacts()

    def send(self, command: Command, payload: bytes = b"") -> None:
        assert self.process.stdin is not None
        frame = memoryview(encode_frame(command.to_wire(), payload))
        while frame:
            frame = frame[self.process.stdin.write(frame) :]

    def frame(self, timeout: float = PATIENCE_SECONDS) -> tuple[Report, bytes]:
        """The next report and its payload."""
        deadline = time.monotonic() + timeout
        while True:
            frame = self._decoder.next_frame()
            if frame is not None:
                return parse_report(frame.message), frame.payload
            self._read(deadline - time.monotonic())

    def wait_for(self, kind: type[AnyReport]) -> AnyReport:
        """Skip to the next report of a kind."""
        while True:
            report, _ = self.frame()
            if isinstance(report, kind):
                return report

    def load(self, app: str) -> tuple[AppDescription, list[Route]]:
        self.send(Load(app))
        routes: list[Route] = []
        while True:
            report, _ = self.frame()
            if isinstance(report, RoutesDescribed):
                routes += report.routes
                self.batch_sizes.append(len(report.routes))
            elif isinstance(report, Loaded):
                self.facts = self.wait_for(FactsDescribed).facts
                return report.description, routes
            elif isinstance(report, LoadFailed):
                raise AssertionError(report.error)

    def start_loading(self, app: str) -> None:
        self.send(Load(app))

    def load_error(self, app: str) -> ErrorInfo:
        self.start_loading(app)
        return self.wait_for(LoadFailed).error

    def execute(
        self,
        target: str,
        method: str = "GET",
        body: bytes = b"",
        headers: Sequence[tuple[str, str]] = (),
        lane: Lane = Lane.MAIN,
        base: str = "http://localhost",
        remote_addr: str = "",
    ) -> int:
        self._next_id += 1
        request = HttpRequest(method, base + target, tuple(headers), remote_addr)
        self.send(Execute(self._next_id, request, lane), body)
        return self._next_id

    def answers(self, *request_ids: int) -> list[Answered]:
        """What comes of these requests, to their ends; every chunk is acknowledged."""
        open_ids, answers = set(request_ids), {i: Answered() for i in request_ids}
        while open_ids:
            report, payload = self.frame()
            answer = answers.get(getattr(report, "request_id", 0))
            if answer is None:
                continue
            if isinstance(report, ResponseStarted):
                answer.started = report
            elif isinstance(report, BodyChunk):
                answer.pieces.append(payload)
                self.send(Acknowledge(report.request_id, len(payload)))
            elif isinstance(report, ResponseFinished):
                answer.finished = report
                answer.pieces.append(payload)
                open_ids.discard(report.request_id)
            elif isinstance(report, Failed):
                answer.failed = report.error
                open_ids.discard(report.request_id)
        return list(answers.values())

    def get(self, target: str, **options: Any) -> Answered:
        """Send one request, and wait for its end."""
        return self.answers(self.execute(target, **options))[0]

    def console(self) -> str:
        self._console.seek(0)
        return self._console.read().decode(errors="replace")

    def wait_for_console(self, text: str) -> str:
        """What the console says, once it says this."""
        return _until(lambda: self.console() if text in self.console() else "")

    def hang_up(self) -> None:
        """Close the pipe of commands, as a window that crashes would."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def has_ended(self, pid: int) -> bool:
        """Wait until a process that the app started is gone, or a zombie."""
        stat = Path(f"/proc/{pid}/stat")

        def gone() -> bool:
            try:
                return stat.read_text().rpartition(")")[2].split()[0] == "Z"
            except FileNotFoundError:
                return True

        return _until(gone)

    def close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            self._console.close()

    def _read(self, timeout: float) -> None:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], max(timeout, 0))
        if not ready:
            raise AssertionError(f"no report came; the console says:\n{self.console()}")
        data = self.process.stdout.read(256 * 1024)
        if not data:
            raise EOFError(f"the worker is gone; the console says:\n{self.console()}")
        self._decoder.feed(data)
