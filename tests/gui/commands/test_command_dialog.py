"""The dialog that runs a command: nothing before Run, then the console and how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from inspector.protocol.app_facts import Fact, FactKind
from inspector.ui.commands.command_dialog import CommandDialog
from inspector.ui.commands.command_hint import CommandHint
from inspector.ui.theme.theme import Theme

COMMAND = Fact(FactKind.COMMAND, "init-db", "Clear existing data and create new tables.")


@dataclass
class Person:
    """Sees the dialog and presses its button."""

    dialog: CommandDialog
    runs: list[str] = field(default_factory=list)
    cancels: list[bool] = field(default_factory=list)

    def text(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    @property
    def line(self) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, "commandEdit")
        assert found is not None
        return found

    @property
    def button(self) -> QPushButton:
        found = self.dialog.findChild(QPushButton, "commandRun")
        assert found is not None
        return found

    @property
    def console(self) -> str:
        found = self.dialog.findChild(QPlainTextEdit, "commandConsole")
        assert found is not None
        return found.toPlainText()


@pytest.fixture
def person(qtbot: QtBot, theme: Theme) -> Iterator[Person]:
    dialog = CommandDialog(theme)
    qtbot.addWidget(dialog)
    someone = Person(dialog)
    dialog.run_requested.connect(someone.runs.append)
    dialog.cancel_requested.connect(lambda: someone.cancels.append(True))
    dialog.show_command(COMMAND, "Runs python -m flask in /srv/shop")
    qtbot.waitExposed(dialog)
    yield someone
    dialog.close()


def test_the_command_is_there_to_be_completed(person: Person) -> None:
    QTest.keyClicks(person.line, " --drop")
    assert person.line.text() == "init-db --drop"
    assert person.text("commandAbout") == (
        "Clear existing data and create new tables.\nRuns python -m flask in /srv/shop"
    )


def test_enter_runs_nothing_and_the_button_does(person: Person) -> None:
    QTest.keyClick(person.line, Qt.Key.Key_Return)
    assert person.runs == []
    assert person.dialog.isVisible()
    person.button.click()
    assert person.runs == ["init-db"]


def test_a_run_shows_its_output_and_its_end(person: Person) -> None:
    person.dialog.show_started()
    assert (person.button.text(), person.line.isReadOnly()) == ("Cancel", True)
    person.dialog.append_output("\x1b[32mmade\x1b[0m\n")
    person.dialog.show_end("flask init-db ended with exit code 0 after 0.4 s.", done=True)
    assert person.console == "made"
    assert person.text("commandSentence") == "flask init-db ended with exit code 0 after 0.4 s."
    assert (person.button.text(), person.line.isReadOnly()) == ("Run", False)


def test_a_new_run_begins_with_an_empty_console(person: Person) -> None:
    person.dialog.show_started()
    person.dialog.append_output("first\n")
    person.dialog.show_end("It ended.", done=False)
    person.dialog.show_started()
    assert (person.console, person.text("commandSentence")) == ("", "")


def test_escape_cancels_what_runs_and_closes_what_does_not(person: Person) -> None:
    person.dialog.show_started()
    QTest.keyClick(person.line, Qt.Key.Key_Escape)
    assert (person.cancels, person.dialog.isVisible()) == ([True], True)
    person.dialog.show_end("It was cancelled.", done=False)
    QTest.keyClick(person.line, Qt.Key.Key_Escape)
    assert not person.dialog.isVisible()


def test_cancel_and_closing_end_what_runs(person: Person) -> None:
    person.dialog.show_started()
    person.button.click()
    assert (person.cancels, person.runs) == ([True], [])
    person.dialog.close()
    assert person.cancels == [True, True]


def test_another_command_does_not_take_the_place_of_one_that_runs(person: Person) -> None:
    person.dialog.show_started()
    person.dialog.show_command(Fact(FactKind.COMMAND, "other"), "")
    assert person.line.text() == "init-db"


def test_the_hint_offers_its_command(qtbot: QtBot) -> None:
    hint = CommandHint()
    qtbot.addWidget(hint)
    wanted: list[Fact] = []
    hint.command_requested.connect(wanted.append)
    hint.show_hint("no such table: post.", COMMAND)
    button = hint.findChild(QPushButton, "commandHintRun")
    assert button is not None
    assert button.text() == "flask init-db…"
    button.click()
    assert wanted == [COMMAND]
