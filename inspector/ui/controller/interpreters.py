"""Fills the chooser of interpreters while it is open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from inspector.client.interpreter_probe import InterpreterProbe
from inspector.client.interpreter_search import FoundPython, search_pythons
from inspector.client.target import Target
from inspector.ui.start.interpreter_dialog import InterpreterDialog


class Interpreters(QObject):
    """Looks for Pythons, a place at a time, and asks each for its versions."""

    def __init__(self, dialog: InterpreterDialog, parent: QObject) -> None:
        super().__init__(parent)
        self._dialog = dialog
        self._search: Iterator[FoundPython] = iter(())
        self._probe: InterpreterProbe | None = None
        self._present: tuple[str, ...] = ()
        # One place between two events: a folder on a slow disk must not hold them all up.
        self._step = QTimer(self)
        self._step.timeout.connect(self._on_step_timeout)
        dialog.closed.connect(self.stop)

    def show_for(self, target: Target, module: str = "") -> None:
        """Open the chooser. module: top-level name that the app misses, or ""."""
        self.stop()
        folder = Path(target.folder) if target.folder else target.cwd
        self._present = target.python
        self._dialog.show_for(target.app, target.python, folder, module)
        self._probe = InterpreterProbe(os.environ, target.cwd, module, self)
        self._probe.probed.connect(self._dialog.show_answer)
        self._search = search_pythons(target.app, target.cwd, os.environ)
        self._step.start(0)

    @Slot()
    def stop(self) -> None:
        """Look no further; no process is left."""
        self._step.stop()
        if self._probe is not None:
            self._probe.stop()
            self._probe.deleteLater()
            self._probe = None

    @Slot()
    def _on_step_timeout(self) -> None:
        found = next(self._search, None)
        if found is None:
            self._step.stop()
            found = self._named_by_the_person()
        if found is None or self._probe is None:
            return
        self._dialog.add(found)
        self._probe.add(found)

    def _named_by_the_person(self) -> FoundPython | None:
        """The one in use, where no search leads to it."""
        if self._dialog.has_present:
            return None
        name = self._present[0].replace("\\", "/").rpartition("/")[2]
        return FoundPython(self._present, name, "named by you")
