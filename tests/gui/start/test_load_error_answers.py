"""What a person can answer on the load-error page: a variable, a factory's arguments."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.ui.start.load_error_page import GivenVariable, LoadErrorPage
from inspector.ui.theme.theme import Theme

VARIABLE = ErrorInfo(ErrorCode.MISSING_VARIABLE, "It needs DB_URL.", offers=("DB_URL",))
FACTORY = ErrorInfo(ErrorCode.FACTORY_FAILED, "It wants arguments.", offers=("create_app",))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> LoadErrorPage:
    error_page = LoadErrorPage(theme)
    qtbot.addWidget(error_page)
    error_page.resize(1016, 760)
    error_page.show()
    return error_page


def _words(page: LoadErrorPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_missing_variable_is_a_field_with_its_name(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("app.py", VARIABLE, "python3")
    assert "DB_URL =" in _words(page)
    qtbot.keyClicks(page.findChild(QLineEdit, "variableEdit"), "sqlite:///a b.db")
    with qtbot.waitSignal(page.variable_given) as given:
        qtbot.mouseClick(page.findChild(QPushButton, "variableEditUse"), Qt.MouseButton.LeftButton)
    assert given.args == [GivenVariable("DB_URL", "sqlite:///a b.db")]


def test_a_factory_is_called_with_what_is_typed(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("pkg/app.py:create_app", FACTORY, "python3")
    assert {"pkg/app.py:create_app(", ")"} <= set(_words(page))
    field = page.findChild(QLineEdit, "factoryEdit")
    qtbot.keyClicks(field, " 'dev', debug=True ")
    with qtbot.waitSignal(page.app_chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == ["pkg/app.py:create_app('dev', debug=True)"]


def test_nothing_is_asked_that_the_next_failure_does_not_want(page: LoadErrorPage) -> None:
    page.show_error("app.py", VARIABLE, "python3")
    page.show_error("app.py", ErrorInfo(ErrorCode.FACTORY_FAILED, "It raised."), "python3")
    for name in ("variableEdit", "factoryEdit"):
        assert not page.findChild(QLineEdit, name).isVisible()


def test_the_interpreters_that_were_found_can_be_asked_for(
    qtbot: QtBot, page: LoadErrorPage
) -> None:
    missing = ErrorInfo(ErrorCode.MODULE_MISSING, "No redis.", offers=("redis",))
    page.show_error("app.py", missing, "python3")
    with qtbot.waitSignal(page.chooser_requested):
        qtbot.mouseClick(
            page.findChild(QPushButton, "interpretersFound"), Qt.MouseButton.LeftButton
        )
