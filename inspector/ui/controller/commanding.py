"""The app's own commands: offered where they help, run when the person says so."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from inspector.client.command_line import CommandLine, command_line, split_words
from inspector.client.session import WorkerSession
from inspector.protocol.app_facts import AppFacts, Fact, FactKind
from inspector.protocol.description import AppDescription
from inspector.protocol.exchange import Exchange
from inspector.ui.commands.setup_command import hint, missing_table, setup_command
from inspector.ui.panes import Panes

if TYPE_CHECKING:
    # Both are imported for the first command.
    from inspector.client.command_run import CommandEnd, CommandRun
    from inspector.ui.commands.command_dialog import CommandDialog


class Commanding(QObject):
    """Knows what else the app is made of, and the command that runs."""

    def __init__(self, panes: Panes, session: WorkerSession, parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._session = session
        self._facts = AppFacts()
        self._flask = ""
        self._dialog: CommandDialog | None = None
        self._run: CommandRun | None = None
        self._connect_signals()

    @Slot()
    def stop(self) -> None:
        """End what runs: the window is being closed."""
        if self._run is not None:
            self._run.stop()
        if self._dialog is not None:
            self._dialog.close()

    @Slot(object)
    def look_at(self, exchange: Exchange) -> None:
        """Point to the command that would make a table which an answer misses."""
        told = [hop.error for hop in exchange.hops if hop.error is not None]
        error = exchange.error or (told[-1] if told else None)
        table = missing_table(error) if error is not None else None
        command = setup_command(self._facts.of(FactKind.COMMAND)) if table else None
        if table and command:
            self._panes.command_hint.show_hint(hint(table, command), command)
        else:
            self._panes.command_hint.hide()

    def _connect_signals(self) -> None:
        panes, session = self._panes, self._session
        session.app_loaded.connect(self._on_session_app_loaded)
        session.facts_received.connect(self._on_session_facts_received)
        panes.routes.command_requested.connect(self._on_command_requested)
        panes.command_hint.command_requested.connect(self._on_command_requested)

    @Slot(object)
    def _on_session_app_loaded(self, description: AppDescription) -> None:
        self._flask = description.flask

    @Slot(object)
    def _on_session_facts_received(self, facts: AppFacts) -> None:
        self._facts = facts
        self._panes.routes.show_facts(facts)
        self._panes.overview.show_facts(facts)

    @Slot(object)
    def _on_command_requested(self, command: Fact) -> None:
        line = self._line(command.name)
        if line is not None:
            told = shlex.join((line.program, *line.arguments))
            place = f"Runs {told} in {line.cwd}" if len(told) < _LONGEST_TOLD else ""
            self._the_dialog().show_command(command, place)

    @Slot(str)
    def _on_dialog_run_requested(self, text: str) -> None:
        if self._run is not None:
            return
        try:
            line = self._line(text)
        except ValueError as error:
            self._the_dialog().show_problem(f"This cannot be run: {error}.")
            return
        if line is not None:
            self._start(line)

    @Slot()
    def _on_dialog_cancel_requested(self) -> None:
        if self._run is not None:
            self._run.cancel()

    @Slot(object)
    def _on_run_ended(self, end: CommandEnd) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self._the_dialog().show_end(end.sentence, end.done)
        if end.done:
            self._panes.command_hint.hide()

    def _the_dialog(self) -> CommandDialog:
        if self._dialog is None:
            self._dialog = dialog = self._panes.make_command_dialog()
            dialog.run_requested.connect(self._on_dialog_run_requested)
            dialog.cancel_requested.connect(self._on_dialog_cancel_requested)
        return self._dialog

    def _start(self, line: CommandLine) -> None:
        from inspector.client.command_run import CommandRun

        dialog = self._the_dialog()
        self._run = run = CommandRun(line, self)
        run.output_written.connect(dialog.append_output)
        run.ended.connect(self._on_run_ended)
        dialog.show_started()
        run.start()

    def _line(self, text: str) -> CommandLine | None:
        """What runs a command line of the app.

        Raises:
            ValueError: what was typed is no command line.
        """
        target = self._session.target
        if target is None:
            return None
        words, app = split_words(text), self._facts.flask_app or target.app
        return command_line(target, app, self._flask, words, self._session.environment)


# A command that is sent to another machine is a small program.
_LONGEST_TOLD = 300
