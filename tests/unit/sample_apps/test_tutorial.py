"""The tutorial sample does what its docstring promises."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("rule", "endpoint"),
    [
        ("/hello", "hello"),
        ("/new-page", "new_page"),
        ("/nameless-page", "nameless_page"),
        ("/notes", "notes"),
        ("/custom-response", "custom_response"),
        ("/planets", "planets"),
        ("/not-found", "not_found"),
        ("/users", "users_bp.get_users"),
        ("/users/<id>", "users_bp.get_user"),
    ],
)
def test_route_has_its_classic_name(tutorial: FlaskClient, rule: str, endpoint: str) -> None:
    rules = {route.endpoint: route.rule for route in tutorial.application.url_map.iter_rules()}
    assert rules[endpoint] == rule


def test_hello_is_text(tutorial: FlaskClient) -> None:
    assert tutorial.get("/hello").text == "Hello, World!"


def test_new_page_shows_the_name_in_its_stylesheet(tutorial: FlaskClient) -> None:
    page = tutorial.get("/new-page").text
    assert "Hello, <em>Flask</em>!" in page
    assert "/static/style.css" in page
    with tutorial.get("/static/style.css") as stylesheet:
        assert stylesheet.mimetype == "text/css"


def test_nameless_page_has_a_hole_where_the_name_goes(tutorial: FlaskClient) -> None:
    assert "Hello, <em></em>!" in tutorial.get("/nameless-page").text


def test_notes_are_filtered_by_the_query(tutorial: FlaskClient) -> None:
    page = tutorial.get("/notes?contains=tea").text
    assert "Drink tea" in page
    assert "Read the quickstart" not in page


def test_posted_note_is_listed(tutorial: FlaskClient) -> None:
    posted = tutorial.post("/notes", data={"text": "Buy milk"})
    assert posted.status_code == 201
    assert "Buy milk" in tutorial.get("/notes").text


def test_deleted_note_is_gone(tutorial: FlaskClient) -> None:
    assert tutorial.delete("/notes?number=1").status_code == 204
    assert "Read the quickstart" not in tutorial.get("/notes").text


@pytest.mark.parametrize("query", ["", "?number=99", "?number=first"])
def test_deleting_no_note_is_a_404(tutorial: FlaskClient, query: str) -> None:
    assert tutorial.delete(f"/notes{query}").status_code == 404


def test_custom_response_has_status_header_and_cookie(tutorial: FlaskClient) -> None:
    answer = tutorial.get("/custom-response")
    assert answer.status_code == 418
    assert answer.headers["X-Brewed-With"] == "Flask"
    assert answer.headers["Set-Cookie"].startswith("tea=earl-grey")


def test_planets_are_json(tutorial: FlaskClient) -> None:
    assert tutorial.get("/planets").json["planets"][0]["name"] == "Mercury"


@pytest.mark.parametrize("path", ["/not-found", "/no/such/page"])
def test_every_404_is_the_page_of_the_handler(tutorial: FlaskClient, path: str) -> None:
    answer = tutorial.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_users_link_to_each_user(tutorial: FlaskClient) -> None:
    assert '<a href="/users/2">Ada Lovelace</a>' in tutorial.get("/users").text
    assert "first published program" in tutorial.get("/users/2").text


def test_nobody_redirects_to_not_found(tutorial: FlaskClient) -> None:
    answer = tutorial.get("/users/99")
    assert (answer.status_code, answer.location) == (302, "/not-found")
