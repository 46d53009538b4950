"""What a person sees of an app before anything is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import make_description, make_parameter, make_route, make_source
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.protocol.description import AppDescription
from inspector.protocol.mounts import MountedApp
from inspector.ui.start.overview_page import OverviewPage, counts_sentence
from inspector.ui.start.route_button import RouteButton
from inspector.ui.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> OverviewPage:
    overview = OverviewPage(theme)
    qtbot.addWidget(overview)
    overview.resize(1016, 560)
    overview.show()
    return overview


def texts(page: OverviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def buttons(page: OverviewPage) -> list[RouteButton]:
    return [button for button in page.findChildren(RouteButton) if button.isVisible()]


def test_it_names_the_app_and_counts_what_it_is_made_of(page: OverviewPage) -> None:
    page.show_app(make_description())

    assert texts(page)[:2] == [
        "shop",
        "3 routes, 1 blueprint, 1 error handler, 1 hook · Python 3.12.1 · Flask 3.1.3",
    ]


def test_what_there_is_none_of_is_not_counted() -> None:
    bare = AppDescription("a", "a.py", "3.12.1", "3.1.3", "3.1.4", "/i", "/r")

    assert counts_sentence(bare) == "0 routes · Python 3.12.1 · Flask 3.1.3"


def test_the_routes_that_can_be_sent_are_buttons(page: OverviewPage) -> None:
    page.show_app(make_description())

    assert [button.text() for button in buttons(page)] == ["GET /hello", "GET /auth/login"]


def test_a_click_on_a_button_asks_for_its_route(qtbot: QtBot, page: OverviewPage) -> None:
    page.show_app(make_description())

    with qtbot.waitSignal(page.route_requested) as asked:
        qtbot.mouseClick(buttons(page)[0], Qt.MouseButton.LeftButton)

    assert asked.args == [make_route()]


def test_of_many_routes_the_first_are_buttons_and_the_rest_is_counted(page: OverviewPage) -> None:
    routes = tuple(make_route(f"/page-{n}", f"page_{n}") for n in range(36))

    page.show_app(make_description(routes=routes))

    assert len(buttons(page)) == 24
    assert "and 12 more in the tree" in texts(page)


def test_the_buttons_stand_beside_each_other_and_none_overlaps(
    qtbot: QtBot, page: OverviewPage
) -> None:
    routes = tuple(make_route(f"/page-{n}" + "/x" * (n % 9), f"page_{n}") for n in range(24))
    page.show_app(make_description(routes=routes))

    qtbot.waitUntil(lambda: len({button.y() for button in buttons(page)}) > 1)
    areas = [button.geometry() for button in buttons(page)]
    assert len({area.y() for area in areas}) < 12
    assert all(area.right() <= page.viewport().width() for area in areas)
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])


def test_without_such_a_route_it_says_what_to_do(page: OverviewPage) -> None:
    route = make_route("/users/<int:id>", "user", parameters=(make_parameter(),))

    page.show_app(make_description(routes=(route,)))

    assert "No GET route can be sent as it is: pick one at the left and fill it in." in texts(page)


def test_what_looks_wrong_leads_to_its_source(qtbot: QtBot, page: OverviewPage) -> None:
    place = make_source("later", 83, file="/srv/shop/auth.py")
    routes = (make_route("/a", "first"), make_route("/a", "later", view=place))
    page.show_app(make_description(routes=routes))
    assert "GET /a never reaches later: first has the same rule and comes first." in texts(page)
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "auth.py:83"]

    with qtbot.waitSignal(page.source_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked.args == [place]


def test_nothing_wrong_is_said_too(page: OverviewPage) -> None:
    page.show_app(make_description())

    assert "No rule hides another, and every rule has a view." in texts(page)


def test_after_a_reload_the_old_buttons_are_gone(page: OverviewPage) -> None:
    page.show_app(make_description())
    page.show_app(make_description(routes=(make_route("/new", "new"),)))

    assert [button.text() for button in buttons(page)] == ["GET /new"]


def test_while_loading_it_says_so(page: OverviewPage) -> None:
    page.show_app(make_description())

    page.show_loading("app.py")

    assert texts(page) == ["app.py", "Loading…"]


def test_what_is_mounted_beside_the_app_is_named(page: OverviewPage) -> None:
    rules = tuple(f"/admin/{number}" for number in range(8))
    mounts = (MountedApp("/admin", "back", True, rules), MountedApp("/metrics", "metrics", False))
    page.show_app(replace(make_description(), mounts=mounts))
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert "Mounted beside it" in words
    assert "/admin: the Flask app back, 8 rules: /admin/0, /admin/1" in words
    assert "/admin/5, …" in words
    assert "/metrics: metrics, which is no Flask app" in words
