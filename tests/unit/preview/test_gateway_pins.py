"""What is on show is served from its pin, and never asked of the app again."""

from pathlib import Path

import pytest

from inspector.protocol.exchange import BodyRef, Hop


def test_the_page_load_is_served_and_not_forwarded(client, backend, show):
    shown = show(status=404, headers=[("Set-Cookie", "a=1"), ("Cache-Control", "max-age=9")])
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"<p>kept")
    assert client.status_line == b"HTTP/1.1 404 OK"
    assert b"Cache-Control: no-store\r\n" in client.received
    assert b"Set-Cookie" not in client.received
    assert b"max-age" not in client.received
    assert backend.asked == []


def test_only_once_is_the_page_itself_served(client, backend, show, qtbot):
    shown = show()
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"<p>kept")
    client.ask(shown.url, mark=shown.mark())
    qtbot.waitUntil(lambda: len(backend.asked) == 1)


def test_a_post_is_served_to_its_own_method(client, backend, show, qtbot):
    shown = show(method="POST")
    client.ask(shown.url, mark=shown.mark())
    qtbot.waitUntil(lambda: len(backend.asked) == 1)
    backend.asked[0].start(204, "NO CONTENT")
    backend.asked[0].finish()
    client.wait_for(b"204")
    client.ask(shown.url, method="POST", body=b"a=1", mark=shown.mark())
    client.wait_for(b"<p>kept")


def test_the_token_of_an_older_load_is_worth_nothing(client, gateway, backend, show, qtbot):
    shown = show()
    gateway.pin(shown.tab, Hop("GET", shown.url, 200, body=BodyRef.of(b"newer")))
    client.ask(shown.url, mark=shown.mark())
    qtbot.waitUntil(lambda: len(backend.asked) == 1)


def test_another_tab_does_not_get_it(client, backend, show, qtbot):
    first, second = show(), show(url="http://localhost/other")
    second.tab = first.tab
    client.ask(first.url, mark=second.mark())
    qtbot.waitUntil(lambda: len(backend.asked) == 1)


@pytest.mark.parametrize(
    ("wanted", "status", "content_range", "body"),
    [
        ("bytes=0-", b"206", b"bytes 0-9/10", b"0123456789"),
        ("bytes=2-4", b"206", b"bytes 2-4/10", b"234"),
        ("bytes=-3", b"206", b"bytes 7-9/10", b"789"),
        ("bytes=8-99", b"206", b"bytes 8-9/10", b"89"),
        ("bytes=50-", b"200", b"", b"0123456789"),
        ("lines=1-2", b"200", b"", b"0123456789"),
    ],
)
def test_a_range_of_it_is_served(client, show, backend, wanted, status, content_range, body):
    shown = show(body=b"0123456789")
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"0123456789")
    client.received = b""
    client.ask(shown.url, headers=[("Range", wanted)], mark=shown.mark("media"))
    client.wait_for(b"\r\n\r\n" + body)
    assert client.status_line.split()[1] == status
    assert content_range in client.received
    assert backend.asked == []


def test_a_fetch_of_the_same_url_is_the_apps(client, backend, show, qtbot):
    shown = show()
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"<p>kept")
    client.ask(shown.url, mark=shown.mark("fetch"))
    qtbot.waitUntil(lambda: len(backend.asked) == 1)


def test_a_spooled_body_is_read_from_its_file(client, gateway, tmp_path: Path, qtbot):
    data = bytes(range(256)) * 12_000
    spool = tmp_path / "body"
    spool.write_bytes(data)
    tab = gateway.open_tab()
    hop = Hop("GET", "http://localhost/big", 200, body=BodyRef(len(data), None, spool))
    pin = gateway.pin(tab, hop)
    shown_mark = f"{tab},{pin.token},page,"
    client.ask(pin.url, headers=[(client.mark_header, shown_mark)])
    qtbot.waitUntil(lambda: len(client.body) == len(data))
    assert client.body == data


def test_a_spool_file_that_is_gone_is_told(client, gateway, tmp_path: Path):
    tab = gateway.open_tab()
    hop = Hop("GET", "http://localhost/big", 200, body=BodyRef(5, None, tmp_path / "gone"))
    pin = gateway.pin(tab, hop)
    client.ask(pin.url, headers=[(client.mark_header, f"{tab},{pin.token},page,")])
    client.wait_for(b"The kept body cannot be read")


def test_a_pinned_header_that_http_forbids_is_told(client, show):
    shown = show(headers=[("X-Bad", "a\nb")])
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"X-Bad")
    assert client.status_line == b"HTTP/1.1 502 Bad Gateway"


def test_a_lying_content_length_does_not_matter(client, show):
    shown = show(headers=[("Content-Length", "2"), ("Transfer-Encoding", "chunked")])
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"\r\n\r\n<p>kept")
    assert b"Content-Length: 7\r\n" in client.received


def test_a_redirect_on_show_is_not_followed(client, show):
    shown = show(status=302, headers=[("Location", "http://elsewhere.example/")])
    client.ask(shown.url, mark=shown.mark())
    client.wait_for(b"<p>kept")
    assert b"Location" not in client.received
