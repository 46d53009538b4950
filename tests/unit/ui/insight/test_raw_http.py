"""A hop written out as HTTP text."""

from __future__ import annotations

from pathlib import Path

from builders import make_hop

from inspector.protocol.exchange import BodyRef
from inspector.ui.insight.raw_http import BODY_LIMIT, request_text, response_text


def test_an_answer_reads_as_http() -> None:
    hop = make_hop(status=404, reason="NOT FOUND", body=b"gone", content_type="text/plain")

    assert response_text(hop) == (
        "HTTP/1.1 404 NOT FOUND\nContent-Type: text/plain\nContent-Length: 4\n\ngone"
    )


def test_a_request_reads_as_http_with_its_query_and_body() -> None:
    hop = make_hop(
        "POST",
        "http://localhost:8000/login?next=/a",
        request_headers=(("Content-Type", "application/json"),),
        request_body=BodyRef.of(b'{"a": 1}'),
    )

    assert request_text(hop) == (
        "POST /login?next=/a HTTP/1.1\nHost: localhost:8000\n"
        'Content-Type: application/json\n\n{"a": 1}'
    )


def test_a_host_that_was_sent_is_not_written_twice() -> None:
    hop = make_hop(request_headers=(("host", "shop.test"),))

    assert request_text(hop).lower().count("host:") == 1


def test_the_charset_of_the_answer_counts() -> None:
    hop = make_hop(body="café".encode("latin-1"), content_type="text/plain; charset=latin-1")

    assert response_text(hop).endswith("café")


def test_an_unknown_charset_is_read_as_utf8() -> None:
    hop = make_hop(body="café".encode(), content_type="text/plain; charset=klingon")

    assert response_text(hop).endswith("café")


def test_a_few_wrong_bytes_do_not_hide_the_text() -> None:
    hop = make_hop(body=b"caf\xe9 au lait", content_type="text/plain; charset=utf-8")

    assert response_text(hop).endswith("caf\ufffd au lait")


def test_bytes_that_are_not_text_are_said() -> None:
    hop = make_hop(body=b"\x89PNG\r\n\x1a\n\0\0\0" * 400, content_type="image/png")

    assert response_text(hop).endswith("\n\n[4,400 bytes that are not text (image/png).]")


def test_an_encoded_body_is_said() -> None:
    hop = make_hop(body=b"\x1f\x8b12345678", headers=(("Content-Encoding", "gzip"),))

    assert response_text(hop).endswith("[10 bytes, encoded as gzip: not shown as text.]")


def test_a_long_body_is_cut_with_a_sentence() -> None:
    hop = make_hop(body=b"x" + "éééééé\n".encode() * BODY_LIMIT, content_type="text/plain")

    text = response_text(hop)

    assert text.endswith("\n\n[Cut here: the first 262,144 of 3,407,873 bytes.]")
    assert "\ufffd" not in text


def test_a_line_that_would_stop_the_window_is_cut_with_a_sentence() -> None:
    hop = make_hop(body=b"short\n" + b"x" * 100_000, content_type="text/plain")

    assert response_text(hop).endswith(
        "short\n" + "x" * 65_536 + "\n\n[Cut here, in a long line; the body has 100,006 bytes.]"
    )


def test_a_body_that_broke_off_says_so() -> None:
    hop = make_hop(body=b"")
    broken = make_hop(body=b"part", content_type="text/plain", reason="OK")
    broken = type(hop)(**{**vars(broken), "body": BodyRef(4, b"part", complete=False)})

    assert response_text(broken).endswith("part\n\n[The answer broke off here, after 4 bytes.]")


def test_a_spool_file_that_is_gone_is_said(tmp_path: Path) -> None:
    hop = make_hop(body=b"")
    lost = type(hop)(**{**vars(hop), "body": BodyRef(9, None, tmp_path / "gone")})

    assert "[The body cannot be read: No such file or directory.]" in response_text(lost)
