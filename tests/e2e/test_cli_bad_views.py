"""Whatever a view does, ``--send`` ends in bounded time with the right exit code and words."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cli_driver
import pytest
from cli_driver import Outcome
from cli_trouble import BAD_VIEWS, SOURCE, BadView


@pytest.fixture
def trouble(tmp_path: Path) -> Path:
    """A folder with the app of the views that misbehave."""
    (tmp_path / "app.py").write_text(SOURCE)
    return tmp_path


def _send(folder: Path, url: str, *words: str) -> Outcome:
    return cli_driver.run(folder, "app.py", "--send", f"GET {url}", *words)


def _json(outcome: Outcome) -> dict[str, Any]:
    answer = json.loads(outcome.out)
    assert set(answer) == {"schema", "hops", "ended", "body", "error"}
    return answer


def _case(bad: BadView) -> object:
    return pytest.param(bad, id=bad.url, marks=[] if bad.fast else [pytest.mark.slow])


@pytest.mark.parametrize("bad", [_case(bad) for bad in BAD_VIEWS])
def test_a_view_that_misbehaves(trouble: Path, bad: BadView) -> None:
    outcome = _send(trouble, bad.url, "--timeout", "1", "--format", "json")
    assert outcome.code == bad.code, outcome.err
    answer = _json(outcome)
    assert answer["ended"] == bad.ended
    error: Mapping[str, Any] = answer["error"] or {}
    assert error.get("code") == bad.error
    assert bad.says in error.get("message", "")
    assert bad.says in outcome.err
    statuses = [hop["status"] for hop in answer["hops"]]
    assert (statuses[-1] if statuses else None) == bad.status
    assert len(statuses) <= 20
    assert outcome.seconds < 10


@pytest.mark.slow
@pytest.mark.parametrize("bad", [b for b in BAD_VIEWS if b.error == "app_raised" and b.status])
@pytest.mark.parametrize("name", ["FLASK_DEBUG", "TESTING"])
def test_debug_changes_neither_status_nor_exit_code_nor_error(
    trouble: Path, bad: BadView, name: str
) -> None:
    plain = _json(_send(trouble, bad.url, "--format", "json"))
    app = trouble / "app.py"
    if name == "TESTING":
        app.write_text(SOURCE + "\napp.testing = True\n")
    words = ("--env", "FLASK_DEBUG=1") if name == "FLASK_DEBUG" else ()
    outcome = _send(trouble, bad.url, "--format", "json", *words)
    debugged = _json(outcome)
    assert outcome.code == bad.code
    assert [hop["status"] for hop in debugged["hops"]] == [hop["status"] for hop in plain["hops"]]
    assert debugged["error"] == plain["error"]
    assert "debug: `flask run` would show the debugger" in outcome.err


def test_the_traceback_goes_to_standard_error_once(trouble: Path) -> None:
    outcome = _send(trouble, "/boom")
    assert outcome.code == 0
    assert b"Internal Server Error" in outcome.out
    assert outcome.err.count("KeyError: 'nothing'\n") == 1
    assert "500 INTERNAL SERVER ERROR" in outcome.err
    assert outcome.last_line == "route-inspector: KeyError: 'nothing' (app.py, line 117)"


@pytest.mark.slow
def test_what_was_printed_last_is_told(trouble: Path) -> None:
    assert "last words" in _send(trouble, "/os-exit").err


@pytest.mark.slow
def test_ten_thousand_headers_arrive(trouble: Path) -> None:
    headers = _json(_send(trouble, "/headers", "--format", "json"))["hops"][0]["headers"]
    assert sum(name.startswith("X-") for name, _ in headers) == 10_000


@pytest.mark.slow
def test_a_body_that_is_not_what_it_claims_keeps_its_bytes(trouble: Path) -> None:
    assert _send(trouble, "/invalid-utf-8").out == b"caf\xe9"
    body = _json(_send(trouble, "/invalid-utf-8", "--format", "json"))["body"]
    assert base64.b64decode(body["base64"]) == b"caf\xe9"
    assert body["truncated"] is False


@pytest.mark.slow
def test_odd_json_keeps_every_letter(trouble: Path) -> None:
    body = _json(_send(trouble, "/odd-json", "--format", "json"))["body"]
    assert body["text"] == '{"a": NaN, "a": 1.0, "b": 1e400}'


@pytest.mark.slow
@pytest.mark.parametrize("words", [(), ("--format", "json")], ids=["text", "json"])
def test_200_mb_arrive_whole(trouble: Path, words: tuple[str, ...]) -> None:
    outcome = _send(trouble, "/200-mb", *words)
    assert outcome.code == 0
    body = json.loads(outcome.out)["body"]["text"].encode() if words else outcome.out
    assert len(body) == 200_000_000
    assert body.count(b"x") == len(body)
    assert outcome.seconds < 30


@pytest.mark.slow
def test_a_stream_that_is_cut_keeps_what_came(trouble: Path) -> None:
    outcome = _send(trouble, "/endless", "--timeout", "1")
    assert outcome.code == 4
    assert outcome.out.startswith(b"first..")
    assert "within 1 s" in outcome.last_line
