"""What is known of an app while its worker comes up: routes in batches, then the rest."""

from __future__ import annotations

import shlex
from dataclasses import replace

from inspector.protocol.description import AppDescription, Route
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.reports import Loaded, RoutesDescribed

from .process_end import ProcessEnd
from .target import Target


class Loading:
    """One worker's way from its first byte to the description of its app.

    spoke: the worker is up, so that from now on an end is the app's doing.
    shared_disk: as the worker found out, once the app is loaded.
    """

    def __init__(self, target: Target) -> None:
        self.spoke = False
        self.shared_disk = not target.over_stdin
        self._target = target
        self._routes: list[Route] = []

    def gather(self, batch: RoutesDescribed) -> None:
        """Keep the next routes."""
        self._routes += batch.routes

    def complete(self, loaded: Loaded) -> AppDescription:
        """The description with the routes gathered so far, which are then forgotten."""
        self.shared_disk = loaded.shared_disk
        routes, self._routes = tuple(self._routes), []
        return replace(loaded.description, routes=routes)

    def not_started(self, system_says: str) -> ErrorInfo:
        """Why there is no process at all."""
        if not self._target.cwd.is_dir():
            message = f"There is no folder {self._target.cwd} to run the app in."
            return ErrorInfo(ErrorCode.FILE_MISSING, message)
        message = f"The interpreter {self._command} cannot be started: {system_says.rstrip('.')}."
        return ErrorInfo(ErrorCode.INTERPRETER_UNUSABLE, message)

    def died(self, end: ProcessEnd, console_tail: tuple[str, ...]) -> ErrorInfo:
        """Why the worker ended before the app was loaded."""
        if self.spoke:
            message = f"The worker {end.words} while {self._target.app} was being imported."
            return ErrorInfo(ErrorCode.WORKER_DIED, message)
        said = next((line.strip() for line in reversed(console_tail) if line.strip()), "")
        message = f"{self._command} {end.words} before the worker was up: Python 3.9 or later?"
        if said:
            message += f" It said: {said}"
        return ErrorInfo(ErrorCode.INTERPRETER_UNUSABLE, message)

    @property
    def _command(self) -> str:
        return shlex.join(self._target.python)
