"""What ``--routes`` writes: a table for people, JSON for scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders import make_description, make_parameter, make_route

from inspector.cli.routes_json import routes_json
from inspector.cli.routes_table import routes_table
from inspector.protocol.description import AppDescription, ErrorHandlerInfo, HookInfo
from inspector.protocol.route import PathParameter, Route
from inspector.protocol.source import SourceRef

HERE = Path("/srv/shop")
VIEW = SourceRef("shop.auth", "login", "/srv/shop/shop/auth.py", 83)


def _described(*routes: Route, **fields: Any) -> AppDescription:
    return make_description(routes=routes, **fields)


def _json(*routes: Route, **fields: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(routes_json(_described(*routes, **fields)))
    return document


def test_the_columns_are_aligned() -> None:
    table = routes_table(
        _described(
            Route("/", "index", ("GET", "HEAD"), ("HEAD",), view=VIEW),
            Route("/login", "auth.login", ("GET", "POST"), (), view=VIEW),
        ),
        HERE,
    )
    assert table.splitlines() == [
        "methods    rule    endpoint    view",
        "GET        /       index       shop/auth.py:83",
        "GET, POST  /login  auth.login  shop/auth.py:83",
    ]


def test_odd_rows_are_told_as_they_are() -> None:
    rows = routes_table(
        _described(
            Route("/any", "any", view=SourceRef(None, "partial", None)),
            Route("/ws", "ws", ("GET",), websocket=True),
            Route("/a\x1b[2J\n", "x", ("GET",), view=SourceRef("m", "f", "/lib/m.py", 3)),
        ),
        HERE,
    ).splitlines()[1:]
    assert [row.split() for row in rows] == [
        ["any", "/any", "any", "partial"],
        ["WEBSOCKET", "/ws", "ws", "no", "view"],
        ["GET", "/a\\x1b[2J\\n", "x", "/lib/m.py:3"],
    ]


def test_hosts_have_a_column_where_there_are_any() -> None:
    routes = (Route("/a", "a", ("GET",), subdomain="api"), Route("/b", "b", ("GET",), host="b.c"))
    rows = routes_table(_described(*routes), HERE).splitlines()
    assert [row.split()[1] for row in rows] == ["host", "api.", "b.c"]


def test_no_routes_at_all() -> None:
    assert routes_table(_described(), HERE) == "methods  rule  endpoint  view\n"


def test_the_whole_document() -> None:
    handler = ErrorHandlerInfo(VIEW, None, 404, "werkzeug.exceptions.NotFound")
    document = _json(
        make_route("/items/<int:id>", parameters=(make_parameter("id", "int"),), view=VIEW),
        error_handlers=(handler,),
        hooks=(HookInfo("before_request", VIEW, "auth"),),
    )
    assert set(document) == {
        "schema", "app", "routes", "blueprints", "error_handlers", "hooks",
    }  # fmt: skip
    assert document["schema"] == 1
    assert set(document["app"]) == {
        "name", "import_path", "python", "flask", "werkzeug", "instance_path",
    }  # fmt: skip
    assert set(document["routes"][0]) == {
        "rule", "endpoint", "methods", "blueprint", "subdomain", "host", "strict_slashes",
        "defaults", "parameters", "websocket", "view",
    }  # fmt: skip
    place = {"module": "shop.auth", "qualname": "login", "file": VIEW.file, "line": 83}
    assert document["routes"][0]["view"] == place
    assert document["error_handlers"] == [
        {"scope": None, "code": 404, "exception": handler.exception, "handler": place}
    ]
    hook = {"kind": "before_request", "scope": "auth", "function": place}
    assert document["hooks"] == [hook]


@pytest.mark.parametrize(
    ("parameter", "args"),
    [
        (PathParameter("x"), []),
        (PathParameter("x", "any", ("a", "b")), ["a", "b"]),
        (PathParameter("x", "int", (), {"min": 1}), {"min": 1}),
        (PathParameter("x", "own", (2,), {"k": [1]}), {"0": 2, "k": [1]}),
    ],
)
def test_the_arguments_of_a_converter(parameter: PathParameter, args: object) -> None:
    route = make_route("/<x>", parameters=(parameter,))
    expected = {"name": "x", "converter": parameter.converter, "args": args}
    assert _json(route)["routes"][0]["parameters"] == [expected]


def test_json_is_ascii_whatever_the_app_is_called() -> None:
    text = routes_json(_described(make_route("/größe/\udcff")))
    assert text.isascii()
    assert json.loads(text)["routes"][0]["rule"] == "/größe/\udcff"
