"""From values to a path and back, held against Werkzeug's own building."""

from __future__ import annotations

import pytest
from builders import make_parameter, make_route
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.routing import Map, Rule

from inspector.protocol.description import PathParameter, Route
from inspector.ui.request.rule_url import build_path, match_path

USER = make_route("/users/<int:id>", parameters=(make_parameter(),))
NAME = make_route("/hi/<name>", parameters=(PathParameter("name"),))
FILES = make_route(
    "/files/<path:where>/<any(raw,html):how>",
    parameters=(make_parameter("where", "path"), make_parameter("how", "any", "raw", "html")),
)


@pytest.mark.parametrize(
    ("route", "values", "path"),
    [
        (USER, {"id": "7"}, "/users/7"),
        (USER, {"id": "007"}, "/users/7"),
        (USER, {"id": ""}, "/users/<id>"),
        (USER, {"id": "a b"}, "/users/a%20b"),
        (NAME, {"name": "käse & 100%"}, "/hi/k%C3%A4se%20&%20100%25"),
        (NAME, {"name": "a+b?#"}, "/hi/a+b%3F%23"),
        (NAME, {"name": "<name>"}, "/hi/%3Cname%3E"),
        (FILES, {"where": "a/b c", "how": "raw"}, "/files/a/b%20c/raw"),
    ],
)
def test_path_is_built(route: Route, values: dict[str, str], path: str) -> None:
    assert build_path(route, values) == path


@pytest.mark.parametrize(
    ("route", "path", "values"),
    [
        (USER, "/users/42", {"id": "42"}),
        (USER, "/users/<id>", {"id": ""}),
        (USER, "/users/abc", None),
        (USER, "/users/", None),
        (USER, "/users/42/", None),
        (NAME, "/hi/k%C3%A4se", {"name": "käse"}),
        (NAME, "/hi/a+b", {"name": "a+b"}),
        # WSGI decodes the path before it is matched, so an escaped slash is a slash.
        (NAME, "/hi/a%2Fb", None),
        (NAME, "/hi/%3Cname%3E", {"name": "<name>"}),
        (FILES, "/files/a%2Fb/c/html", {"where": "a/b/c", "how": "html"}),
    ],
)
def test_path_is_read(route: Route, path: str, values: dict[str, str] | None) -> None:
    assert match_path(route, path) == values


def test_trailing_slash_counts_only_where_it_is_strict() -> None:
    strict = make_route("/users/")
    loose = make_route("/users/", strict_slashes=False)
    assert match_path(strict, "/users") is None
    assert match_path(loose, "/users") == {}


def test_bounds_count_when_a_url_is_read() -> None:
    route = make_route("/n/<int(min=5):n>", parameters=(make_parameter("n", min=5),))
    assert match_path(route, "/n/4") is None


def test_fixed_digits_are_filled_up_and_asked_for() -> None:
    route = make_route("/n/<int(3):n>", parameters=(make_parameter("n", "int", 3),))
    assert build_path(route, {"n": "7"}) == "/n/007"
    assert match_path(route, "/n/7") is None
    assert match_path(route, "/n/007") == {"n": "007"}


def test_converter_arguments_may_hold_brackets() -> None:
    rule = "/y/<regex('[(>]+'):a>/<b>"
    parameters = (PathParameter("a", "regex", regex="[(>]+"), PathParameter("b"))
    route = make_route(rule, parameters=parameters)
    assert build_path(route, {"a": "(>", "b": "x"}) == "/y/(%3E/x"
    assert match_path(route, "/y/(%3E/x") == {"a": "(>", "b": "x"}


@given(st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=150, deadline=None)
def test_any_text_is_built_as_werkzeug_builds_it_and_read_back(name: str) -> None:
    urls = Map([Rule("/hi/<name>", endpoint="hi")]).bind("localhost")
    path = build_path(NAME, {"name": name})
    assert path == urls.build("hi", {"name": name})
    assert match_path(NAME, path) == {"name": name}
