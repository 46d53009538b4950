"""After a failed load: which Pythons of the project have what the app misses."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal, Slot

from inspector.client.interpreter_probe import InterpreterProbe, ProbedPython
from inspector.client.interpreter_search import same_python, search_project_pythons
from inspector.client.target import Target


class HelpingPythons(QObject):
    """Asks the virtualenvs of the project, and no other Python.

    Signals:
        found: ProbedPython that has the module and Flask, and is not the one in use.
    """

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._probe: InterpreterProbe | None = None

    def look(self, target: Target, module: str) -> None:
        """Look for those that have a module. module: its top-level name."""
        self.stop()
        self._probe = InterpreterProbe(os.environ, target.cwd, module, self)
        self._probe.probed.connect(self._on_probe_probed)
        for candidate in search_project_pythons(target.app, target.cwd, os.environ):
            if not same_python(candidate.command, target.python):
                self._probe.add(candidate)

    @Slot()
    def stop(self) -> None:
        """Look no further; no process is left."""
        if self._probe is not None:
            self._probe.stop()
            self._probe.deleteLater()
            self._probe = None

    @Slot(object)
    def _on_probe_probed(self, said: ProbedPython) -> None:
        if said.has_module and said.flask and not said.problem:
            self.found.emit(said)
