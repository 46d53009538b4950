"""The words after ``--send`` become the request that a person means."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.cli.options import parse_options
from inspector.cli.request_words import request_of
from inspector.protocol.exchange import BodyKind, Field, RequestBody, RequestSpec


def _request(*words: str) -> RequestSpec:
    return request_of(parse_options(["app.py", "--send", *words]))


@pytest.mark.parametrize(
    ("words", "method", "target"),
    [
        ("POST /login?next=/", "POST", "/login?next=/"),
        ("post /login", "POST", "/login"),
        ("/hello", "GET", "/hello"),
        ("hello", "GET", "hello"),
        ("/two words", "GET", "/two words"),
        ("GET /two words", "GET", "/two words"),
        ("  PURGE   /a ", "PURGE", "/a"),
        ("http://localhost/a b", "GET", "http://localhost/a b"),
        ("/get me", "GET", "/get me"),
    ],
)
def test_method_and_url(words: str, method: str, target: str) -> None:
    request = _request(words)
    assert (request.method, request.target) == (method, target)


def test_a_body_makes_it_a_post_where_no_method_is_said() -> None:
    assert _request("/a", "--json", "{}").method == "POST"
    assert _request("PUT /a", "--json", "{}").method == "PUT"


def test_json_is_sent_as_typed() -> None:
    assert _request("/a", "--json", "{oops").body == RequestBody(BodyKind.JSON, text="{oops")


def test_other_text(tmp_path: Path) -> None:
    assert _request("/a", "--data", "").body == RequestBody(BodyKind.TEXT)
    file = tmp_path / "x.bin"
    file.write_bytes(b"\0")
    assert _request("/a", "--data", f"@{file}").body.file_path == str(file)


def test_a_form_keeps_its_order_and_becomes_multipart_with_a_file(tmp_path: Path) -> None:
    assert _request("/a", "--form", "a=1", "--form", "a=x=y").body == RequestBody(
        BodyKind.FORM, fields=(Field("a", "1"), Field("a", "x=y"))
    )
    file = tmp_path / "f.txt"
    file.write_text("x")
    body = _request("/a", "--form", "a=1", "--file", f"f=@{file}", "--form", "b=@2").body
    assert body.kind is BodyKind.MULTIPART
    assert body.fields == (Field("a", "1"), Field("f", str(file), is_file=True), Field("b", "@2"))


def test_the_rest() -> None:
    request = _request("/a", "-H", "X-A: b: c", "--header", "Y:", "--no-follow", "--timeout", "2")
    assert request.headers == (Field("X-A", "b: c"), Field("Y", ""))
    assert (request.follow_redirects, request.timeout_s) == (False, 2.0)
    assert (_request("/a").follow_redirects, _request("/a").timeout_s) == (True, 30.0)


def test_an_argument_that_an_ascii_locale_took_apart_is_put_together() -> None:
    assert _request("/\udcc3\udca4").target == "/ä"
