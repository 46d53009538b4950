"""Cancel cuts what a view does on the main thread, and nothing else, ever."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from textwrap import dedent

import pytest
from worker_process import WorkerProcess

from inspector.protocol.commands import Cancel
from inspector.protocol.errors import ErrorCode
from inspector.protocol.reports import Failed

APP = dedent(
    """
    import signal, threading, time
    from flask import Flask

    app = Flask(__name__)
    signal.signal(signal.SIGINT, lambda number, frame: None)

    @app.route("/")
    def index(): return "hello"

    @app.route("/sleep")
    def sleep():
        print("running sleep", flush=True)
        time.sleep(1000)

    @app.route("/loop")
    def loop():
        print("running loop", flush=True)
        while True:
            pass

    @app.route("/spin")
    def spin():
        print("running spin", flush=True)
        while True:
            time.sleep(0.001)

    @app.route("/lock")
    def lock():
        print("running lock", flush=True)
        threading.Lock().acquire() and threading.Event().wait()

    @app.route("/swallow")
    def swallow():
        print("running swallow", flush=True)
        try:
            time.sleep(1000)
        except KeyboardInterrupt:
            return "", 204

    @app.route("/handler")
    def handler():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return "ignoring"
    """
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProcess]:
    folder = tmp_path_factory.mktemp("cancelling")
    (folder / "app.py").write_text(APP)
    worker = WorkerProcess(folder)
    worker.load("app.py")
    yield worker
    worker.close()


@pytest.mark.parametrize("view", ["sleep", "loop", "lock"])
def test_a_view_that_hangs_is_cut(app: WorkerProcess, view: str) -> None:
    request_id = app.execute(f"/{view}")
    app.wait_for_console(f"running {view}")
    app.send(Cancel(request_id))
    error = app.answers(request_id)[0].failed
    assert error is not None
    assert error.code is ErrorCode.CANCELLED
    assert error.traceback is not None
    assert f"in {view}" in error.traceback
    assert app.get("/").body == b"hello"


def test_a_view_that_swallows_the_interrupt_still_ends_as_cancelled(app: WorkerProcess) -> None:
    request_id = app.execute("/swallow")
    app.wait_for_console("running swallow")
    app.send(Cancel(request_id))
    error = app.answers(request_id)[0].failed
    assert error is not None
    assert error.code is ErrorCode.CANCELLED


def test_a_view_cannot_switch_the_next_ones_cancel_off(app: WorkerProcess) -> None:
    assert app.get("/handler").body == b"ignoring"
    test_a_view_that_hangs_is_cut(app, "spin")


def test_a_request_that_waits_behind_another_is_dropped_at_once(app: WorkerProcess) -> None:
    running = app.execute("/sleep")
    waiting = app.execute("/")
    app.send(Cancel(waiting))
    failed = app.wait_for(Failed)
    assert (failed.request_id, failed.error.code) == (waiting, ErrorCode.CANCELLED)
    app.send(Cancel(running))
    assert app.wait_for(Failed).request_id == running


def test_a_cancel_that_comes_too_late_hurts_nobody(app: WorkerProcess) -> None:
    for _ in range(200):
        first = app.execute("/")
        app.send(Cancel(first))
        second = app.execute("/")
        _, answer = app.answers(first, second)
        assert answer.body == b"hello"


def test_a_cancel_that_comes_at_once_is_not_lost(app: WorkerProcess) -> None:
    for _ in range(100):
        request_id = app.execute("/sleep")
        app.send(Cancel(request_id))
        assert app.wait_for(Failed).request_id == request_id


def test_a_cancel_of_what_never_was_does_nothing(app: WorkerProcess) -> None:
    app.send(Cancel(999_999))
    app.process.send_signal(signal.SIGINT)
    assert app.get("/").body == b"hello"
