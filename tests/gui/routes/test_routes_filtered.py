"""Filtering while typing, and what stays where it was when rows come and go."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import make_description, make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.protocol.description import AppDescription
from inspector.ui.routes.roles import Role


def routes_seen(person: Any) -> list[str]:
    return [row.strip() for row in person.seen() if "/" in row]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cart", ["GET  /cart/<int:item>"]),
        ("auth.logout", ["POST DELETE  /auth/logout"]),
        ("LOGIN post", ["GET POST  /auth/login"]),
        ("delete int", ["GET POST DELETE  /admin/users/<int:id>"]),
        ("bye", ["POST DELETE  /auth/logout"]),
        ("users edit", ["GET POST DELETE  /admin/users/<int:id>"]),
    ],
)
def test_every_word_must_be_somewhere_in_the_row(
    person: Any, shop: AppDescription, words: str, found: list[str]
):
    person.pane.show_description(shop)
    person.search(words)

    assert routes_seen(person) == found


def test_groups_without_a_match_are_gone_and_the_others_are_open(
    person: Any, shop: AppDescription
):
    person.pane.show_description(shop)
    person.click("admin")
    person.search("edit")

    assert person.seen() == [
        "Routes",
        "  admin",
        "    admin.users",
        "      GET POST DELETE  /admin/users/<int:id>",
    ]
    assert person.row("Routes").data(Role.COUNT) == 1


def test_a_shorter_word_finds_more_again(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.search("logi")
    person.press(Qt.Key.Key_Backspace)

    assert routes_seen(person) == ["GET POST  /auth/login", "POST DELETE  /auth/logout"]


def test_no_match_is_said_in_a_sentence(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.search("<b>foo</b>")
    assert person.sentence == "No route matches “<b>foo</b>”"

    person.press(Qt.Key.Key_Escape)
    assert person.sentence == ""
    assert person.seen()[0] == "Routes"


def test_clearing_the_filter_restores_what_was_open_and_selected(
    person: Any, shop: AppDescription
):
    person.pane.show_description(shop)
    person.click("admin")
    person.click("Hooks")
    person.click("GET POST  /auth/login")
    before = person.seen()

    person.search("users")
    assert person.selected() is None
    person.search("")

    assert person.seen() == before
    assert person.selected() == "GET POST  /auth/login"


def test_a_group_closed_while_filtering_is_open_again_afterwards(
    person: Any, shop: AppDescription
):
    person.pane.show_description(shop)
    before = person.seen()
    person.search("login")
    person.click("auth")
    person.search("")

    assert person.seen() == before


def test_a_selected_route_that_still_matches_stays_selected(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.click("GET POST  /auth/login")
    person.choices.clear()
    person.search("auth")

    assert person.selected() == "GET POST  /auth/login"
    assert person.choices == []


def test_a_selected_group_is_selected_again_when_the_filter_is_cleared(
    person: Any, shop: AppDescription
):
    person.pane.show_description(shop)
    person.click("Hooks")
    person.search("login")
    person.search("")

    assert person.selected() == "Hooks"


def test_a_search_starts_at_the_top_and_ends_where_it_began(person: Any):
    routes = tuple(make_route(f"/page/{n}", f"page_{n}") for n in range(200))
    person.pane.show_description(make_description(routes=routes))
    bar = person.tree.verticalScrollBar()
    bar.setValue(900)

    person.search("page")
    assert bar.value() == 0
    person.search("no such page")
    person.search("")
    assert bar.value() == 900


def test_a_route_chosen_in_a_search_is_in_sight_when_the_filter_is_cleared(person: Any):
    routes = tuple(make_route(f"/page/{n}", f"page_{n}") for n in range(200))
    person.pane.show_description(make_description(routes=routes))
    person.search("page/150")
    person.click("GET  /page/150")
    person.search("")

    place = person.tree.visualRect(person.row("GET  /page/150"))
    assert person.tree.viewport().rect().contains(place)


def test_a_reload_keeps_groups_selection_filter_and_scroll(person: Any, shop: AppDescription):
    person.pane.resize(264, 200)
    person.pane.show_description(shop)
    person.click("auth")
    person.click("GET POST DELETE  /admin/users/<int:id>")
    person.choices.clear()
    before, scroll = person.seen(), person.tree.verticalScrollBar().value()
    assert scroll > 0

    person.pane.show_pending("Loading shop…")
    person.pane.show_description(replace(shop, debug=True))

    assert person.seen() == before
    assert person.selected() == "GET POST DELETE  /admin/users/<int:id>"
    assert person.tree.verticalScrollBar().value() == scroll
    assert person.choices == []


def test_a_reload_follows_the_selected_route_to_its_new_row(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.click("GET  /")
    more = (make_route("/added", "added"), *shop.routes)
    person.pane.show_description(replace(shop, routes=more))

    assert "  GET  /added" in person.seen()
    assert person.selected() == "GET  /"


def test_a_reload_under_a_filter_shows_what_matches_now(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.search("log")
    more = (*shop.routes, make_route("/auth/logo.png", "auth.logo"))
    person.pane.show_description(replace(shop, routes=more))

    assert person.filter.text() == "log"
    assert "GET  /auth/logo.png" in routes_seen(person)
    assert "GET  /" not in routes_seen(person)


def test_a_reload_that_lost_the_selected_route_selects_nothing(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.click("GET  /")
    person.pane.show_description(replace(shop, routes=shop.routes[:2]))

    assert person.selected() is None


def test_pending_says_its_sentence_until_the_app_is_there(person: Any, shop: AppDescription):
    person.pane.show_pending("Loading shop…")
    assert person.sentence == "Loading shop…"
    person.search("login")
    assert person.sentence == "Loading shop…"

    person.pane.show_description(shop)
    assert person.sentence == ""
    assert routes_seen(person) == ["GET POST  /auth/login"]


def test_the_focus_comes_back_to_the_tree_after_a_reload(person: Any, shop: AppDescription):
    person.pane.show_description(shop)
    person.pane.focus_tree()
    person.pane.show_pending("Loading shop…")
    person.pane.show_description(shop)

    assert person.tree.hasFocus()


def test_in_a_big_app_groups_wait_to_be_opened(person: Any):
    routes = tuple(make_route(f"/b{n % 9}/{n}", f"b{n % 9}.v{n}") for n in range(900))
    person.pane.show_description(make_description(routes=routes, blueprints=()))

    assert person.seen()[:3] == ["Routes", "  b0", "  b1"]
    person.search("/899")
    assert routes_seen(person) == ["GET  /b8/899"]


def test_a_selection_among_rows_that_were_put_off_comes_back(
    qtbot: Any, person: Any, flat_app: AppDescription
):
    person.pane.show_description(flat_app)
    person.pane.select_route(flat_app.routes[2400])
    assert person.selected() == "GET  /page/2400"

    person.search("p")
    qtbot.waitUntil(lambda: person.selected() == "GET  /page/2400")
    person.search("")
    qtbot.waitUntil(lambda: person.selected() == "GET  /page/2400")
    assert person.choices == []


def test_the_filter_is_ready_to_be_overwritten_when_it_gets_the_focus(
    person: Any, shop: AppDescription
):
    person.pane.show_description(shop)
    person.search("login")
    person.pane.focus_filter()
    QTest.keyClicks(person.filter, "cart")

    assert person.filter.text() == "cart"
