"""What the person chooses for an app in the window: tried at once, remembered when it loads."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.client.interpreter import split_app
from inspector.client.remembered import anchored
from inspector.client.target import Target, resolve_target
from inspector.protocol.errors import ErrorInfo
from inspector.store.app_memory import AppMemory, RememberedApp
from inspector.ui.controller.helping_pythons import HelpingPythons
from inspector.ui.controller.interpreters import Interpreters
from inspector.ui.controller.loading import Loading
from inspector.ui.controller.remembering import memory_key
from inspector.ui.panes import Panes
from inspector.ui.start.interpreter_dialog import InterpreterChoice
from inspector.ui.start.load_error_page import GivenVariable
from inspector.ui.start.remedies import missing_module


class Choosing(QObject):
    """Opens the present app otherwise: another Python, object, factory call, variable, folder."""

    def __init__(self, panes: Panes, loading: Loading, memory: AppMemory, parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._loading = loading
        self._memory = memory
        self._interpreters = Interpreters(panes.interpreters, self)
        self._helping = HelpingPythons(self)
        self._chosen: dict[str, RememberedApp] = {}
        self._connect_signals()

    def tell_problems(self) -> None:
        """Say what is wrong with the memory's file."""
        for problem in self._memory.take_problems():
            self._panes.notice.show_notice(problem)

    def _connect_signals(self) -> None:
        panes, page = self._panes, self._panes.load_error
        page.app_chosen.connect(self._on_load_error_app_chosen)
        page.interpreter_chosen.connect(self._on_load_error_interpreter_chosen)
        page.variable_given.connect(self._on_load_error_variable_given)
        page.chooser_requested.connect(self._on_chooser_requested)
        panes.top_bar.interpreter_requested.connect(self._on_chooser_requested)
        panes.interpreters.interpreter_chosen.connect(self._on_interpreters_chosen)
        self._helping.found.connect(page.offer_interpreter)
        self._loading.opened.connect(self._helping.stop)
        self._loading.failed.connect(self._on_loading_failed)
        self._loading.described.connect(self._on_loading_described)

    @Slot()
    def _on_chooser_requested(self) -> None:
        target, error = self._loading.target, self._loading.error
        if target is not None:
            self._interpreters.show_for(target, missing_module(error) if error else "")

    @Slot(str)
    def _on_load_error_app_chosen(self, app: str) -> None:
        target = self._loading.target
        if target is not None:
            chosen = RememberedApp(name=split_app(app)[1])
            self._try(replace(target, app=app), chosen)

    @Slot(object)
    def _on_load_error_variable_given(self, given: GivenVariable) -> None:
        target = self._loading.target
        if target is not None:
            pair = (given.name, given.value)
            self._try(replace(target, env=(*target.env, pair)), RememberedApp(env=(pair,)))

    @Slot(str)
    def _on_load_error_interpreter_chosen(self, python: str) -> None:
        self._on_interpreters_chosen(InterpreterChoice(python))

    @Slot(object)
    def _on_interpreters_chosen(self, choice: InterpreterChoice) -> None:
        target = self._loading.target
        if target is None:
            return
        app, cwd = target.app, _folder_of(target)
        if choice.folder is not None:
            app, cwd = anchored(app, target.cwd), Path(choice.folder)
        changed = resolve_target(app, choice.python, cwd, target.env)
        python = shlex.join(changed.python)
        self._try(changed, RememberedApp(python=python, folder=choice.folder))

    def _try(self, target: Target, chosen: RememberedApp) -> None:
        key = memory_key(target)
        self._chosen[key] = self._chosen.get(key, RememberedApp()).with_(chosen)
        self._loading.open(target)

    @Slot()
    def stop(self) -> None:
        """The window is being closed: look for nothing any more."""
        self._interpreters.stop()
        self._helping.stop()

    @Slot(object)
    def _on_loading_failed(self, error: ErrorInfo) -> None:
        target, module = self._loading.target, missing_module(error)
        if target is not None and module:
            self._helping.look(target, module)

    @Slot()
    def _on_loading_described(self) -> None:
        target = self._loading.target
        chosen = self._chosen.pop(memory_key(target), None) if target else None
        if target is not None and chosen is not None:
            self._memory.remember(memory_key(target), chosen)
            self.tell_problems()


def _folder_of(target: Target) -> Path | None:
    """The folder that was named for a target; None where it is just where we are."""
    if target.folder is not None:
        return Path(target.folder)
    return None if target.over_stdin or target.cwd == Path.cwd() else target.cwd
