"""What ``--send`` writes: JSON that loses nothing, and lines for people."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import make_exchange, make_hop, make_redirect

from inspector.cli import exchange_json as written
from inspector.cli.exchange_json import exchange_json
from inspector.cli.exchange_text import body_pieces, ends_line, hop_line
from inspector.cli.exit_codes import ExitCode
from inspector.cli.sending import exit_code_of
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import BodyRef, Ended, Exchange, Hop

PLAIN = "text/plain; charset=utf-8"


def _json(exchange: Exchange) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(b"".join(exchange_json(exchange)))
    return document


def _hop(body: BodyRef, content_type: str = PLAIN) -> Hop:
    return replace(make_hop(content_type=content_type), body=body)


def _body(data: bytes, *, complete: bool = True, content_type: str = PLAIN) -> dict[str, Any]:
    hop = _hop(BodyRef(len(data), data, None, complete), content_type)
    answer: dict[str, Any] = _json(make_exchange(hop))["body"]
    return answer


def test_the_whole_document() -> None:
    document = _json(make_exchange(make_redirect("/"), make_hop(body=b"hi")))
    assert list(document) == ["schema", "hops", "ended", "body", "error"]
    assert (document["schema"], document["ended"], document["error"]) == (1, "response", None)
    assert document["body"] == {"text": "hi", "truncated": False}
    assert [hop["status"] for hop in document["hops"]] == [302, 200]
    assert set(document["hops"][0]) == {
        "method", "url", "status", "reason", "headers", "endpoint", "view_args", "elapsed_ms",
        "body_size", "location",
    }  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"caf\xe9", b"\x89PNG\r\n\x1a\n\xff", b"\xff\xfe\xfd", b"abc\xe2\x82"]
)
def test_bytes_that_are_no_text_are_in_base64(data: bytes) -> None:
    body = _body(data)
    assert (base64.b64decode(body["base64"]), list(body)) == (data, ["base64", "truncated"])


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        (b"", "text/plain", ""),
        ('größe 商\u2028"\\\n'.encode(), "text/plain", 'größe 商\u2028"\\\n'),
        (b"caf\xe9", "text/plain; charset=latin-1", "café"),
        (b"\xef\xbb\xbfx", "text/plain; charset=utf-8", "\ufeffx"),
        (b"x", "text/plain; charset=nonsense", "x"),
        (b'{"a": NaN, "a": 1.0}', "application/json", '{"a": NaN, "a": 1.0}'),
    ],
)
def test_text_is_text(data: bytes, content_type: str, text: str) -> None:
    assert _body(data, content_type=content_type)["text"] == text


def test_a_body_that_was_cut_says_so_and_may_end_within_a_character() -> None:
    assert _body("a€".encode()[:-1], complete=False) == {"text": "a", "truncated": True}


@pytest.mark.parametrize("data", ["aä€😀" * 50, b"\xff\x00a" * 50 + b"\x01"])
def test_pieces_join_without_a_seam(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str | bytes
) -> None:
    monkeypatch.setattr(written, "PIECE_BYTES", 3)
    raw = data.encode() if isinstance(data, str) else data
    (tmp_path / "body").write_bytes(raw)
    body = BodyRef(len(raw), None, tmp_path / "body")
    found = _json(make_exchange(_hop(body)))["body"]
    assert (found.get("text") or base64.b64decode(found["base64"])) == data
    assert b"".join(body_pieces(body)) == raw


def test_no_answer_at_all() -> None:
    error = ErrorInfo(ErrorCode.TIMEOUT, "Too late.")
    document = _json(make_exchange(ended=Ended.ERROR, error=error))
    assert document["hops"] == []
    assert document["body"] == {"text": "", "truncated": False}
    assert document["error"] == {"code": "timeout", "message": "Too late.", "traceback": None}


def test_a_500_carries_what_was_raised() -> None:
    error = ErrorInfo(ErrorCode.APP_RAISED, "KeyError", "Traceback …")
    document = _json(make_exchange(make_hop(status=500, error=error)))
    assert (document["ended"], document["error"]["traceback"]) == ("response", "Traceback …")


def test_a_line_for_each_hop() -> None:
    hop = make_hop("GET", "http://localhost/a?b=1", reason="OK\x1b[2J", elapsed_ms=34.2)
    assert hop_line(hop).startswith("GET /a?b=1 → 200 OK\\x1b[2J · 34 ms · ")


@pytest.mark.parametrize(("data", "ends"), [(b"", True), (b"a\n", True), (b"a", False)])
def test_whether_a_body_ends_its_line(data: bytes, ends: bool) -> None:
    assert ends_line(BodyRef.of(data)) is ends


_CUT = BodyRef(1, b"x", None, complete=False)


@pytest.mark.parametrize(
    ("code", "begun", "expected"),
    [
        (None, True, ExitCode.DONE),
        (ErrorCode.STREAM_BROKE, True, ExitCode.DONE),
        (ErrorCode.APP_EXITED, True, ExitCode.DONE),
        (ErrorCode.APP_EXITED, False, ExitCode.NO_ANSWER),
        (ErrorCode.TIMEOUT, True, ExitCode.NO_ANSWER),
        (ErrorCode.CANCELLED, False, ExitCode.NO_ANSWER),
        (ErrorCode.WORKER_DIED, True, ExitCode.NO_ANSWER),
    ],
)
def test_exit_codes(code: ErrorCode | None, begun: bool, expected: ExitCode) -> None:
    hops = (make_redirect("/"), _hop(_CUT)) if begun else (make_redirect("/"),)
    error = ErrorInfo(code, "No.") if code else None
    ended = Ended.ERROR if code else Ended.RESPONSE
    assert exit_code_of(make_exchange(*hops, ended=ended, error=error)) is expected
