"""The trouble sample goes wrong as it says, and nowhere else."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest
from flask.testing import FlaskClient

FOLDER = Path(__file__).resolve().parents[3] / "sample_apps" / "trouble"


@contextmanager
def asking(path: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own that asks for a page, from the moment it has imported the app."""
    code = f"from app import app; print(flush=True); app.test_client().get({path!r})"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-B", "-c", code], cwd=FOLDER, **pipes) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


@pytest.mark.parametrize(
    ("path", "code"), [("/exit", 3), ("/os-exit", 3), ("/segfault", -signal.SIGSEGV)]
)
def test_the_process_ends(path: str, code: int) -> None:
    with asking(path) as process:
        assert process.wait(60) == code


@pytest.mark.parametrize("path", ["/loop", "/loop-in-c", "/sleep"])
def test_there_is_never_an_answer(path: str) -> None:
    with asking(path) as process, pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.3)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/recursion", "maximum recursion depth"),
        ("/after-request/", "after_request raised"),
        ("/teardown/", "teardown_request raised"),
        ("/error-handler/", "the error handler raised"),
    ],
)
def test_something_raises(trouble: FlaskClient, path: str, message: str) -> None:
    trouble.application.testing = True
    with pytest.raises(RuntimeError, match=message):
        trouble.get(path)


def test_a_stream_breaks_off(trouble: FlaskClient) -> None:
    answer = trouble.get("/stream/broken")
    assert answer.status_code == 200
    pieces = answer.iter_encoded()
    assert list(islice(pieces, 3)) == [b"one\n", b"two\n", b"three\n"]
    with pytest.raises(RuntimeError, match="the fourth line was lost"):
        next(iter(pieces))
    answer.close()


def test_a_stream_goes_on(trouble: FlaskClient) -> None:
    answer = trouble.get("/stream/endless")
    assert list(islice(answer.iter_encoded(), 2)) == [b"line 1\n", b"line 2\n"]
    answer.close()


@pytest.mark.parametrize(("path", "count"), [("/headers", 10_000), ("/headers/7", 7)])
def test_headers_are_as_many_as_asked_for(trouble: FlaskClient, path: str, count: int) -> None:
    names = [name for name, _ in trouble.get(path).headers if name.startswith("X-Number-")]
    assert len(set(names)) == count


def test_text_is_no_text(trouble: FlaskClient) -> None:
    answer = trouble.get("/text/invalid-utf-8")
    assert answer.mimetype_params == {"charset": "utf-8"}
    with pytest.raises(UnicodeDecodeError):
        answer.data.decode()


def test_json_is_not_quite_json(trouble: FlaskClient) -> None:
    def refuse(word: str) -> None:
        raise ValueError(word)

    with pytest.raises(ValueError, match="NaN"):
        json.loads(trouble.get("/json/nan").data, parse_constant=refuse)
    pairs = json.loads(trouble.get("/json/duplicate-keys").data, object_pairs_hook=list)
    assert [key for key, _ in pairs] == ["key", "other", "key"]


@pytest.mark.parametrize(("path", "megabytes"), [("/huge", 200), ("/huge/5", 5)])
def test_a_body_is_huge(trouble: FlaskClient, path: str, megabytes: int) -> None:
    with trouble.get(path) as answer:
        assert sum(map(len, answer.iter_encoded())) == megabytes * 2**20


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/redirect/loop", "/redirect/loop"),
        ("/redirect/1000", "/redirect/999"),
        ("/redirect/javascript", "javascript:alert(1)"),
    ],
)
def test_a_redirect_leads_nowhere(trouble: FlaskClient, path: str, location: str) -> None:
    assert trouble.get(path).location == location


def test_the_countdown_ends(trouble: FlaskClient) -> None:
    assert trouble.get("/redirect/0").text == "You have arrived."


def test_every_link_of_the_index_leads_to_a_view(trouble: FlaskClient) -> None:
    page = trouble.get("/").text
    rules = [
        rule.rule for rule in trouble.application.url_map.iter_rules() if "<" not in rule.rule
    ]
    assert len(rules) == 20
    assert [rule for rule in rules if rule != "/" and f'href="{rule}"' not in page] == []
