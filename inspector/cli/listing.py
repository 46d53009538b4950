"""The work of ``--routes``: nothing is sent, the description is written."""

from __future__ import annotations

from pathlib import Path

from inspector.client.session import WorkerSession
from inspector.protocol.description import AppDescription

from .app_run import Finish
from .exit_codes import ExitCode
from .output import put_text
from .routes_json import routes_json
from .routes_table import routes_table


class Listing:
    """Keeps the description until the run is over, and writes it then.

    folder: the folder that the app runs in.
    """

    def __init__(self, as_json: bool, folder: Path) -> None:
        self._as_json = as_json
        self._folder = folder
        self._description: AppDescription | None = None

    def begin(self, _session: WorkerSession, description: AppDescription, finish: Finish) -> None:
        """Everything is known already."""
        self._description = description
        finish(ExitCode.DONE)

    def cancel(self) -> None:
        """It is over as soon as it begins."""

    def conclude(self) -> None:
        """Write it."""
        if self._description is None:
            return
        if self._as_json:
            put_text(routes_json(self._description))
        else:
            put_text(routes_table(self._description, self._folder))
