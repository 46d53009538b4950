"""The worker's end of the pipe, kept out of the app's reach."""

from __future__ import annotations

import fcntl
import os
from threading import Lock

from ..protocol.framing import encode_frame
from ..protocol.reports import Report
from .ending import EXIT_CHANNEL_LOST, kill_group

# Apps that close "all" descriptors close the low ones, and every open() reuses those.
_HIGH_DESCRIPTOR = 512
_READ_BYTES = 256 * 1024


class Channel:
    """Reads bytes of commands and writes reports; safe to write from any thread."""

    def __init__(self, commands: int, reports: int) -> None:
        self._commands = _Pipe(commands)
        self._reports = _Pipe(reports)
        self._writing = Lock()
        self._forked = False
        os.register_at_fork(after_in_child=self._let_go)

    @classmethod
    def from_stdio(cls) -> Channel:
        """Take over descriptors 0 and 1, and leave the app nothing of the protocol there.

        Standard input becomes empty; standard output becomes standard error, so that prints,
        writes from C and grandchildren go to the console that the window shows.
        """
        channel = cls(0, 1)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        return channel

    def receive(self) -> bytes:
        """The next bytes of commands; empty at the end of the pipe."""
        self._commands.check()
        return os.read(self._commands.descriptor, _READ_BYTES)

    def send(self, report: Report, payload: bytes = b"") -> None:
        """Write one whole frame. Never returns where the window is gone."""
        if self._forked:
            # A child that the view forked came back through the view: it is not the worker.
            os._exit(0)
        frame = encode_frame(report.to_wire(), payload)
        with self._writing:
            self._reports.check()
            try:
                _write_all(self._reports.descriptor, frame)
            except OSError:
                kill_group()

    def _let_go(self) -> None:
        self._forked = True
        nothing = os.open(os.devnull, os.O_RDWR)
        for pipe in (self._commands, self._reports):
            os.dup2(nothing, pipe.descriptor, inheritable=False)
        os.close(nothing)


class _Pipe:
    """A high descriptor that remembers which file it must still be."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = _duplicate_high(descriptor)
        self._identity = _identity(self.descriptor)

    def check(self) -> None:
        """Exit unless the number still means our pipe: it might be a file of the user's."""
        try:
            same = _identity(self.descriptor) == self._identity
        except OSError:
            same = False
        if not same:
            os._exit(EXIT_CHANNEL_LOST)


def _duplicate_high(descriptor: int) -> int:
    for lowest in (_HIGH_DESCRIPTOR, 100):
        try:
            return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, lowest)
        except OSError:
            continue
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 3)


def _identity(descriptor: int) -> tuple[int, int]:
    status = os.fstat(descriptor)
    return status.st_dev, status.st_ino


def _write_all(descriptor: int, data: bytes) -> None:
    with memoryview(data) as rest:
        sent = 0
        while sent < len(rest):
            sent += os.write(descriptor, rest[sent:])
