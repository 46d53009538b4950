"""Loading that does not end, or ends the worker: said in a sentence, in bounded time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from session_driver import Client, text_of

from inspector.client import supervisor
from inspector.client.session import WorkerState
from inspector.client.target import Target
from inspector.protocol.errors import ErrorCode, ErrorInfo

APP = "from flask import Flask\napp = Flask('shop')\n"
DEAF = """
import time
while True:
    try:
        print("importing", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""
# Deep in C with the lock of the interpreter: no Python code runs any more.
IN_C = "import re\nprint('importing', flush=True)\nre.match('(a+)+$', 'a' * 64 + 'b')\n"


def write(client: Client, text: str) -> Target:
    (client.cwd / "app.py").write_text(text)
    return Target("app.py", (sys.executable,), client.cwd)


def failed(client: Client, text: str) -> ErrorInfo:
    with client.qtbot.waitSignal(client.session.load_failed, timeout=15000) as said:
        client.session.open(write(client, text))
    return said.args[0]  # type: ignore[no-any-return]


def cancelled(client: Client, text: str) -> ErrorInfo:
    """What is said when loading is cancelled while the module runs."""
    session = client.session
    with client.qtbot.waitSignal(session.load_failed, timeout=15000) as said:
        session.open(write(client, text))
        client.qtbot.waitUntil(lambda: "importing" in client.console, timeout=15000)
        session.cancel_loading()
    return said.args[0]  # type: ignore[no-any-return]


def test_an_import_that_loops_is_cut_where_it_is(client: Client) -> None:
    error = cancelled(client, "print('importing', flush=True)\nwhile True:\n    pass\n")
    assert error.code is ErrorCode.CANCELLED
    assert error.line in (2, 3)
    assert client.session.state is WorkerState.FAILED


@pytest.mark.parametrize("text", [DEAF, IN_C])
def test_an_import_that_does_not_listen_costs_the_process(client: Client, text: str) -> None:
    client.session._supervisor._grace.setInterval(100)
    error = cancelled(client, text)
    assert error.code is ErrorCode.CANCELLED
    assert "its process was ended" in error.message
    assert client.session.state is WorkerState.CRASHED
    # The mended app loads.
    with client.qtbot.waitSignal(client.session.app_loaded, timeout=15000):
        write(client, APP)
        client.session.reload()


def test_cancelling_what_is_loaded_does_nothing(client: Client) -> None:
    with client.qtbot.waitSignal(client.session.app_loaded, timeout=15000):
        client.session.open(write(client, APP))
    client.session.cancel_loading()
    assert client.send("/").hops[0].status == 404
    assert supervisor.CANCEL_GRACE_MS >= 1000


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("os._exit(0)", "exit code 0"),
        ("os._exit(5)", "exit code 5"),
        ("ctypes.string_at(0)", "SIG"),
    ],
)
def test_a_worker_that_ends_while_importing_is_said_once(
    client: Client, code: str, said: str
) -> None:
    error = failed(client, f"import ctypes, os\nprint('last words', flush=True)\n{code}\n")
    assert error.code is ErrorCode.WORKER_DIED
    assert said in error.message and "while app.py was being imported" in error.message
    assert client.session.state is WorkerState.CRASHED
    assert any("last words" in line for line in client.session.console_tail)


def test_children_in_the_workers_group_end_with_a_worker_that_died(client: Client) -> None:
    failed(
        client,
        "import os, subprocess\nchild = subprocess.Popen(['sleep', '600'])\n"
        "print('child', child.pid, flush=True)\nos._exit(3)\n",
    )
    line = next(line for line in client.session.console_tail if "child" in line)
    client.qtbot.waitUntil(lambda: _gone(int(line.split()[1])))


def _gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_a_hundred_megabytes_on_the_console_hold_nothing_up(client: Client, qtbot: QtBot) -> None:
    client.session.open(
        write(client, "import os\nfor _ in range(100):\n    os.write(1, b'x' * 2**20)\n" + APP)
    )
    with qtbot.waitSignal(client.session.app_loaded, timeout=15000):
        pass
    assert client.send("/").hops[0].status == 404
    assert len(client.console) < 20 * 2**20


GROWING = """
from flask import Flask, Response
import threading
app = Flask('shop')
go_on = threading.Event()
@app.get("/stream")
def stream():
    def body():
        yield b"first"
        go_on.wait(60)
        yield b", last"
    return Response(body(), mimetype="text/plain")
@app.get("/endless")
def endless():
    def body():
        yield b"tick"
        threading.Event().wait(60)
    return Response(body(), mimetype="text/event-stream")
@app.get("/go-on")
def let_go():
    go_on.set()
    return ""
"""


@pytest.fixture
def growing(client: Client) -> Client:
    """An app of bodies that come slowly, loaded."""
    with client.qtbot.waitSignal(client.session.app_loaded, timeout=15000):
        client.session.open(write(client, GROWING))
    return client


def test_the_beginning_of_a_body_is_told_while_it_comes(growing: Client) -> None:
    with growing.qtbot.waitSignal(growing.session.body_grew) as grew:
        wanted = growing.start("/endless")
    received = grew.args[0]
    assert received.exchange_id == wanted
    assert (received.hop.status, text_of(received.hop.body)) == (200, "tick")
    assert not received.hop.body.complete
    growing.session.cancel(wanted)
    exchange = growing.wait(wanted)
    assert exchange.error is not None and exchange.error.code is ErrorCode.CANCELLED
    assert text_of(exchange.hops[0].body) == "tick"
    assert not exchange.hops[0].body.complete


def test_a_client_of_another_address_reaches_the_app(client: Client) -> None:
    with client.qtbot.waitSignal(client.session.app_loaded, timeout=15000):
        client.session.open(
            write(
                client,
                "from flask import Flask, request\napp = Flask('shop')\n"
                "@app.get('/')\ndef index():\n    return request.remote_addr\n",
            )
        )
    assert text_of(client.send("/", remote_addr="10.1.2.3").hops[0].body) == "10.1.2.3"
    error = client.send("/", remote_addr="a b").error
    assert error is not None and error.code is ErrorCode.BAD_REQUEST


def test_a_redirect_to_the_apps_own_subdomain_is_followed(client: Client) -> None:
    text = """
from flask import Flask, redirect
app = Flask('shop', subdomain_matching=True)
app.config["SERVER_NAME"] = "shop.test:5000"
@app.get("/", subdomain="api")
def api():
    return redirect("http://shop.test:5000/home")
@app.get("/home")
def home():
    return "home"
@app.get("/up")
def up():
    return redirect("http://api.shop.test:5000/")
@app.get("/away")
def away():
    return redirect("http://elsewhere.test/")
"""
    with client.qtbot.waitSignal(client.session.app_loaded, timeout=15000):
        client.session.open(write(client, text))
    exchange = client.send("/up", base_url="http://shop.test:5000")
    assert [hop.url for hop in exchange.hops] == [
        "http://shop.test:5000/up",
        "http://api.shop.test:5000/",
        "http://shop.test:5000/home",
    ]
    assert [hop.endpoint for hop in exchange.hops] == ["up", "api", "home"]
    away = client.send("/away", base_url="http://shop.test:5000")
    assert away.ended.value == "external"
