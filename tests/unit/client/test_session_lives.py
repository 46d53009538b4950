"""A worker's lives: loading, cancelling, dying, restarting, stopping; on the fake worker."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer
from session_driver import Client, Listener, text_of

from inspector.client.session import WorkerState
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import Ended, HttpRequest


def _fail_to_load(client: Client, scenario: str) -> ErrorInfo:
    with client.qtbot.waitSignal(client.session.load_failed) as failed:
        client.session.open(client.target(scenario))
    return failed.args[0]  # type: ignore[no-any-return]


def test_loading_tells_everything_once(client: Client) -> None:
    description = client.open("600")
    assert [r.endpoint for r in description.routes] == [f"view_{n}" for n in range(600)]
    assert client.states == ["loading", "ready"]


def test_a_failed_load_keeps_the_worker_for_its_sources(client: Client) -> None:
    error = _fail_to_load(client, "fails-loading")
    assert error.code is ErrorCode.NO_APP
    assert client.session.state is WorkerState.FAILED
    with client.qtbot.waitSignal(client.session.source_received) as source:
        wanted = client.session.read_source("/app.py")
    assert (source.args[0].request_id, source.args[0].text) == (wanted, "text of it")
    refused = client.send("/").error
    assert refused is not None and refused.code is ErrorCode.NOT_LOADED


def test_without_a_worker_a_source_has_a_problem(client: Client) -> None:
    with client.qtbot.waitSignal(client.session.source_received) as source:
        client.session.read_source("/app.py")
    assert source.args[0].text is None
    assert source.args[0].problem


def test_a_worker_that_dies_while_loading_is_not_restarted(client: Client) -> None:
    deaths = []
    client.session.worker_died.connect(deaths.append)
    error = _fail_to_load(client, "dies-loading")
    assert error.code is ErrorCode.WORKER_DIED
    assert error.message == "The worker ended with exit code 7 while fake.py was being imported."
    assert client.session.state is WorkerState.CRASHED
    assert deaths[0].console_tail == ("native stack", "last words")
    assert deaths[0].while_loading and not deaths[0].restarting


def test_an_interpreter_that_does_not_exist_is_named(client: Client) -> None:
    missing = str(client.cwd / "no-python")
    with client.qtbot.waitSignal(client.session.load_failed) as failed:
        client.session.open(replace(client.target(), python=(missing,)))
    assert failed.args[0].code is ErrorCode.INTERPRETER_UNUSABLE
    assert missing in failed.args[0].message
    assert client.session.state is WorkerState.FAILED


def test_an_interpreter_that_is_no_python_is_named(client: Client) -> None:
    error = _fail_to_load(client, "dies-at-once")
    assert error.code is ErrorCode.INTERPRETER_UNUSABLE
    assert "fake_worker.py" in error.message
    assert "No module named encodings" in error.message


def test_a_folder_that_does_not_exist_is_named(client: Client) -> None:
    with client.qtbot.waitSignal(client.session.load_failed) as failed:
        client.session.open(replace(client.target(), cwd=client.cwd / "gone"))
    assert failed.args[0].code is ErrorCode.FILE_MISSING
    assert "gone" in failed.args[0].message


@pytest.mark.parametrize("scenario", ["garbage", "newer"])
def test_a_worker_of_another_tongue_is_ended(client: Client, scenario: str) -> None:
    error = _fail_to_load(client, scenario)
    assert error.code is ErrorCode.PROTOCOL_BROKEN
    assert client.session.state is WorkerState.CRASHED


def test_a_failure_to_start_is_told_after_open_returned(client: Client) -> None:
    for target in (
        replace(client.target(), python=(str(client.cwd / "no-python"),)),
        replace(client.target(), cwd=client.cwd / "gone"),
    ):
        client.session.open(target)
        with client.qtbot.waitSignal(client.session.load_failed):
            pass


def test_cancel_keeps_what_had_arrived(client: Client) -> None:
    client.open()
    wanted = client.start("/slow")
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.BUSY)
    client.session.cancel(wanted)
    assert client.session.state is WorkerState.CANCELLING
    exchange = client.wait(wanted)
    assert exchange.error is not None and exchange.error.code is ErrorCode.CANCELLED
    assert exchange.error.message == "The request was cancelled."
    assert exchange.final is not None and not exchange.final.body.complete
    assert text_of(exchange.final.body) == "half"
    assert client.session.state is WorkerState.READY


def test_cancel_drops_what_waits_at_once(client: Client) -> None:
    client.open()
    first, second = client.start("/slow"), client.start("/never")
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.BUSY)
    with client.qtbot.waitSignal(client.session.exchange_received) as over:
        client.session.cancel(second)
    assert over.args[0].exchange_id == second
    assert over.args[0].error.code is ErrorCode.CANCELLED
    client.session.cancel(first)
    client.wait(first)


def test_a_view_that_ignores_cancel_costs_the_worker_and_it_is_said(client: Client) -> None:
    client.open()
    old_pid = text_of(client.send("/pid").hops[0].body)
    wanted = client.start("/hang")
    waiting = client.start("/pid")
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.BUSY)
    client.session.cancel(wanted)
    exchange = client.wait(wanted)
    assert exchange.error is not None and exchange.error.code is ErrorCode.CANCELLED
    assert "the worker was restarted, so in-memory state was lost" in exchange.error.message
    assert text_of(client.wait(waiting).hops[0].body) != old_pid
    assert client.states[-6:] == ["busy", "cancelling", "loading", "ready", "busy", "ready"]


def test_a_timeout_climbs_the_same_ladder(client: Client) -> None:
    client.open()
    exchange = client.send("/slow", timeout_s=0.1)
    assert exchange.error is not None and exchange.error.code is ErrorCode.TIMEOUT
    assert "within 0.1 s" in exchange.error.message


@pytest.mark.parametrize(
    ("path", "words"),
    [("/die", "ended with exit code 3"), ("/segfault", "was killed by SIGSEGV")],
)
def test_a_view_that_ends_the_worker_is_said_and_survived(
    client: Client, path: str, words: str
) -> None:
    client.open()
    deaths = []
    client.session.worker_died.connect(deaths.append)
    # As often as the person sends it.
    for _ in range(4):
        error = client.send(path).error
        assert error is not None and error.code is ErrorCode.WORKER_DIED
        assert f"The worker {words}" in error.message
        assert client.send("/after").ended is Ended.RESPONSE
    assert len(deaths) == 4
    assert all(death.restarting and words in death.reason for death in deaths)


def test_the_last_lines_of_a_dead_worker_are_told(client: Client) -> None:
    client.open()
    with client.qtbot.waitSignal(client.session.worker_died) as died:
        client.start("/die")
    assert died.args[0].console_tail == ("dying é",)
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.READY)


def test_a_worker_that_always_dies_idle_is_given_up(client: Client) -> None:
    deaths = []
    client.session.worker_died.connect(deaths.append)
    client.session.open(client.target("dies-idle"))
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.CRASHED)
    assert [death.restarting for death in deaths] == [True, True, False]


def test_a_death_ends_page_requests_too(client: Client) -> None:
    client.open()
    listener = Listener()
    request = HttpRequest("GET", "http://localhost/die")
    client.session.open_page_request(request, b"", listener)
    client.qtbot.waitUntil(lambda: bool(listener.told))
    assert listener.told[0].code is ErrorCode.WORKER_DIED
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.READY)


def test_garbage_after_loading_ends_the_exchange_and_restarts(client: Client) -> None:
    client.open()
    error = client.send("/garbage").error
    assert error is not None and error.code is ErrorCode.PROTOCOL_BROKEN
    assert client.send("/after").ended is Ended.RESPONSE


def test_reload_is_a_new_process_and_drops_what_ran(client: Client) -> None:
    client.open()
    old_pid = text_of(client.send("/pid").hops[0].body)
    running = client.start("/slow")
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.BUSY)
    with client.qtbot.waitSignals([client.session.exchange_received, client.session.app_loaded]):
        client.session.reload()
        client.session.reload()
    assert running
    assert text_of(client.send("/pid").hops[0].body) != old_pid


def test_console_text_is_decoded_wherever_it_was_cut(client: Client) -> None:
    client.open()
    client.send("/chatter")
    client.qtbot.waitUntil(lambda: client.console == "käse\n")


def test_a_flooded_console_is_cut_and_says_so(client: Client) -> None:
    client.open()
    client.send("/flood")
    client.qtbot.waitUntil(lambda: client.console.endswith("the last line\n"))
    assert "bytes of output left out]" in client.console
    assert len(client.console) < 16 * 1024 * 1024


@pytest.mark.parametrize("scenario", ["normal", "hangs-loading", "stubborn"])
def test_stop_is_bounded_and_leaves_no_process(
    make_client: Callable[[], Client], scenario: str
) -> None:
    client = make_client()
    with client.qtbot.waitSignal(client.session.worker_ready) as ready:
        client.session.open(client.target(scenario))
    assert os.getsid(ready.args[0].pid) == ready.args[0].pid
    begin = perf_counter()
    client.session.stop()
    client.session.stop()
    assert perf_counter() - begin < 2
    with pytest.raises(ProcessLookupError):
        os.killpg(ready.args[0].pid, 0)
    assert client.session.state is WorkerState.STOPPED


def test_stop_ends_what_runs_and_what_comes(client: Client) -> None:
    client.open()
    running = client.start("/slow")
    client.qtbot.waitUntil(lambda: client.session.state is WorkerState.BUSY)
    with client.qtbot.waitSignal(client.session.exchange_received) as over:
        client.session.stop()
    assert over.args[0].exchange_id == running
    later = client.send("/").error
    assert later is not None and later.code is ErrorCode.NOT_LOADED
    client.open()
    assert client.send("/").ended is Ended.RESPONSE


def test_ten_thousand_routes_never_hold_the_event_loop(client: Client) -> None:
    ticks = [perf_counter()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(perf_counter()))
    timer.start()
    description = client.open("10000")
    timer.stop()
    longest = max(b - a for a, b in pairwise(ticks))
    assert len(description.routes) == 10000
    assert longest < 0.25
