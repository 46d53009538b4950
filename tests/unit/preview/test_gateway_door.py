"""Who is let in, and what is thrown out."""

import pytest
from PySide6.QtNetwork import QTcpSocket

from inspector.preview.limits import Limits

KIB = 1024


def test_without_the_password_the_proxy_asks_for_it(client, backend):
    client.ask("http://localhost/", login=False)
    client.wait_closed()
    assert client.status_line == b"HTTP/1.1 407 Proxy Authentication Required"
    assert b"Proxy-Authenticate: Basic" in client.received
    assert backend.asked == []


def test_a_wrong_password_is_refused(client, backend):
    client.login = client.login[:-4] + "AAAA"
    client.ask("http://localhost/")
    client.wait_closed()
    assert b" 407 " in client.status_line
    assert backend.asked == []


def test_origin_form_is_refused(client, backend, show):
    show()
    client.ask("/page")
    client.wait_closed()
    assert client.status_line == b"HTTP/1.1 400 Bad Request"
    assert backend.asked == []


def test_origin_form_without_password_learns_nothing(client, show):
    show()
    client.ask("/page", login=False)
    client.wait_closed()
    assert b" 407 " in client.status_line


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET http://localhost/ HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n",
        b"POST http://localhost/ HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    ],
)
def test_what_is_not_http_is_answered_400_and_closed(client, garbage):
    client.send(garbage)
    client.wait_closed()
    assert client.status_line == b"HTTP/1.1 400 Bad Request"


def test_a_head_of_more_than_64_kib_is_refused(client, backend):
    client.send(b"GET http://localhost/ HTTP/1.1\r\nX-Long: " + b"a" * (100 * KIB))
    client.wait_closed()
    assert client.status_line.startswith(b"HTTP/1.1 431 ")
    assert backend.asked == []


def test_connect_is_refused_and_listed(client, gateway, qtbot):
    with qtbot.waitSignal(gateway.host_blocked) as blocked:
        client.ask("cdn.example:443", method="CONNECT")
    client.wait_closed()
    assert client.status_line == b"HTTP/1.1 403 Forbidden"
    assert blocked.args[0].host == "cdn.example"
    assert blocked.args[0].resource_type == "connect"


def test_a_service_worker_is_refused(client, backend, show):
    show()
    client.ask("http://localhost/sw.js", headers=[("Service-Worker", "script")])
    client.wait_closed()
    assert client.status_line == b"HTTP/1.1 403 Forbidden"
    assert backend.asked == []


def test_another_host_is_refused_and_listed(client, gateway, qtbot, backend, show):
    shown = show()
    with qtbot.waitSignal(gateway.host_blocked) as blocked:
        client.ask("http://CDN.example/x.css?v=1", mark=shown.mark("stylesheet"))
    client.wait_for(b"cdn.example is not this app")
    assert client.status_line == b"HTTP/1.1 403 Forbidden"
    assert (blocked.args[0].tab, blocked.args[0].host) == (shown.tab, "cdn.example")
    assert blocked.args[0].resource_type == "stylesheet"
    assert backend.asked == []


def test_the_host_of_the_answer_shown_is_the_apps_own(client, qtbot, backend, show):
    shown = show(url="http://shop.test:8080/page")
    client.ask("http://shop.test:8080/a.css", mark=shown.mark("stylesheet"))
    qtbot.waitUntil(lambda: len(backend.asked) == 1)


def test_closing_drops_every_connection(client, gateway):
    client.send(b"GET http://localhost/ HTTP/1.1\r\n")
    gateway.close()
    client.wait_closed()


class TestSmallLimits:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(connections=2, head_ms=60, body_bytes=10)

    def test_a_head_that_never_ends_is_timed_out(self, client):
        client.send(b"GET http://localhost/ HTTP/1.1\r\nHost: loc")
        client.wait_closed()
        assert client.status_line == b"HTTP/1.1 408 Request Timeout"

    def test_a_connection_that_says_nothing_is_closed_without_a_word(self, client):
        client.wait_closed()
        assert client.received == b""

    def test_one_connection_too_many_is_closed(self, connect, gateway, backend, qtbot, show):
        show()
        held = [connect(), connect()]
        for client in held:
            client.ask("http://localhost/")
        qtbot.waitUntil(lambda: len(backend.asked) == 2)
        late = QTcpSocket()
        with qtbot.waitSignal(late.disconnected):
            late.connectToHost("127.0.0.1", gateway.port)
        late.deleteLater()
        assert all(client.is_open() for client in held)

    def test_a_body_over_the_limit_is_refused(self, client, backend, show):
        show()
        client.ask("http://localhost/", method="POST", body=b"a" * 11)
        client.wait_for(b"413")
        assert backend.asked == []
