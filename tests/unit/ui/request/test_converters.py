"""The sentences on path parameters, held against Werkzeug's own converters."""

from __future__ import annotations

import pytest
from builders import make_parameter
from werkzeug.exceptions import NotFound
from werkzeug.routing import Map, Rule

from inspector.protocol.description import PathParameter
from inspector.ui.request.converters import describe, url_text, value_problem

SLASH = 's cannot contain "/": it is one segment of the path'
SHORT = "s must be at least 2 characters, not 1"
UUID = "123e4567-e89b-12d3-a456-426614174000"


@pytest.mark.parametrize(
    ("parameter", "text", "sentence"),
    [
        (make_parameter(), "", "id is missing"),
        (make_parameter(), "x", "id must be a whole number of at least 0"),
        (make_parameter(min=1), "0", "id must be a whole number of at least 1"),
        (make_parameter(min=1, max=9), "10", "id must be a whole number from 1 to 9"),
        (make_parameter(signed=True), "one", "id must be a whole number"),
        (make_parameter(signed=True, max=5), "6", "id must be a whole number of at most 5"),
        (
            make_parameter("id", "int", 3),
            "1234",
            "id must be a whole number of 3 digits",
        ),
        (make_parameter("x", "float"), "-1.5", "x must be a decimal number of at least 0"),
        (
            make_parameter("s", "default"),
            "a/b",
            SLASH,
        ),
        (make_parameter("s", "string", length=2), "abc", "s must be exactly 2 characters, not 3"),
        (make_parameter("s", "string", 2, 4), "a", "s must be 2 to 4 characters, not 1"),
        (
            make_parameter("s", "string", minlength=2),
            "a",
            SHORT,
        ),
        (make_parameter("k", "any", "a", "b"), "c", "k must be one of a, b"),
        (make_parameter("u", "uuid"), "12", f"u must be a UUID, like {UUID}"),
        (make_parameter("p", "path"), "/a", 'p cannot begin with "/"'),
        (
            PathParameter("y", "year", regex=r"\d{4}"),
            "99",
            r"y is not what the converter year accepts: \d{4}",
        ),
    ],
)
def test_what_a_converter_refuses_is_said(
    parameter: PathParameter, text: str, sentence: str
) -> None:
    assert value_problem(parameter, text) == sentence


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        (make_parameter(), "123456789012345678901234567890"),
        (make_parameter(signed=True), "-7"),
        (make_parameter("id", "int", 3), "7"),
        (make_parameter("x", "float"), "1"),
        (make_parameter("s", "string", length=2), "äö"),
        (make_parameter("k", "any", "a", "b"), "b"),
        (make_parameter("u", "uuid"), UUID),
        (make_parameter("p", "path"), "a/b c"),
        (PathParameter("y", "year", regex=r"\d{4}"), "2024"),
        (PathParameter("y", "year"), "whatever/it takes"),
        (PathParameter("y", "year", regex="(unbalanced"), "anything"),
    ],
)
def test_what_a_converter_takes_is_not_marked(parameter: PathParameter, text: str) -> None:
    assert value_problem(parameter, text) is None


@pytest.mark.parametrize(
    ("converter", "parameter"),
    [
        ("int", make_parameter("v", "int")),
        ("int(min=2,max=30)", make_parameter("v", "int", min=2, max=30)),
        ("int(signed=True)", make_parameter("v", "int", signed=True)),
        ("float", make_parameter("v", "float")),
        ("string(length=2)", make_parameter("v", "string", length=2)),
        ('any("ab","12")', make_parameter("v", "any", "ab", "12")),
        ("path", make_parameter("v", "path")),
        ("default", make_parameter("v", "default")),
    ],
)
@pytest.mark.parametrize("text", ["1", "12", "31", "-4", "1.5", "ab", "a/b", "/a", "x"])
def test_agrees_with_werkzeug(converter: str, parameter: PathParameter, text: str) -> None:
    urls = Map([Rule(f"/x/<{converter}:v>", endpoint="x")], merge_slashes=False).bind("localhost")
    try:
        urls.match(f"/x/{url_text(parameter, text)}")
    except NotFound:
        assert value_problem(parameter, text) is not None
    else:
        assert value_problem(parameter, text) is None


def test_a_field_says_what_it_takes() -> None:
    assert describe(make_parameter(min=1)) == "whole number, at least 1"
    assert describe(make_parameter("s", "string", length=1)) == "exactly 1 character"
    assert describe(PathParameter("y", "year")) == "year, a converter of the app"
