"""Requests to the worker, and each part of an answer to whoever asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from inspector.protocol.commands import Acknowledge, Cancel, Command, Execute, Lane
from inspector.protocol.errors import ErrorInfo
from inspector.protocol.listener import ResponseListener
from inspector.protocol.reports import (
    BodyChunk,
    Failed,
    Report,
    ResponseFinished,
    ResponseStarted,
)

from .worker_process import WorkerProcess


@dataclass(frozen=True)
class _Open:
    listener: ResponseListener
    lane: Lane


class Wire:
    """The requests that are open in the worker, by id; ids are never used twice."""

    def __init__(self) -> None:
        self._ids = count(1)
        self._open: dict[int, _Open] = {}
        self._process: WorkerProcess | None = None

    def attach(self, process: WorkerProcess | None) -> None:
        """Speak to this worker from now on; None: to none."""
        self._process = process

    def new_id(self) -> int:
        """The next request id."""
        return next(self._ids)

    def send_request(self, execute: Execute, body: bytes, listener: ResponseListener) -> None:
        """Send a request; its answer comes to the listener, never before this returns."""
        self._open[execute.request_id] = _Open(listener, execute.lane)
        self.say(execute, body)

    def say(self, command: Command, payload: bytes = b"") -> None:
        """Send a command; where there is no worker, nothing happens."""
        if self._process is not None:
            self._process.send(command, payload)

    def cancel(self, request_id: int) -> None:
        """Ask the worker to stop a request; the listener still hears how it ends."""
        self.say(Cancel(request_id))

    def abandon(self, request_id: int) -> None:
        """Stop a request whose listener wants to hear nothing more."""
        if self._open.pop(request_id, None) is not None:
            self.cancel(request_id)

    def acknowledge(self, request_id: int, size: int) -> None:
        """Say that ``size`` bytes of chunks are dealt with, so that more may come."""
        if request_id in self._open:
            self.say(Acknowledge(request_id, size))

    def deliver(self, report: Report, payload: bytes) -> None:
        """Hand a report to its listener; what belongs to an abandoned request is dropped."""
        if isinstance(report, (ResponseStarted, BodyChunk)):
            entry = self._open.get(report.request_id)
            if entry is None:
                return
            if isinstance(report, ResponseStarted):
                entry.listener.on_started(report)
            else:
                entry.listener.on_chunk(payload)
        elif isinstance(report, (ResponseFinished, Failed)):
            self._deliver_end(report, payload)

    def _deliver_end(self, report: ResponseFinished | Failed, payload: bytes) -> None:
        entry = self._open.pop(report.request_id, None)
        if entry is None:
            return
        if isinstance(report, Failed):
            entry.listener.on_failed(report.error)
        else:
            entry.listener.on_finished(report, payload)

    def fail(self, lane: Lane, error: ErrorInfo) -> None:
        """End every open request of a lane: no answer is coming."""
        ending = [key for key, entry in self._open.items() if entry.lane is lane]
        for request_id in ending:
            # A listener may open or abandon requests while it hears of its own.
            entry = self._open.pop(request_id, None)
            if entry is not None:
                entry.listener.on_failed(error)
