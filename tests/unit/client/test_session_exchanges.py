"""Exchanges through a session: hops, cookies, ends, bodies; on the fake worker."""

from __future__ import annotations

import stat

from pytestqt.qtbot import QtBot
from session_driver import Client, Listener, text_of

from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import BodyKind, Ended, Field, HttpRequest, RequestBody
from inspector.protocol.reports import ResponseFinished, ResponseStarted


def _hops(exchange: object) -> list[str]:
    return [f"{h.method} {h.url} {h.status}" for h in exchange.hops]  # type: ignore[attr-defined]


def test_one_answer(client: Client) -> None:
    client.open()
    exchange = client.send("/a b?q=ü#part")
    assert _hops(exchange) == ["GET http://localhost/a%20b?q=%C3%BC 200"]
    assert exchange.ended is Ended.RESPONSE
    assert exchange.error is None
    assert exchange.final is not None and exchange.final.endpoint == "fake"


def test_what_is_sent_reaches_the_worker(client: Client) -> None:
    client.open()
    exchange = client.send(
        "/new",
        "POST",
        headers=(Field("X-One", "1"), Field("X-Off", "1", enabled=False)),
        body=RequestBody(BodyKind.JSON, text='{"a": 1.0}'),
    )
    assert exchange.final is not None
    assert text_of(exchange.final.body) == (
        'POST http://localhost/new\nX-One: 1\nContent-Type: application/json\n\n{"a": 1.0}'
    )
    assert text_of(exchange.final.request_body) == '{"a": 1.0}'


def test_a_redirected_post_becomes_get_and_each_hop_is_told(client: Client) -> None:
    client.open()
    told: list[str] = []
    client.session.hop_received.connect(lambda r: told.append(f"{r.exchange_id} {r.hop.url}"))
    exchange = client.send("/old", "POST", body=RequestBody(BodyKind.TEXT, text="x"))
    assert _hops(exchange) == ["POST http://localhost/old 302", "GET http://localhost/new 200"]
    assert told == [f"{exchange.exchange_id} {hop.url}" for hop in exchange.hops]
    assert "Content-Type" not in text_of(exchange.hops[1].body)


def test_307_sends_the_body_again(client: Client) -> None:
    client.open()
    exchange = client.send("/kept", "POST", body=RequestBody(BodyKind.TEXT, text="again"))
    assert exchange.final is not None
    assert exchange.final.method == "POST"
    assert text_of(exchange.final.body).endswith("\n\nagain")


def test_redirects_may_stay_unfollowed(client: Client) -> None:
    client.open()
    exchange = client.send("/old", follow_redirects=False)
    assert _hops(exchange) == ["GET http://localhost/old 302"]
    assert exchange.ended is Ended.RESPONSE
    assert exchange.final is not None and exchange.final.location == "/new"


def test_cookies_are_stored_by_each_hop_and_sent_by_the_next(client: Client) -> None:
    client.open()
    client.jar.cookies = {"b": "1", "old": "o"}
    typed = (Field("Cookie", "old=typed"),)
    exchange = client.send("/login", headers=typed)
    assert client.jar.cookies["session"] == "abc"
    assert [dict(hop.request_headers)["Cookie"] for hop in exchange.hops] == [
        "b=1; old=typed",
        "b=2; session=abc; old=typed",
    ]


def test_an_external_redirect_is_shown_and_not_followed(client: Client) -> None:
    client.open()
    for target in ("/out", "/mail"):
        exchange = client.send(target)
        assert exchange.ended is Ended.EXTERNAL
        assert len(exchange.hops) == 1


def test_https_of_the_apps_host_is_the_app(client: Client) -> None:
    client.open()
    exchange = client.send("/secure")
    assert _hops(exchange)[1] == "GET https://localhost/new 200"


def test_a_loop_ends_when_it_comes_back(client: Client) -> None:
    client.open()
    exchange = client.send("/loop-a")
    assert exchange.ended is Ended.LOOP
    assert len(exchange.hops) == 2


def test_an_endless_chain_ends_after_twenty_hops(client: Client) -> None:
    client.open()
    exchange = client.send("/forever")
    assert exchange.ended is Ended.LIMIT
    assert len(exchange.hops) == 20


def test_a_large_body_is_spooled_privately_and_goes_with_the_session(client: Client) -> None:
    client.open()
    exchange = client.send("/large")
    assert exchange.final is not None
    body = exchange.final.body
    assert body.size == 96 * 65536 + 3
    assert body.data is None and body.path is not None and body.complete
    assert body.read(offset=body.size - 5) == b"xxend"
    folder = body.path.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    client.session.stop()
    assert not folder.exists()


def test_one_exchange_at_a_time_in_order(client: Client) -> None:
    client.open()
    ended: list[int] = []
    client.session.exchange_received.connect(lambda e: ended.append(e.exchange_id))
    ids = [client.start(f"/{n}") for n in range(3)]
    client.qtbot.waitUntil(lambda: len(ended) == 3)
    assert ended == ids
    assert client.states == ["loading", "ready", *["busy", "ready"] * 3]


def test_what_cannot_be_sent_ends_after_execute_returned(client: Client) -> None:
    client.open()
    early: list[object] = []
    client.session.exchange_received.connect(early.append)
    wanted = client.start("/", headers=(Field("Bad Name", "1"),))
    assert early == []
    exchange = client.wait(wanted)
    assert exchange.ended is Ended.ERROR
    assert exchange.error is not None and exchange.error.code is ErrorCode.BAD_REQUEST
    assert "Bad Name" in exchange.error.message


def test_another_host_is_refused_by_name(client: Client) -> None:
    client.open()
    error = client.send("http://example.org/x").error
    assert error is not None and error.code is ErrorCode.OTHER_HOST
    assert error.message == (
        "example.org is not this app: Route Inspector sends to localhost only."
    )


def test_requests_wait_for_the_app(client: Client) -> None:
    client.session.open(client.target())
    assert client.send("/early").ended is Ended.RESPONSE


def test_without_an_app_there_is_no_answer(client: Client) -> None:
    error = client.send("/").error
    assert error is not None and error.code is ErrorCode.NOT_LOADED


def test_a_page_request_goes_to_its_listener(client: Client, qtbot: QtBot) -> None:
    client.session.open(client.target())
    listener = Listener()
    request = HttpRequest("GET", "http://localhost/x", (("A", "b"),))
    client.session.open_page_request(request, b"body", listener)
    qtbot.waitUntil(lambda: len(listener.told) == 2)
    assert isinstance(listener.told[0], ResponseStarted)
    assert isinstance(listener.told[1], ResponseFinished)
    assert listener.body == b"GET http://localhost/x\nA: b\n\nbody"


def test_an_aborted_page_request_is_heard_of_no_more(client: Client) -> None:
    client.open()
    listener = Listener()
    request = HttpRequest("GET", "http://localhost/slow")
    request_id = client.session.open_page_request(request, b"", listener)
    client.qtbot.waitUntil(lambda: listener.body == b"half")
    client.session.abort_page_request(request_id)
    client.send("/after")
    assert len(listener.told) == 1


def test_a_page_request_without_an_app_fails_later(client: Client) -> None:
    listener = Listener()
    client.session.open_page_request(HttpRequest("GET", "http://localhost/"), b"", listener)
    assert listener.told == []
    client.qtbot.waitUntil(lambda: bool(listener.told))
    assert isinstance(listener.told[0], ErrorInfo)
    assert listener.told[0].code is ErrorCode.NOT_LOADED
