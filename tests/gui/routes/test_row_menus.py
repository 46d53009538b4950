"""The menu of a row: what it copies, whose source it shows, which command it runs."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from builders import make_description, make_parameter, make_route, make_source
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from inspector.protocol.app_facts import AppFacts, Fact, FactKind, FactMark
from inspector.ui.routes.row_copies import url_for_call

COMMAND = Fact(FactKind.COMMAND, "init-db", "Make tables.", source=make_source("init_db", 41))
SECRET = Fact(FactKind.CONFIGURATION, "SECRET_KEY", "••••••", mark=FactMark.MASKED)
SIZE = Fact(FactKind.CONFIGURATION, "PAGE_SIZE", "20")


@pytest.fixture
def someone(person: Any) -> Any:
    """In front of an app with a class-based view, a command and two settings."""
    person.pane.show_description(
        make_description(
            routes=(
                make_route("/", "index"),
                make_route(
                    "/auth/users/<int:id>",
                    "auth.user",
                    parameters=(make_parameter(),),
                    view=make_source("User", 20),
                    verbs=(("DELETE", make_source("User.delete", 30)),),
                ),
            )
        )
    )
    person.pane.show_facts(AppFacts((COMMAND, SECRET, SIZE)))
    person.tree.expandAll()
    return person


def open_menu(someone: Any, text: str) -> dict[str, Any]:
    """Right click a row; the actions of the menu by what a person reads."""
    index = someone.row(text)
    someone.tree.scrollTo(index)
    place = someone.tree.visualRect(index).center()
    viewport = someone.tree.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return shown_actions(someone)


def shown_actions(someone: Any) -> dict[str, Any]:
    menus = [m for m in someone.pane.findChildren(QMenu, "rowMenu") if m.isVisible()]
    assert len(menus) <= 1
    return {a.text().partition("\t")[0]: a for m in menus for a in m.actions() if a.text()}


@pytest.fixture(autouse=True)
def menus_close(someone: Any, qtbot: QtBot) -> Any:
    yield
    for menu in someone.pane.findChildren(QMenu):
        menu.close()


@pytest.mark.parametrize(
    ("copy", "text"),
    [
        ("Copy rule", "/auth/users/<int:id>"),
        ("Copy endpoint", "auth.user"),
        ("Copy url_for(...)", "url_for('auth.user', id=...)"),
        ("Copy file:line", "/srv/shop/app.py:20"),
    ],
)
def test_a_route_is_copied(someone: Any, copy: str, text: str):
    open_menu(someone, "GET  /auth/users/<int:id>")[copy].trigger()

    assert QGuiApplication.clipboard().text() == text


def test_a_right_click_selects_and_fills_the_form_and_sends_nothing(someone: Any):
    open_menu(someone, "GET  /")

    assert [(c.route.rule, c.clicked) for c in someone.choices] == [("/", False)]


def test_the_source_of_a_class_and_of_the_method_of_a_verb(someone: Any):
    actions = open_menu(someone, "GET  /auth/users/<int:id>")
    actions["Source"].trigger()
    actions["Source of DELETE"].trigger()

    assert [source.name for source in someone.sources] == ["User", "delete"]


def test_the_menu_key_opens_the_menu_of_the_selected_row(someone: Any):
    someone.click("GET  /")
    nowhere = QPoint(0, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, nowhere, nowhere)
    QApplication.sendEvent(someone.tree.viewport(), event)

    assert "Copy rule" in shown_actions(someone)


def test_a_group_has_no_menu(someone: Any):
    assert open_menu(someone, "Routes") == {}


def test_a_secret_can_not_be_copied(someone: Any):
    assert list(open_menu(someone, "SECRET_KEY  ••••••")) == ["Copy name"]


def test_a_setting_is_copied_with_its_value(someone: Any):
    open_menu(someone, "PAGE_SIZE  20")["Copy value"].trigger()

    assert QGuiApplication.clipboard().text() == "20"


@pytest.fixture
def commands(someone: Any) -> list[Fact]:
    """The commands that the person wanted to run."""
    wanted: list[Fact] = []
    someone.pane.command_requested.connect(wanted.append)
    return wanted


def test_a_command_is_run_from_its_menu(someone: Any, commands: list[Fact]):
    open_menu(someone, "init-db  Make tables.")["Run…"].trigger()

    assert commands == [COMMAND]


def test_enter_and_a_double_click_ask_for_a_command_and_one_click_does_not(
    someone: Any, commands: list[Fact]
):
    someone.click("init-db  Make tables.")
    assert commands == []
    someone.press(Qt.Key.Key_Return)
    place = someone.tree.visualRect(someone.row("init-db  Make tables.")).center()
    QTest.mouseDClick(someone.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert commands == [COMMAND, COMMAND]
    assert someone.choices == []


def test_f4_on_a_command_shows_its_function(someone: Any):
    someone.click("init-db  Make tables.")
    someone.press(Qt.Key.Key_F4)

    assert [source.name for source in someone.sources] == ["init_db"]


@pytest.mark.parametrize(
    ("route", "call"),
    [
        (make_route("/", "index"), "url_for('index')"),
        (
            make_route("/<a>/<b>", "two", parameters=(make_parameter("a"), make_parameter("b"))),
            "url_for('two', a=..., b=...)",
        ),
        (
            make_route("/<a>", "set", parameters=(make_parameter("a"),), defaults={"a": 1}),
            "url_for('set')",
        ),
        (
            make_route("/<from>", "kept", parameters=(make_parameter("from"),)),
            "url_for('kept', **{'from': ...})",
        ),
    ],
)
def test_what_is_copied_is_python(route: Any, call: str):
    assert url_for_call(route) == call
    ast.parse(call)
