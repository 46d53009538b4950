"""A session on the real worker and a real Flask app."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from pytestqt.qtbot import QtBot
from session_driver import Client, Listener, text_of

from inspector.client import execution
from inspector.client.session import WorkerState
from inspector.client.spool import Spool
from inspector.client.target import Target
from inspector.protocol.errors import ErrorCode
from inspector.protocol.exchange import BodyKind, Ended, Field, HttpRequest, RequestBody
from inspector.protocol.reports import Ready, ResponseFinished

APP = """
import os, time
from flask import Flask, Response, redirect, request, session

app = Flask(__name__)
app.secret_key = "x"
print("importing", flush=True)

@app.post("/login")
def login():
    session["user"] = request.form["user"]
    return redirect("/me")

@app.get("/me")
def me():
    return f"hello {session.get('user')}"

@app.post("/upload")
def upload():
    return ",".join(f"{f.filename}={len(f.read())}" for f in request.files.getlist("file"))

@app.get("/large")
def large():
    return Response(b"x" * 1024 * 1024 for _ in range(12))

@app.get("/sleep")
def sleep():
    time.sleep(60)
    return "late"

@app.get("/spin")
def spin():
    while True:
        try:
            while True:
                pass
        except KeyboardInterrupt:
            pass

@app.get("/die")
def die():
    print("about to die", flush=True)
    os._exit(3)

@app.get("/boom")
def boom():
    raise RuntimeError("boom")

@app.get("/ticks")
def ticks():
    def stream():
        yield "first"
        while True:
            time.sleep(0.02)
            yield "."
    return Response(stream())
"""


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[Client]:
    """A session on an app in a file of its own; loaded."""
    (tmp_path / "app.py").write_text(APP)
    client = Client(qtbot, tmp_path)
    with qtbot.waitSignal(client.session.app_loaded, timeout=10000):
        client.session.open(Target("app.py", (sys.executable,), tmp_path))
    yield client
    client.session.stop()


def _wait_until_busy(client: Client) -> None:
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.BUSY)


def test_a_login_is_remembered_across_hops_and_reloads(app: Client) -> None:
    form = RequestBody(BodyKind.FORM, fields=(Field("user", "Zoë"),))
    exchange = app.send("/login", "POST", body=form)
    assert [(hop.method, hop.status) for hop in exchange.hops] == [("POST", 302), ("GET", 200)]
    assert exchange.hops[0].endpoint == "login"
    with app.qtbot.waitSignal(app.session.app_loaded):
        app.session.reload()
    assert text_of(app.send("/me").hops[0].body) == "hello Zoë"
    assert "importing" in app.console


def test_two_files_arrive(app: Client) -> None:
    (app.cwd / "a.txt").write_bytes(b"12345")
    row = Field("file", str(app.cwd / "a.txt"), is_file=True)
    body = RequestBody(BodyKind.MULTIPART, fields=(row, row))
    assert text_of(app.send("/upload", "POST", body=body).hops[0].body) == "a.txt=5,a.txt=5"


def test_a_body_beyond_the_window_arrives_whole(app: Client) -> None:
    body = app.send("/large").hops[0].body
    assert body.complete
    assert body.read() == b"x" * 12 * 1024 * 1024


@pytest.mark.parametrize("path", ["/large", "/me"])
def test_a_body_beyond_the_limit_is_cut_and_said(
    app: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(execution, "MAX_BODY_BYTES", 5)
    exchange = app.send(path)
    assert exchange.ended is Ended.ERROR
    assert exchange.error is not None and "the rest was not read" in exchange.error.message
    assert not exchange.hops[0].body.complete
    assert "loading" not in app.states[1:]


def test_a_full_disk_is_said(app: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_spool: Spool) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Spool, "new_file", refuse)
    error = app.send("/large").error
    assert error is not None and error.code is ErrorCode.STREAM_BROKE
    assert error.message == "The answer could not be kept: No space left on device."


def test_a_view_that_raises_has_an_answer_and_an_error(app: Client) -> None:
    exchange = app.send("/boom")
    assert exchange.ended is Ended.RESPONSE
    assert exchange.hops[0].status == 500
    assert exchange.hops[0].error is not None
    assert exchange.hops[0].error.exception == "builtins.RuntimeError"


def test_cancelling_a_sleeping_view_keeps_the_worker(app: Client) -> None:
    wanted = app.start("/sleep")
    _wait_until_busy(app)
    begin = perf_counter()
    app.session.cancel(wanted)
    exchange = app.wait(wanted)
    assert perf_counter() - begin < 1
    assert exchange.error is not None and exchange.error.code is ErrorCode.CANCELLED
    assert "loading" not in app.states[1:]
    assert app.send("/me").ended is Ended.RESPONSE


def test_cancelling_an_endless_stream_keeps_what_came(app: Client) -> None:
    wanted = app.start("/ticks", timeout_s=0.3)
    exchange = app.wait(wanted)
    assert exchange.error is not None and exchange.error.code is ErrorCode.TIMEOUT
    assert exchange.final is not None and text_of(exchange.final.body).startswith("first.")
    assert "loading" not in app.states[1:]


def test_a_view_that_swallows_the_interrupt_costs_the_worker(app: Client) -> None:
    exchange = app.send("/spin", timeout_s=0.2)
    assert exchange.error is not None and exchange.error.code is ErrorCode.TIMEOUT
    assert "in-memory state was lost" in exchange.error.message
    assert app.send("/me").ended is Ended.RESPONSE


def test_a_view_that_exits_the_process_is_said_and_survived(app: Client) -> None:
    with app.qtbot.waitSignal(app.session.worker_died) as died:
        error = app.send("/die").error
    assert error is not None and error.code is ErrorCode.WORKER_DIED
    assert "ended with exit code 3" in error.message
    assert "about to die" in died.args[0].console_tail
    assert app.send("/me").ended is Ended.RESPONSE


def test_page_requests_run_beside_a_busy_main_lane(app: Client) -> None:
    wanted = app.start("/sleep")
    _wait_until_busy(app)
    listener = Listener()
    app.session.open_page_request(HttpRequest("GET", "http://localhost/me"), b"", listener)
    app.qtbot.waitUntil(lambda: len(listener.told) == 2)
    assert isinstance(listener.told[1], ResponseFinished)
    assert listener.body == b"hello None"
    app.session.cancel(wanted)
    app.wait(wanted)


def test_a_source_file_is_read_by_the_worker(app: Client) -> None:
    with app.qtbot.waitSignal(app.session.source_received) as source:
        app.session.read_source(str(app.cwd / "app.py"))
    assert source.args[0].text == APP


def test_stop_ends_a_worker_that_hangs_at_import(client: Client) -> None:
    (client.cwd / "app.py").write_text("while True: pass\n")
    with client.qtbot.waitSignal(client.session.worker_ready) as ready:
        client.session.open(Target("app.py", (sys.executable,), client.cwd))
    client.session.stop()
    with pytest.raises(ProcessLookupError):
        os.killpg(ready.args[0].pid, 0)


def test_what_the_app_started_ends_with_it(client: Client) -> None:
    (client.cwd / "app.py").write_text(
        "import subprocess, flask\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        "app = flask.Flask(__name__)\n"
    )
    ready: list[Ready] = []
    client.session.worker_ready.connect(ready.append)
    with client.qtbot.waitSignal(client.session.app_loaded):
        client.session.open(Target("app.py", (sys.executable,), client.cwd))
    client.session.stop()
    client.qtbot.waitUntil(lambda: not _group_lives(ready[0].pid))


def _group_lives(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_app_that_cannot_be_imported_says_so(client: Client) -> None:
    (client.cwd / "app.py").write_text("import no_such_module\n")
    with client.qtbot.waitSignal(client.session.load_failed) as failed:
        client.session.open(Target("app.py", (sys.executable,), client.cwd))
    assert failed.args[0].code is ErrorCode.MODULE_MISSING
    assert client.session.state is WorkerState.FAILED


def test_other_variables_reach_the_app(client: Client) -> None:
    (client.cwd / "app.py").write_text(
        "import os, flask\n"
        "app = flask.Flask(__name__)\n"
        "app.add_url_rule('/', view_func=lambda: os.environ['SHOP'] + os.getcwd(), endpoint='x')\n"
    )
    client.session.open(Target("app.py", (sys.executable,), client.cwd, (("SHOP", "open "),)))
    assert text_of(client.send("/").hops[0].body) == f"open {client.cwd}"
