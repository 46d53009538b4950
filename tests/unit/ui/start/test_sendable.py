"""Which routes can be sent with nothing to fill in."""

from __future__ import annotations

import pytest
from builders import make_parameter, make_route

from inspector.protocol.description import Route
from inspector.ui.start.sendable import sendable_now

PAGE = (make_parameter("page"),)


@pytest.mark.parametrize(
    "route",
    [
        make_route("/hello"),
        make_route("/any", methods=("GET", "POST")),
        make_route("/first", defaults={"page": 1}, parameters=PAGE),
        make_route("/statistics", "statistics"),
    ],
)
def test_can_be_sent(route: Route) -> None:
    assert sendable_now([route]) == [route]


@pytest.mark.parametrize(
    "route",
    [
        make_route("/login", methods=("POST",)),
        make_route("/page/<int:page>", parameters=PAGE),
        make_route("/static/logo", "static"),
        make_route("/blog/static/logo", "blog.static"),
        make_route("/cdn", build_only=True),
        make_route("/socket", websocket=True),
        make_route("/ping", view=None),
    ],
)
def test_cannot_be_sent(route: Route) -> None:
    assert sendable_now([route]) == []
