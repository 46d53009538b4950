"""In every cell a real worker describes apps as they are, and sends requests to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cells import Cell
from compare import Facts, differences, live_facts, told_facts
from worker_process import WorkerProcess

pytestmark = pytest.mark.slow

APPS = Path(__file__).parent / "apps"
EVERYTHING = APPS / "everything.py"
SAMPLES = Path(__file__).parents[2] / "sample_apps"

StartWorker = Callable[..., WorkerProcess]


def told(worker: WorkerProcess, app: str) -> Facts:
    description, routes = worker.load(app)
    return told_facts({**description.to_wire(), "routes": [r.to_wire() for r in routes]})


@pytest.mark.parametrize(
    "app",
    [EVERYTHING, SAMPLES / "tutorial" / "app.py", SAMPLES / "shop" / "app.py"],
    ids=lambda app: app.parent.name,
)
def test_description_equals_the_live_app(
    app: Path, cell: Cell, python: Path, start_worker: StartWorker
) -> None:
    if app.parent.name == "shop" and cell.flask_version < (2, 2):
        pytest.skip("the shop sets app.json, which came with Flask 2.2")
    found = told(start_worker(app.parent), app.name)
    live = live_facts(str(python), app.name, app.parent, {})
    assert [kind for kind, unequal in differences(live, found).items() if unequal] == []


def test_versions_are_those_of_the_cell(cell: Cell, start_worker: StartWorker) -> None:
    description, _ = start_worker(APPS).load(EVERYTHING.name)
    assert description.flask.startswith(cell.flask + ".")
    assert description.python.startswith(cell.python + ".")


def test_what_only_registering_knows_is_described(start_worker: StartWorker) -> None:
    description, routes = start_worker(APPS).load(EVERYTHING.name)
    blueprints = {b.name: (b.url_prefix, b.parent) for b in description.blueprints}
    assert blueprints == {
        "outer": ("/outer", None),
        "outer.inner": ("/outer/inner", "outer"),
        "plain": (None, None),
        "again": ("/again", None),
    }
    even = next(route for route in routes if route.rule.endswith(":page>"))
    assert [(p.name, p.converter, p.args, p.kwargs) for p in even.parameters] == [
        ("n", "even", (2,), {}),
        ("rest", "path", (), {}),
        ("page", "int", (), {"min": 2, "max": 9}),
    ]
    assert even.parameters[0].regex == r"\d*[02468]"


@pytest.mark.parametrize("debug", ["0", "1"], ids=["debug off", "debug on"])
def test_requests_are_answered(debug: str, start_worker: StartWorker) -> None:
    worker = start_worker(APPS, FLASK_DEBUG=debug)
    assert worker.load(EVERYTHING.name)[0].debug == (debug == "1")

    page = worker.get("/")
    assert page.body == b"<title>matrix</title><p>hello from a context processor"
    assert page.finished is not None
    assert (page.finished.endpoint, page.finished.templates) == ("page", ("",))

    answer = worker.get("/json", method="POST", body=b"{}")
    assert json.loads(answer.body) == {"flask": "matrix", "list": [1, None, True]}

    redirect = worker.get("/go")
    assert redirect.status == 302
    # Absolute before Werkzeug 2.1.
    assert redirect.header_values("Location")[0] in ("/", "http://localhost/")

    missing = worker.get("/no/such/page")
    assert (missing.status, missing.body) == (404, b"nothing here, says the matrix")
    handled = worker.get("/handled")
    assert (handled.status, handled.body) == (409, b"mended")
    assert worker.get("/stream").body == b"0\n1\n2\n"
    assert worker.get("/outer/inner/de").body == b"de"


@pytest.mark.parametrize("debug", ["0", "1"], ids=["debug off", "debug on"])
def test_a_view_that_raises_is_a_500_with_its_exception(
    debug: str, start_worker: StartWorker
) -> None:
    worker = start_worker(APPS, FLASK_DEBUG=debug)
    worker.load(EVERYTHING.name)
    answer = worker.get("/raise")
    assert answer.status == 500
    assert answer.finished is not None and answer.finished.error is not None
    error = answer.finished.error
    assert error.exception == "builtins.ZeroDivisionError"
    assert error.file == str(EVERYTHING)
    assert "return str(1 / 0)" in error.traceback
    assert worker.get("/outer/inner/de").body == b"de"
