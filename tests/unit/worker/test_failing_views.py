"""A view may fail in any way: the answer says how, and the worker goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.commands import Lane
from inspector.protocol.errors import ErrorCode, ErrorInfo

SOURCE = Path(__file__).parent / "apps" / "failing.py"


@pytest.fixture(scope="module", params=["plain", "debug"])
def app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[WorkerProcess]:
    """With and without debug mode, TESTING on: the answers are the same."""
    folder = tmp_path_factory.mktemp("failing")
    (folder / "app.py").write_text(
        SOURCE.read_text() + f"app.testing = {request.param == 'debug'}\n"
    )
    (folder / "templates").mkdir()
    (folder / "templates" / "bad.html").write_text("<p>\n{{ nobody.knows() }}\n</p>")
    worker = WorkerProcess(folder, env={"FLASK_DEBUG": str(int(request.param == "debug"))})
    worker.load("app.py")
    yield worker
    worker.close()


def line_of(text: str) -> int:
    return next(n for n, line in enumerate(SOURCE.read_text().splitlines(), 1) if text in line)


def raised(worker: WorkerProcess, target: str, lane: Lane = Lane.MAIN) -> ErrorInfo:
    """The error beside a 500 page."""
    answer = worker.get(target, lane=lane)
    assert answer.status == 500
    assert b"Internal Server Error" in answer.body
    assert answer.finished is not None
    assert answer.finished.error is not None
    assert answer.finished.error.code is ErrorCode.APP_RAISED
    return answer.finished.error


def failed(worker: WorkerProcess, target: str) -> ErrorInfo:
    """The error where there is no whole answer; the next request works."""
    answer = worker.get(target)
    assert answer.finished is None
    assert answer.failed is not None
    assert worker.get("/after").body == b"fine"
    return answer.failed


@pytest.mark.parametrize("lane", list(Lane))
def test_an_exception_is_a_500_page_with_its_traceback(app: WorkerProcess, lane: Lane) -> None:
    error = raised(app, "/boom", lane)
    line = line_of('values["missing"]')
    assert error.message == f"KeyError: 'missing' (app.py, line {line})"
    assert error.exception == "builtins.KeyError"
    assert (error.file, error.line) == (str(app.cwd / "app.py"), line)
    assert [x.text for x in error.excerpt if x.number == line] == ['    return values["missing"]']
    assert error.traceback is not None
    assert error.traceback.splitlines()[1].endswith(", in boom")
    assert "flask/app.py" not in error.traceback


def test_the_line_is_the_apps_own_where_a_library_raised(app: WorkerProcess) -> None:
    error = raised(app, "/library")
    assert error.line == line_of('json.loads("{")')
    assert error.exception == "json.decoder.JSONDecodeError"
    assert error.traceback is not None
    assert "raw_decode" in error.traceback


def test_a_view_that_returns_none_is_shown_itself(app: WorkerProcess) -> None:
    error = raised(app, "/nothing")
    assert "did not return a valid response" in error.message
    assert error.line == line_of('@app.route("/nothing")')


def test_a_template_that_raises_is_shown_itself(app: WorkerProcess) -> None:
    error = raised(app, "/page")
    assert (error.file, error.line) == (str(app.cwd / "templates" / "bad.html"), 2)
    assert error.excerpt[1].text == "{{ nobody.knows() }}"


def test_a_cause_is_told_too(app: WorkerProcess) -> None:
    error = raised(app, "/chained")
    assert error.traceback is not None
    assert error.traceback.index("KeyError: 'missing'") < error.traceback.index("outer")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/deep", "RecursionError: maximum recursion depth exceeded"),
        ("/rude", "RudeError: <str() of it raised RuntimeError>"),
        ("/long", "ValueError: xxxx"),
    ],
)
def test_unruly_exceptions_are_told_in_bounds(app: WorkerProcess, target: str, said: str) -> None:
    error = raised(app, target)
    assert error.message.startswith(said)
    assert len(error.message) < 400
    assert error.traceback is not None
    assert len(error.traceback) < 201_000


def test_what_a_handler_took_is_no_error(app: WorkerProcess) -> None:
    answer = app.get("/handled")
    assert (answer.status, answer.body) == (409, b"handled")
    assert answer.finished is not None
    assert answer.finished.error is None


def test_sys_exit_in_a_view(app: WorkerProcess) -> None:
    error = failed(app, "/exit")
    assert error.code is ErrorCode.APP_EXITED
    assert "sys.exit('enough')" in error.message
    assert error.line == line_of('sys.exit("enough")')


def test_a_keyboard_interrupt_in_a_view(app: WorkerProcess) -> None:
    error = failed(app, "/interrupt")
    assert error.code is ErrorCode.CANCELLED
    assert error.line == line_of("raise KeyboardInterrupt")


def test_an_after_request_function_that_raises(app: WorkerProcess) -> None:
    error = raised(app, "/after?spoil=after")
    assert error.line == line_of('RuntimeError("after_request")')


def test_a_teardown_function_that_raises(app: WorkerProcess) -> None:
    error = raised(app, "/after?spoil=teardown")
    assert error.line == line_of('RuntimeError("teardown")')


def test_a_body_that_breaks_off(app: WorkerProcess) -> None:
    answer = app.get("/midway")
    assert answer.status == 200
    assert answer.body == b"first"
    assert answer.failed is not None
    assert answer.failed.code is ErrorCode.STREAM_BROKE
    assert answer.failed.message == "The body broke off: KeyError: 'missing'."
    assert answer.failed.line == line_of('values["missing"]')


def test_a_body_that_exits(app: WorkerProcess) -> None:
    assert failed(app, "/exit-midway").code is ErrorCode.APP_EXITED


def test_a_body_that_breaks_before_it_begins(app: WorkerProcess) -> None:
    error = raised(app, "/at-once")
    assert error.exception == "builtins.KeyError"


@pytest.mark.parametrize("kind", ["silent", "empty", "text"])
def test_an_app_that_is_no_wsgi_app(app: WorkerProcess, kind: str) -> None:
    answer = app.get(f"/after?{kind}")
    error = answer.failed or answer.finished.error
    assert error is not None
    assert error.code in (ErrorCode.APP_RAISED, ErrorCode.STREAM_BROKE)
    assert error.message


def test_propagation_is_off_while_a_request_runs_and_only_then(
    app: WorkerProcess,
) -> None:
    inside = app.get("/propagate").body.decode()
    assert inside.startswith("(False, ")


def test_os_exit_ends_the_worker(worker: WorkerProcess, write: Callable[[str, str], Path]) -> None:
    write("app.py", SOURCE.read_text())
    worker.load("app.py")
    worker.execute("/quit")
    assert worker.process.wait(20) == 7
