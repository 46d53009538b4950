"""Mouse and keys: which route is chosen, how often it is said, and whose source is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_description, make_route
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from inspector.protocol.description import AppDescription
from inspector.ui.routes.route_choice import first_method


def said(person: Any) -> list[tuple[str, str, bool]]:
    return [(c.route.rule, c.method, c.clicked) for c in person.choices]


@pytest.fixture(autouse=True)
def loaded(person: Any, shop: AppDescription) -> None:
    person.pane.show_description(shop)


def test_a_click_is_said_once(person: Any):
    person.click("GET POST  /auth/login")

    assert said(person) == [("/auth/login", "GET", True)]


def test_a_second_click_on_the_same_route_is_said_again(person: Any):
    person.click("GET  /")
    person.click("GET  /")

    assert said(person) == [("/", "GET", True)] * 2


def test_a_double_click_is_said_once(person: Any):
    place = person.tree.visualRect(person.row("GET  /")).center()
    button, viewport = Qt.MouseButton.LeftButton, person.tree.viewport()
    QTest.mouseClick(viewport, button, pos=place)
    QTest.mouseDClick(viewport, button, pos=place)

    assert said(person) == [("/", "GET", True)]


def test_moving_with_the_keys_is_no_click(person: Any):
    person.click("GET  /")
    person.choices.clear()
    person.press(Qt.Key.Key_Down)

    assert said(person) == [("/cart/<int:item>", "GET", False)]


def test_enter_is_a_click(person: Any):
    person.click("GET  /")
    person.press(Qt.Key.Key_Down)
    person.choices.clear()
    person.press(Qt.Key.Key_Return)

    assert said(person) == [("/cart/<int:item>", "GET", True)]


def test_a_press_that_ends_on_another_row_is_no_click(person: Any):
    start = person.tree.visualRect(person.row("GET  /")).center()
    end = person.tree.visualRect(person.row("GET POST  /auth/login")).center()
    viewport = person.tree.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, QPoint(end))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)

    assert [choice.clicked for choice in person.choices] == [False]
    assert person.choices[0].route.rule in person.selected()


def test_a_group_or_a_handler_chooses_no_route(person: Any):
    for row in ("auth", "404  page_not_found", "before_request  load_user"):
        person.click(row)
    person.press(Qt.Key.Key_Up)

    assert person.choices == []


def test_a_click_on_a_group_opens_and_closes_it(person: Any):
    person.click("auth")
    assert "    GET POST  /auth/login" not in person.seen()

    person.click("auth")
    assert "    GET POST  /auth/login" in person.seen()


def test_selecting_a_route_says_nothing_and_shows_it(person: Any, shop: AppDescription):
    person.click("Routes")
    person.pane.select_route(shop.routes[3])

    assert person.choices == []
    assert person.selected() == "GET POST  /auth/login"
    assert not person.tree.visualRect(person.row("GET POST  /auth/login")).isEmpty()


@pytest.mark.parametrize(
    ("methods", "first"),
    [
        (("GET", "POST"), "GET"),
        (("DELETE", "PUT"), "PUT"),
        (("HEAD",), "HEAD"),
        (("PURGE",), "PURGE"),
    ],
)
def test_a_choice_starts_with_get_or_the_first_method_shown(methods: Any, first: str):
    assert first_method(make_route(methods=methods)) == first


def test_a_rule_for_any_method_starts_with_get():
    assert first_method(make_route(methods=(), automatic_methods=())) == "GET"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("POST DELETE  /auth/logout", "bye"),
        ("404  page_not_found", "page_not_found"),
        ("before_request  load_user", "load_user"),
    ],
)
def test_f4_asks_for_the_source_of_the_row(person: Any, row: str, name: str):
    person.click(row)
    person.press(Qt.Key.Key_F4)

    assert [source.name for source in person.sources] == [name]


def test_f4_on_a_row_without_source_asks_for_nothing(person: Any):
    person.click("auth  /auth")
    person.press(Qt.Key.Key_F4)

    assert person.sources == []


def test_escape_clears_the_filter_before_it_means_cancel(person: Any):
    cancelled = []
    action = QAction("Cancel", person.pane)
    action.setShortcut("Esc")
    action.triggered.connect(lambda: cancelled.append(True))
    person.pane.addAction(action)
    person.search("login")

    person.press(Qt.Key.Key_Escape)
    assert (person.filter.text(), cancelled) == ("", [])
    person.press(Qt.Key.Key_Escape)
    assert cancelled == [True]


def test_down_leads_from_the_filter_to_the_first_route_found(person: Any):
    person.search("logout")
    person.press(Qt.Key.Key_Down)

    assert person.tree.hasFocus()
    assert said(person) == [("/auth/logout", "POST", False)]


def test_typing_in_the_tree_goes_to_the_filter(person: Any):
    person.tree.setFocus()
    QTest.keyClicks(person.tree, "l")
    person.press(Qt.Key.Key_O)

    assert person.filter.text() == "lo"


def test_a_route_that_is_not_there_selects_nothing(person: Any):
    person.pane.select_route(make_route("/gone", "gone"))

    assert person.selected() is None


def test_the_order_of_calls_does_not_matter_before_an_app_is_loaded(person: Any):
    person.pane.show_description(make_description(routes=()))
    person.pane.request_source()
    person.pane.focus_tree()

    assert person.choices == []
    assert person.sources == []
