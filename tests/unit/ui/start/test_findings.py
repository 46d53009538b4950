"""What looks wrong with an app's routes, and what does not."""

from __future__ import annotations

import pytest
from builders import make_description, make_parameter, make_route, make_source

from inspector.protocol.description import Route
from inspector.ui.start.findings import findings


def sentences(*routes: Route) -> list[str]:
    return [finding.sentence for finding in findings(make_description(routes=routes))]


def test_the_later_of_two_like_rules_is_named_with_its_view() -> None:
    later = make_route("/users", "admin.users", view=make_source("users", 83))
    description = make_description(routes=(make_route("/users", "users"), later))

    (finding,) = findings(description)

    assert finding.sentence == (
        "GET /users never reaches admin.users: users has the same rule and comes first."
    )
    assert finding.source == make_source("users", 83)


def test_only_the_methods_that_both_have_are_named() -> None:
    assert sentences(
        make_route("/a", "one", ("GET", "POST", "PUT")), make_route("/a", "two", ("POST", "PUT"))
    ) == ["POST and PUT /a never reaches two: one has the same rule and comes first."]


def test_methods_that_flask_added_do_not_count() -> None:
    assert (
        sentences(make_route("/a", "read", ("GET",)), make_route("/a", "write", ("POST",))) == []
    )


def test_the_name_of_a_variable_does_not_tell_two_rules_apart() -> None:
    one = make_route("/u/<int:id>", "one", parameters=(make_parameter("id"),))
    two = make_route("/u/<int:user_id>", "two", parameters=(make_parameter("user_id"),))

    assert len(sentences(one, two)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (make_route("/<int:a>", "one"), make_route("/<b>", "two")),
        (make_route("/<any(x, y):a>", "one"), make_route("/<any(x, z):a>", "two")),
        (make_route("/a", "one", host="a.test"), make_route("/a", "two", host="b.test")),
        (make_route("/a", "one", subdomain="x"), make_route("/a", "two", subdomain="y")),
        (make_route("/a", "one", defaults={"page": 1}), make_route("/a", "two")),
        (make_route("/a", "one"), make_route("/a/", "two")),
        (make_route("/a", "one", build_only=True), make_route("/a", "two")),
        (make_route("/a", "one"), make_route("/a", "two", websocket=True)),
        (make_route("/a", "same"), make_route("/a", "same")),
    ],
)
def test_rules_that_may_both_be_reached_are_left_alone(first: Route, second: Route) -> None:
    assert sentences(first, second) == []


def test_three_like_rules_give_two_findings() -> None:
    routes = [make_route("/a", endpoint) for endpoint in ("one", "two", "three")]

    assert len(sentences(*routes)) == 2


def test_a_rule_for_any_method_hides_those_after_it() -> None:
    any_method = Route("/a", "catch_all", view=make_source())

    assert sentences(any_method, make_route("/a", "two"))[0].startswith("GET /a never reaches two")


def test_a_rule_without_a_view_is_named() -> None:
    assert sentences(make_route("/ping", "ping", view=None)) == [
        "/ping has no view function: endpoint ping answers with 500."
    ]


def test_a_second_name_for_a_rule_is_not_wrong() -> None:
    # As in Flask's own tutorial: app.add_url_rule("/", endpoint="index").
    blog, index = make_route("/", "blog.index"), make_route("/", "index", view=None)
    assert sentences(blog, index) == []


def test_a_rule_only_for_building_needs_no_view() -> None:
    assert sentences(make_route("/cdn/<path:f>", "cdn", view=None, build_only=True)) == []


def test_no_handler_for_404_is_not_wrong() -> None:
    assert findings(make_description(error_handlers=())) == []
