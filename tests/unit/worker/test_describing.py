"""An app is described as Flask holds it: routes, blueprints, error handlers, hooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.description import AppDescription, PathParameter, Route

SOURCE = Path(__file__).parent / "apps" / "grown.py"

Described = tuple[AppDescription, dict[str, Route]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("described") / "app.py"
    file.write_text(SOURCE.read_text())
    return file


@pytest.fixture(scope="module")
def described(path: Path) -> Iterator[Described]:
    worker = WorkerProcess(path.parent)
    description, routes = worker.load("app.py")
    yield description, {route.endpoint: route for route in routes}
    worker.close()


def test_the_app_says_who_and_where_it_is(described: Described, path: Path) -> None:
    description, _ = described
    assert description.name == "grown"
    assert description.base_url == "https://shop.test:8080/shop"
    assert description.root_path == str(path.parent)
    assert description.flask and description.werkzeug and description.python


def test_every_rule_is_described(described: Described) -> None:
    assert set(described[1]) == {
        "index",
        "thing",
        "own",
        "options",
        "item",
        "partial",
        "nobody.knows",
        "unmade",
        "object",
        "admin.users.show",
    }


def test_methods_tell_what_was_asked_for_from_what_was_added(described: Described) -> None:
    _, routes = described
    assert routes["index"].methods == ("GET", "HEAD", "OPTIONS")
    assert routes["index"].automatic_methods == ("HEAD", "OPTIONS")
    assert routes["thing"].own_methods == ("DELETE", "POST")
    assert routes["options"].automatic_methods == ("HEAD",)


def test_parameters_carry_their_converters(described: Described) -> None:
    _, routes = described
    assert routes["thing"].parameters == (
        PathParameter("n", "int", (), {"min": 1, "max": 9}),
        PathParameter("kind", "any", ("a", "b c")),
        PathParameter("name", "default"),
    )
    assert routes["own"].parameters == (PathParameter("tags", "list", regex=r"\w+(?:,\w+)*"),)


def test_a_rule_keeps_its_options(described: Described) -> None:
    _, routes = described
    assert not routes["own"].strict_slashes
    assert routes["index"].strict_slashes
    assert routes["own"].defaults == {
        "page": 1,
        "kind": "<class 'flask.blueprints.Blueprint'>",
    }
    assert routes["unmade"].build_only
    assert routes["unmade"].view is None
    assert routes["admin.users.show"].subdomain == "people"


@pytest.mark.parametrize(
    ("endpoint", "qualname", "line"),
    [
        ("index", "index", '@app.route("/")'),
        (
            "own",
            "own",
            '@app.route("/own/<list:tags>", strict_slashes=False, '
            'defaults={"page": 1, "kind": Blueprint})',
        ),
        (
            "partial",
            "own",
            '@app.route("/own/<list:tags>", strict_slashes=False, '
            'defaults={"page": 1, "kind": Blueprint})',
        ),
        ("item", "Item", "@plainly"),
        ("object", "<app.Slow whose repr raised RuntimeError>", "class Slow:"),
    ],
)
def test_views_are_found_where_a_person_wrote_them(
    described: Described, path: Path, endpoint: str, qualname: str, line: str
) -> None:
    view = described[1][endpoint].view
    assert view is not None
    assert (view.module, view.qualname, view.file) == ("app", qualname, str(path))
    lines = SOURCE.read_text().splitlines()
    assert view.line is not None
    assert lines[view.line - 1] == line


def test_a_decorated_view_is_the_function_inside(described: Described) -> None:
    view = described[1]["thing"].view
    assert view is not None
    assert view.qualname == "thing"


def test_blueprints_have_the_prefix_in_effect(described: Described) -> None:
    description, routes = described
    found = [(b.name, b.url_prefix, b.subdomain, b.parent) for b in description.blueprints]
    assert found == [
        ("admin", "/admin", None, None),
        ("admin.users", "/admin/users", "people", "admin"),
        ("plain", None, None, None),
    ]
    assert routes["admin.users.show"].rule == "/admin/users/<uuid:id>"
    assert routes["admin.users.show"].blueprint == "admin.users"
    assert routes["index"].blueprint is None
    assert routes["nobody.knows"].blueprint is None


def test_error_handlers_stand_by_scope(described: Described) -> None:
    found = {(e.scope, e.code, e.exception, e.handler.name) for e in described[0].error_handlers}
    assert found == {
        (None, 404, "werkzeug.exceptions.NotFound", "missing"),
        (None, None, "builtins.ValueError", "value"),
        ("admin.users", 403, "werkzeug.exceptions.Forbidden", "denied"),
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "before_request",
            [
                (None, "first"),
                (None, "second"),
                ("admin", "in_admin"),
                ("admin.users", "in_users"),
            ],
        ),
        (
            "after_request",
            [("admin.users", "after_users"), (None, "after_two"), (None, "after_one")],
        ),
        ("teardown_appcontext", [(None, "close_db")]),
        ("teardown_request", [(None, "torn")]),
        ("url_value_preprocessor", [(None, "pull")]),
        ("url_defaults", [(None, "push")]),
    ],
)
def test_hooks_stand_in_running_order(
    described: Described, kind: str, expected: list[tuple[str | None, str]]
) -> None:
    hooks = [(h.scope, h.function.name) for h in described[0].own_hooks if h.kind == kind]
    assert hooks == expected


def test_flasks_own_context_processor_is_told_as_such(described: Described) -> None:
    processors = [
        (h.function.name, h.is_flasks_own)
        for h in described[0].hooks
        if h.kind == "context_processor" and h.scope is None
    ]
    assert processors == [("_default_template_ctx_processor", True), ("names", False)]


def test_an_app_that_says_nothing_is_at_localhost(
    worker: WorkerProcess, write: Callable[[str, str], Path]
) -> None:
    write("app.py", "from flask import Flask\napp = Flask(__name__)\n")
    assert worker.load("app.py")[0].base_url == "http://localhost"


def test_many_routes_come_in_batches_and_in_the_order_of_the_url_map(
    worker: WorkerProcess, write: Callable[[str, str], Path]
) -> None:
    write(
        "app.py",
        """
        from flask import Flask
        app = Flask(__name__, static_folder=None)
        def view(**_):
            return " ".join(rule.rule for rule in app.url_map.iter_rules())
        for n in range(600):
            app.add_url_rule(f"/{n}/<x>" if n % 2 else f"/{n}", f"e{n}", view)
        app.add_url_rule("/", "order", view)
        """,
    )
    _, routes = worker.load("app.py")
    assert worker.batch_sizes == [250, 250, 101]
    assert [route.rule for route in routes] == worker.get("/").body.decode().split()
