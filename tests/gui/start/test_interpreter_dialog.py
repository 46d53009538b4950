"""What a person sees of the Pythons that were found, and what is used of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from inspector.client.interpreter_probe import ProbedPython
from inspector.client.interpreter_search import FoundPython
from inspector.ui.start.interpreter_dialog import InterpreterChoice, InterpreterDialog
from inspector.ui.start.interpreter_model import InterpreterModel
from inspector.ui.theme.theme import Theme

SYSTEM = FoundPython(("/usr/bin/python3",), "python3", "PATH")
OLD = FoundPython(("/opt/pyenv/3.8/bin/python",), "3.8.18", "pyenv")
VENV = FoundPython(("/srv/my shop/.venv/bin/python",), ".venv", "beside the app")
ANSWERS = (
    ProbedPython(SYSTEM, "3.11.2"),
    ProbedPython(OLD, "3.8.18", problem="Python 3.8.18 is too old: it must be 3.9 or later."),
    ProbedPython(VENV, "3.12.1", "3.1.0", has_module=True),
)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> InterpreterDialog:
    made = InterpreterDialog(theme)
    qtbot.addWidget(made)
    return made


def _fill(dialog: InterpreterDialog, module: str = "") -> None:
    dialog.show_for("app.py", SYSTEM.command, Path("/srv"), module)
    for found in (SYSTEM, OLD, VENV):
        dialog.add(found)


def _answer(dialog: InterpreterDialog) -> None:
    for answer in ANSWERS:
        dialog.show_answer(answer)


def _table(dialog: InterpreterDialog) -> QTableView:
    return dialog.findChild(QTableView, "interpreterTable")


def _rows(dialog: InterpreterDialog) -> list[list[str]]:
    model: QAbstractItemModel = _table(dialog).model()
    columns = range(model.columnCount())
    return [[str(model.index(r, c).data()) for c in columns] for r in range(model.rowCount())]


def _field(dialog: InterpreterDialog, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, name)


def test_rows_are_there_before_they_have_answered(dialog: InterpreterDialog) -> None:
    _fill(dialog)
    assert _rows(dialog)[0] == ["python3 · in use", "…", "…", "PATH", "/usr/bin/python3"]
    assert len(_rows(dialog)) == 3


def test_those_with_flask_come_first_and_broken_ones_last_with_a_sentence(
    dialog: InterpreterDialog,
) -> None:
    _fill(dialog)
    _answer(dialog)
    assert [row[:3] for row in _rows(dialog)] == [
        [".venv", "3.12.1", "3.1.0"],
        ["python3 · in use", "3.11.2", "none"],
        ["3.8.18", "3.8.18", "none"],
    ]
    assert "too old" in _rows(dialog)[2][4]


def test_the_missing_module_is_named_where_it_is(dialog: InterpreterDialog) -> None:
    _fill(dialog, module="redis")
    _answer(dialog)
    assert _rows(dialog)[0][2] == "3.1.0 · has redis"


def test_a_row_is_used_by_a_click_and_use(qtbot: QtBot, dialog: InterpreterDialog) -> None:
    _fill(dialog)
    _answer(dialog)
    table = _table(dialog)
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert _field(dialog, "interpreterCommand").text() == "'/srv/my shop/.venv/bin/python'"
    with qtbot.waitSignal(dialog.interpreter_chosen) as chosen:
        qtbot.mouseClick(
            dialog.findChild(QPushButton, "interpreterChoose"), Qt.MouseButton.LeftButton
        )
    assert chosen.args == [InterpreterChoice("'/srv/my shop/.venv/bin/python'")]
    assert not dialog.isVisible()


def test_enter_on_a_row_uses_it_once(qtbot: QtBot, dialog: InterpreterDialog) -> None:
    _fill(dialog)
    chosen: list[InterpreterChoice] = []
    dialog.interpreter_chosen.connect(chosen.append)
    _table(dialog).setFocus()
    _table(dialog).selectRow(1)
    qtbot.keyClick(_table(dialog), Qt.Key.Key_Return)
    assert chosen == [InterpreterChoice(OLD.path)]


def test_a_command_and_another_folder_can_be_typed(
    qtbot: QtBot, dialog: InterpreterDialog
) -> None:
    _fill(dialog)
    for name, text in (("interpreterCommand", "poetry run python"), ("interpreterFolder", "/x")):
        _field(dialog, name).clear()
        qtbot.keyClicks(_field(dialog, name), text)
    with qtbot.waitSignal(dialog.interpreter_chosen) as chosen:
        qtbot.keyClick(_field(dialog, "interpreterFolder"), Qt.Key.Key_Return)
    assert chosen.args == [InterpreterChoice("poetry run python", "/x")]


def test_nothing_can_be_used_where_nothing_is_named(dialog: InterpreterDialog) -> None:
    _fill(dialog)
    _field(dialog, "interpreterCommand").setText("  ")
    assert not dialog.findChild(QPushButton, "interpreterChoose").isEnabled()


def test_closing_ends_the_search(qtbot: QtBot, dialog: InterpreterDialog) -> None:
    _fill(dialog)
    with qtbot.waitSignal(dialog.closed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_model_keeps_the_rules_of_models(theme: Theme) -> None:
    model = InterpreterModel(theme)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.clear((), "")
    for found in (SYSTEM, OLD, VENV):
        model.add(found)
    for answer in ANSWERS:
        model.show_answer(answer)
    assert tester.model() is model
