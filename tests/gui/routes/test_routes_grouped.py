"""The routes grouped by path, by file, in matching order; and what the app is beyond them."""

from __future__ import annotations

from typing import Any

import pytest
from builders import make_description, make_route, make_source
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from inspector.protocol.app_facts import AppFacts, Fact, FactKind, FactMark
from inspector.protocol.description import AppDescription
from inspector.ui.routes.grouping import Grouping

FACTS = AppFacts(
    (
        Fact(FactKind.CONFIGURATION, "SECRET_KEY", "••••••", mark=FactMark.MASKED),
        Fact(FactKind.EXTENSION, "mail", "mailer.Mail", "mailer 2.0"),
        Fact(
            FactKind.EXTENSION,
            "",
            "This could not be read: ValueError: no",
            "",
            None,
            FactMark.PROBLEM,
        ),
        Fact(FactKind.COMMAND, "db upgrade", "Upgrade."),
        Fact(FactKind.FILTER, "money", "money_filter"),
        Fact(FactKind.STATIC_FOLDER, "static", "/srv/shop/static", "/static"),
        Fact(FactKind.DATABASE, "DATABASE", "/srv/shop.db", "SQLite shop.db"),
    ),
    matching_order=(2, 0, 1, 3, 4),
)


@pytest.fixture
def api() -> AppDescription:
    """Routes below one another, from two files of the app and one of a library."""
    auth = make_source("auth", file="/srv/shop/views/auth.py")
    library = make_source("panel", file="/srv/shop/.venv/lib/python3.12/site-packages/panel/ui.py")
    return make_description(
        routes=(
            make_route("/<path:rest>", "rest"),
            make_route("/api/v1/users/<int:id>", "user", view=auth),
            make_route("/api/v1/users", "users", view=auth),
            make_route("/api/v1/ping", "ping"),
            make_route("/panel", "panel", view=library),
        ),
        blueprints=(),
        error_handlers=(),
        hooks=(),
    )


def choose(person: Any, grouping: Grouping) -> None:
    """By the button in the pane's head and its menu."""
    button = person.pane.findChild(QToolButton, "routeGrouping")
    button.click()
    menu = person.pane.findChild(QMenu, "groupingMenu")
    next(action for action in menu.actions() if action.text() == grouping.value).trigger()
    menu.close()
    assert grouping.value.lower() in button.toolTip()


def routes_seen(person: Any) -> list[str]:
    rows = person.seen()
    return rows[1 : rows.index("Error handlers")]


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (
            Grouping.PATH,
            [
                "  GET  /<path:rest>",
                "  GET  /panel",
                "  /api/v1",
                "    GET  /api/v1/ping",
                "    /api/v1/users",
                "      GET  /api/v1/users/<int:id>",
                "      GET  /api/v1/users",
            ],
        ),
        (
            Grouping.FILE,
            [
                "  app.py",
                "    GET  /<path:rest>",
                "    GET  /api/v1/ping",
                "  views/auth.py",
                "    GET  /api/v1/users/<int:id>",
                "    GET  /api/v1/users",
                "  panel/ui.py",
                "    GET  /panel",
            ],
        ),
        (
            Grouping.MATCHING,
            [
                "  GET  /api/v1/users",
                "  GET  /<path:rest>",
                "  GET  /api/v1/users/<int:id>",
                "  GET  /api/v1/ping",
                "  GET  /panel",
            ],
        ),
    ],
)
def test_routes_are_grouped(
    person: Any, api: AppDescription, grouping: Grouping, expected: list[str]
):
    person.pane.show_description(api)
    person.pane.show_facts(FACTS)
    choose(person, grouping)

    assert routes_seen(person) == expected


def test_a_grouping_outlives_a_reload_and_the_selection_outlives_a_grouping(
    person: Any, api: AppDescription
):
    person.pane.show_description(api)
    person.click("GET  /panel")
    choose(person, Grouping.FILE)
    assert person.selected() == "GET  /panel"
    person.pane.show_description(make_description(routes=api.routes))

    assert "  views/auth.py" in person.seen()
    assert person.selected() == "GET  /panel"
    assert len(person.choices) == 1


def test_matching_order_waits_for_what_the_worker_says(person: Any, api: AppDescription):
    person.pane.show_description(api)
    choose(person, Grouping.MATCHING)
    assert routes_seen(person)[0] == "  GET  /<path:rest>"
    person.pane.show_facts(FACTS)

    assert routes_seen(person)[0] == "  GET  /api/v1/users"


def test_the_app_is_the_last_group_and_closed_at_first(person: Any, api: AppDescription):
    person.pane.show_description(api)
    person.pane.show_facts(FACTS)
    assert person.seen()[-1] == "App"
    person.click("App")
    for group in ("Configuration", "Extensions", "Commands", "Jinja filters"):
        person.click(group)
    person.click("Static folders")
    person.click("Database in use")

    assert person.seen()[person.seen().index("App") :] == [
        "App",
        "  Configuration",
        "    SECRET_KEY  ••••••",
        "  Extensions",
        "    mail  mailer 2.0",
        "    This could not be read: ValueError: no",
        "  Commands",
        "    db upgrade  Upgrade.",
        "  Jinja filters",
        "    money  money_filter",
        "  Static folders",
        "    /static  /srv/shop/static",
        "  Database in use",
        "    SQLite shop.db  DATABASE",
    ]


def test_the_filter_finds_what_the_app_is(person: Any, api: AppDescription):
    person.pane.show_description(api)
    person.pane.show_facts(FACTS)
    person.search("upgrade")

    assert person.seen() == ["App", "  Commands", "    db upgrade  Upgrade."]


def test_a_value_that_does_not_fit_is_in_the_tooltip(person: Any, api: AppDescription):
    person.pane.show_description(api)
    person.pane.show_facts(FACTS)
    tooltip = person.row("mail  mailer 2.0").data(Qt.ItemDataRole.ToolTipRole)

    assert "mailer.Mail" in tooltip


def test_an_app_opened_next_does_not_show_what_the_last_one_was(
    person: Any, api: AppDescription, qtbot: QtBot
):
    person.pane.show_description(api)
    person.pane.show_facts(FACTS)
    person.pane.show_pending("Loading other…")
    person.pane.show_description(make_description())
    person.click("App")

    assert person.seen()[-1] == "App"


def test_a_rule_that_redirects_says_so_in_its_row_and_its_tooltip(person: Any):
    route = make_route("/old", "old", redirect_to="/new", view=None, strict_slashes=False)
    person.pane.show_description(make_description(routes=(route,)))
    row = person.row("GET  /old")

    assert "→ /new" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "redirects to /new" in row.data(Qt.ItemDataRole.ToolTipRole)
    assert "with or without a slash at its end" in row.data(Qt.ItemDataRole.ToolTipRole)
