"""What a page asks for goes through the app, and the answer comes back as it is produced."""

import pytest

from inspector.protocol.exchange import first_header

TEXT = ("Content-Type", "text/plain")


@pytest.fixture
def page(show):
    return show()


@pytest.fixture
def asked(client, backend, qtbot, page):
    """Ask for one URL; returns the request as the backend got it."""

    def ask(target="http://localhost/api", **more):
        before = len(backend.asked)
        client.ask(target, mark=page.mark(more.pop("kind", "fetch")), **more)
        qtbot.waitUntil(lambda: len(backend.asked) > before)
        return backend.asked[-1]

    return ask


def test_the_app_sees_the_request_without_the_proxys_own_headers(asked, gateway):
    job = asked(
        "http://localhost/api?a=1",
        method="POST",
        body=b"x=1",
        headers=[("Content-Type", "text/a"), ("Proxy-Connection", "keep-alive"), ("X-Own", "1")],
    )
    assert (job.request.method, job.request.url) == ("POST", "http://localhost/api?a=1")
    assert job.body == b"x=1"
    assert job.request.headers == (("content-type", "text/a"), ("x-own", "1"))


def test_the_answer_reaches_the_page(asked, client):
    job = asked()
    job.start(
        404, "NOT HERE", [TEXT, ("X-Own", " 1 "), ("Connection", "close, X-Hop"), ("X-Hop", "1")]
    )
    job.finish(b"nothing")
    client.wait_for(b"nothing")
    assert client.status_line == b"HTTP/1.1 404 NOT HERE"
    assert b"X-Own: 1\r\n" in client.received
    assert b"X-Hop" not in client.received
    assert client.is_open()


def test_chunks_are_passed_on_one_by_one(asked, client):
    job = asked()
    job.start(headers=[("Content-Type", "text/event-stream")])
    job.listener.on_chunk(b"data: one\n\n")
    client.wait_for(b"data: one")
    job.listener.on_chunk(b"data: two\n\n")
    client.wait_for(b"data: two")
    job.finish()
    client.wait_for(b"0\r\n\r\n")


def test_bytes_are_acknowledged_when_they_have_left(asked, backend, qtbot):
    job = asked()
    job.start(headers=[TEXT])
    job.listener.on_chunk(b"a" * 1000)
    job.listener.on_chunk(b"b" * 500)
    assert backend.acknowledged == []
    qtbot.waitUntil(lambda: sum(size for _, size in backend.acknowledged) == 1500)
    job.finish()


def test_a_reader_that_stops_is_not_flooded(asked, backend, client, qtbot):
    client.socket.setReadBufferSize(1)
    job = asked()
    job.start(headers=[TEXT])
    for _ in range(64):
        job.listener.on_chunk(b"a" * 1024 * 1024)
    qtbot.waitUntil(lambda: backend.acknowledged != [])
    assert sum(size for _, size in backend.acknowledged) < 64 * 1024 * 1024


def test_the_app_is_told_when_the_page_leaves(asked, backend, client, qtbot):
    job = asked()
    job.start(headers=[TEXT])
    client.socket.abort()
    qtbot.waitUntil(lambda: backend.aborted == [job.request_id])
    job.listener.on_chunk(b"late")  # on its way when the page left


def test_a_declared_length_is_kept(asked, client):
    job = asked()
    job.start(headers=[TEXT, ("Content-Length", "4")])
    job.finish(b"four")
    client.wait_for(b"four")
    assert b"Content-Length: 4\r\n" in client.received


def test_more_than_the_declared_length_is_cut(asked, client):
    job = asked()
    job.start(headers=[TEXT, ("Content-Length", "4")])
    job.finish(b"fourfive")
    client.wait_for(b"four")
    asked("http://localhost/next").start(204, "NO CONTENT")
    assert b"five" not in client.received


def test_less_than_the_declared_length_breaks_off(asked, client):
    job = asked()
    job.start(headers=[TEXT, ("Content-Length", "40")])
    job.finish(b"four")
    client.wait_closed()


def test_head_has_no_body(asked, client):
    job = asked(method="HEAD")
    job.start(headers=[TEXT, ("Content-Length", "4")])
    job.finish(b"four")
    client.wait_for(b"\r\n\r\n")
    assert client.body == b""
    assert client.is_open()


def test_redirects_are_passed_on_as_they_are(asked, client):
    job = asked()
    job.start(302, "FOUND", [("Location", "/elsewhere?a=1")])
    job.finish()
    client.wait_for(b"Location: /elsewhere?a=1\r\n")
    assert client.status_line == b"HTTP/1.1 302 FOUND"


def test_no_answer_becomes_a_page_that_says_so(asked, client):
    asked().fail("The app's process ended.")
    client.wait_for(b"The app&#x27;s process ended.")
    assert client.status_line == b"HTTP/1.1 502 Bad Gateway"


def test_an_answer_that_breaks_is_not_taken_for_whole(asked, client):
    job = asked()
    job.start(headers=[TEXT])
    job.listener.on_chunk(b"half")
    client.wait_for(b"half")
    job.fail("The app's process ended.")
    client.wait_closed()
    assert not client.received.endswith(b"0\r\n\r\n")


@pytest.mark.parametrize(
    "header", [("X-Bad", "a\r\nSet-Cookie: b=c"), ("X Bad", "a"), ("X-Bad", "\u20ac")]
)
def test_a_header_that_http_forbids_is_told(asked, client, backend, header):
    job = asked()
    job.start(200, "OK", [TEXT, header])
    client.wait_for(b"</html>")
    assert client.status_line == b"HTTP/1.1 502 Bad Gateway"
    assert b"Bad&#x27;, &#x27;" in client.received
    assert backend.aborted == [job.request_id]


def test_cookies_of_the_jar_are_sent_not_chromiums(asked, jar):
    jar.store("http://localhost/", ["kept=1; Path=/", "secret=2; Path=/; Secure; HttpOnly"])
    job = asked(headers=[("Cookie", "stale=9")])
    assert first_header(job.request.headers, "Cookie") == "kept=1; secret=2"


def test_cookies_of_the_answer_go_into_the_jar(asked, jar, client):
    job = asked()
    job.start(headers=[TEXT, ("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2; Path=/")])
    job.finish(b"done")
    client.wait_for(b"done")
    assert jar.cookie_header("http://localhost/x") == "a=1; b=2"
    assert b"Set-Cookie" not in client.received


def test_the_window_hears_of_every_answer(asked, gateway, qtbot, page):
    job = asked("http://localhost/api/cart")
    job.start(headers=[("Content-Type", "application/json"), ("Set-Cookie", "a=1")])
    with qtbot.waitSignal(gateway.page_requested) as heard:
        job.finish(b"[1]")
    fetch = heard.args[0]
    assert (fetch.tab, fetch.resource_type) == (page.tab, "fetch")
    assert (fetch.hop.url, fetch.hop.status) == ("http://localhost/api/cart", 200)
    assert fetch.hop.body.data == b"[1]"
    assert fetch.hop.header("Set-Cookie") == "a=1"


def test_expect_100_gets_its_go_ahead(asked, client, backend, qtbot):
    client.ask(
        "http://localhost/up",
        method="POST",
        headers=[("Expect", "100-continue"), ("Content-Length", "2")],
    )
    client.wait_for(b"100")
    client.send(b"ok")
    qtbot.waitUntil(lambda: len(backend.asked) == 1)
    assert backend.asked[0].body == b"ok"


class TestHttps:
    @pytest.fixture
    def page(self, show):
        return show(url="https://localhost/page")

    def test_the_app_sees_https_and_chromium_http(self, asked, page):
        assert page.url == "http://localhost/page"
        job = asked(headers=[("Referer", "http://localhost/page")])
        assert job.request.url == "https://localhost/api"
        assert first_header(job.request.headers, "Referer") == "https://localhost/page"


def test_a_redirect_to_https_of_the_app_is_turned_and_remembered(asked, client):
    job = asked()
    job.start(301, "MOVED", [("Location", "https://localhost/api")])
    job.finish()
    client.wait_for(b"Location: http://localhost/api\r\n")
    assert asked().request.url == "https://localhost/api"


def test_a_redirect_to_https_elsewhere_is_left_alone(asked, client):
    job = asked()
    job.start(301, "MOVED", [("Location", "https://login.example/")])
    job.finish()
    client.wait_for(b"Location: https://login.example/\r\n")
