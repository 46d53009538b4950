"""Rules, views, blueprints, handlers and hooks that are not in every app, of a live one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.description import AppDescription, PathParameter, Route

SOURCE = Path(__file__).parent / "apps" / "rare.py"
LINES = SOURCE.read_text().splitlines()

Described = tuple[AppDescription, list[Route]]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    file = tmp_path_factory.mktemp("rare") / "app.py"
    file.write_text(SOURCE.read_text())
    worker = WorkerProcess(file.parent)
    yield worker.load("app.py")
    worker.close()


def of(described: Described, rule: str) -> Route:
    return next(route for route in described[1] if route.rule == rule)


def line_of(route: Route) -> str:
    assert route.view is not None and route.view.line is not None
    return LINES[route.view.line - 1]


def test_a_view_in_two_wrappers_is_the_function_inside(described: Described) -> None:
    assert line_of(of(described, "/decorated")) == '@app.route("/decorated")'


def test_a_wrapper_that_only_takes_over_the_name_is_seen_through(described: Described) -> None:
    assert line_of(of(described, "/renamed")) == '@app.route("/renamed")'


def test_a_converter_keeps_its_arguments_and_its_expression(described: Described) -> None:
    pattern = "[a-z]{2}(-[A-Z]{2})?"
    route = of(described, f"/<regex('{pattern}', flag=3):code>")
    assert route.parameters == (
        PathParameter("code", "regex", (pattern,), {"flag": 3}, regex=pattern),
    )


def test_a_rule_of_a_subdomain_says_so(described: Described) -> None:
    assert of(described, "/").subdomain == "api"


def test_an_endpoint_with_two_rules_is_two_routes(described: Described) -> None:
    found = [(r.rule, r.defaults) for r in described[1] if r.endpoint == "page"]
    assert sorted(found) == [("/page/", {"number": 1}), ("/page/<int:number>", {})]


def test_a_class_based_view_is_its_class_and_knows_the_method_of_each_verb(
    described: Described,
) -> None:
    route = of(described, "/item/<int:id>")
    assert line_of(route) == "class Item(views.MethodView):"
    found = {verb: (ref.qualname, LINES[(ref.line or 0) - 1]) for verb, ref in route.verbs}
    assert found == {
        "GET": ("Item.get", "    def get(self, id):"),
        "DELETE": ("Item.delete", "    def delete(self, id):"),
    }


def test_a_class_without_methods_of_verbs_is_its_class_alone(described: Described) -> None:
    route = of(described, "/whole")
    assert line_of(route) == "class Whole(views.View):"
    assert route.verbs == ()


def test_slashes_are_told(described: Described) -> None:
    route = of(described, "/slashes//here")
    assert (route.merge_slashes, route.strict_slashes) == (False, False)
    assert of(described, "/decorated").merge_slashes


def test_a_websocket_rule_is_one(described: Described) -> None:
    assert of(described, "/socket").websocket


def test_a_rule_that_redirects_says_where_to(described: Described) -> None:
    assert of(described, "/old").redirect_to == "new"
    assert of(described, "/old/<id>").redirect_to == "to_new"
    assert of(described, "/decorated").redirect_to is None


def test_rules_without_a_view_are_listed(described: Described) -> None:
    assert of(described, "/nothing").view is None
    assert of(described, "/any").methods == ()
    assert of(described, "/built/<x>").build_only


def test_an_endpoint_that_is_no_string_is_told_as_python_writes_it(described: Described) -> None:
    assert of(described, "/number").endpoint == "404"


def test_nested_blueprints_have_the_prefixes_in_effect(described: Described) -> None:
    assert {b.name: b.url_prefix for b in described[0].blueprints} == {
        "outer": "/first",
        "outer.middle": "/first/second",
        "outer.middle.inner": "/first/second/inner",
        "alone": "/alone",
    }
    leaves = [(r.rule, r.blueprint) for r in described[1] if r.rule.endswith("/leaf")]
    assert leaves == [("/first/second/inner/leaf", "outer.middle.inner"), ("/alone/leaf", "alone")]


def test_error_handlers_have_scope_code_and_class(described: Described) -> None:
    found = {(e.scope, e.code, e.exception, e.handler.name) for e in described[0].error_handlers}
    assert found == {
        (None, 404, "werkzeug.exceptions.NotFound", "missing"),
        (None, 500, "werkzeug.exceptions.InternalServerError", "broken"),
        ("outer", None, "app.RefusedError", "refused"),
        ("outer.middle.inner", 404, "werkzeug.exceptions.NotFound", "inner_missing"),
        ("alone", 404, "werkzeug.exceptions.NotFound", "inner_missing"),
    }


NESTED = ("outer", "outer.middle", "outer.middle.inner")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "before_request",
            [
                (None, "before_one"),
                (None, "before_two"),
                *zip(NESTED, ("before_outer", "before_middle", "before_inner"), strict=True),
            ],
        ),
        (
            "after_request",
            [
                *zip(NESTED[::-1], ("after_inner", "after_middle", "after_outer"), strict=True),
                (None, "after_two"),
                (None, "after_one"),
            ],
        ),
        (
            "teardown_request",
            [*zip(NESTED[::-1], ("torn_inner", "torn_middle", "torn_outer"), strict=True)],
        ),
        (
            "url_value_preprocessor",
            [*zip(NESTED, ("pull_outer", "pull_middle", "pull_inner"), strict=True)],
        ),
        ("url_defaults", [*zip(NESTED, ("push_outer", "push_middle", "push_inner"), strict=True)]),
        (
            "context_processor",
            [*zip(NESTED, ("context_outer", "context_middle", "context_inner"), strict=True)],
        ),
        ("teardown_appcontext", [(None, "gone_two"), (None, "gone_one")]),
        ("shell_context_processor", [(None, "shell")]),
        ("url_build_error_handler", [(None, "unbuilt")]),
    ],
)
def test_hooks_stand_in_running_order(
    described: Described, kind: str, expected: list[tuple[str | None, str]]
) -> None:
    """The blueprint that is registered a second time runs them for itself."""
    hooks = [(h.scope, h.function.name) for h in described[0].own_hooks if h.kind == kind]
    assert [hook for hook in hooks if hook[0] != "alone"] == expected


def test_only_flasks_own_hooks_are_of_flasks_modules(described: Described) -> None:
    modules = {hook.function.module for hook in described[0].own_hooks}
    assert modules == {"app"}
