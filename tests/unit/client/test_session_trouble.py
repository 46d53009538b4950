"""Every view of the trouble sample, through a session: told, bounded, and survived."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from session_driver import Client, text_of

from inspector.client.target import Target
from inspector.protocol.errors import ErrorCode
from inspector.protocol.exchange import Ended, Exchange

FOLDER = Path(__file__).parents[3] / "sample_apps" / "trouble"


def load(client: Client, debug: str = "0") -> None:
    """Open the sample."""
    env = (("FLASK_DEBUG", debug),)
    with client.qtbot.waitSignal(client.session.app_loaded, timeout=20000):
        client.session.open(Target("app.py", (sys.executable,), FOLDER, env))


@pytest.fixture
def trouble(client: Client) -> Client:
    """A session on the sample, loaded."""
    load(client)
    return client


def send(client: Client, path: str, **fields: object) -> Exchange:
    """The exchange; the next request works."""
    exchange = client.send(path, **fields)
    assert client.send("/").hops[0].status == 200, f"after {path}"
    return exchange


def test_what_ends_before_it_is_whole_is_said(trouble: Client) -> None:
    for path, code, said in (
        ("/exit", ErrorCode.APP_EXITED, "sys.exit(3)"),
        ("/os-exit", ErrorCode.WORKER_DIED, "exit code 3"),
        ("/segfault", ErrorCode.WORKER_DIED, "SIGSEGV"),
        ("/stream/broken", ErrorCode.STREAM_BROKE, "the fourth line was lost"),
    ):
        exchange = send(trouble, path)
        assert exchange.ended is Ended.ERROR
        assert exchange.error is not None
        assert exchange.error.code is code
        assert said in exchange.error.message
    assert text_of(exchange.hops[0].body) == "one\ntwo\nthree\n"


@pytest.mark.parametrize("debug", ["0", "1"])
def test_what_raises_is_a_500_with_its_error(client: Client, debug: str) -> None:
    load(client, debug)
    for path, said in (
        ("/recursion", "RecursionError"),
        ("/after-request/", "after_request raised"),
        ("/error-handler/", "the error handler raised"),
        ("/teardown/", "teardown_request raised"),
    ):
        exchange = send(client, path)
        assert exchange.ended is Ended.RESPONSE
        (hop,) = exchange.hops
        assert (hop.status, hop.reason) == (500, "INTERNAL SERVER ERROR")
        assert hop.error is not None and hop.error.code is ErrorCode.APP_RAISED
        assert said in hop.error.message
        assert hop.debugger is (debug == "1")


@pytest.mark.parametrize("path", ["/loop", "/loop-in-c", "/sleep", "/stream/endless"])
def test_what_never_ends_is_cut_at_its_limit(trouble: Client, path: str) -> None:
    trouble.session._main_lane._ladder_timer.setInterval(100)
    exchange = send(trouble, path, timeout_s=0.3)
    assert exchange.error is not None and exchange.error.code is ErrorCode.TIMEOUT
    if path == "/loop-in-c":
        assert "worker was restarted" in exchange.error.message
    if path == "/stream/endless":
        assert text_of(exchange.hops[0].body).startswith("line 1\n")
        assert not exchange.hops[0].body.complete


def test_redirects_end(trouble: Client) -> None:
    for path, ended, hops in (
        ("/redirect/loop", Ended.LOOP, 1),
        ("/redirect/1000", Ended.LIMIT, 20),
        ("/redirect/javascript", Ended.EXTERNAL, 1),
        ("/redirect/3", Ended.RESPONSE, 4),
    ):
        exchange = send(trouble, path)
        assert (exchange.ended, len(exchange.hops), exchange.error) == (ended, hops, None)


def test_what_is_sent_arrives_as_it_is(trouble: Client) -> None:
    (hop,) = send(trouble, "/headers").hops
    assert sum(name.startswith("X-Number-") for name, _ in hop.headers) == 10_000
    for path, part in (
        ("/text/invalid-utf-8", b"caf\xe9"),
        ("/json/nan", b"NaN"),
        ("/json/duplicate-keys", b'"b"'),
    ):
        body = send(trouble, path).hops[0].body
        assert part in body.read()
        assert body.complete


@pytest.mark.parametrize("megabytes", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_a_huge_body_goes_to_the_disk(trouble: Client, megabytes: int) -> None:
    body = send(trouble, f"/huge/{megabytes}").hops[0].body
    assert (body.size, body.data, body.complete) == (megabytes * 2**20, None, True)
    assert body.path is not None
    body.path.unlink()
