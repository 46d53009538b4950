"""What a form becomes: method, headers, body; and what is refused, in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from inspector.client.headers import with_cookies
from inspector.client.hops import Outgoing
from inspector.client.preparing import prepare
from inspector.client.refusal import RequestRefusedError
from inspector.protocol.exchange import BodyKind, Field, RequestBody, RequestSpec

CONTENT = (Field("Content-Type", "application/vnd.x+json"),)


def _prepared(kind: BodyKind, headers: tuple[Field, ...] = (), **fields: object) -> Outgoing:
    return prepare(RequestSpec("POST", headers=headers, body=RequestBody(kind, **fields)))


def _as_flask_reads(sent: Outgoing) -> Request:
    builder = EnvironBuilder(method="POST", data=sent.body, headers=list(sent.headers))
    return Request(builder.get_environ())


def _refusal(**fields: object) -> str:
    with pytest.raises(RequestRefusedError) as refused:
        prepare(RequestSpec(**fields))
    return refused.value.error.message


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        (BodyKind.JSON, "application/json"),
        (BodyKind.TEXT, "text/plain; charset=utf-8"),
    ],
)
def test_text_is_sent_as_typed(kind: BodyKind, content_type: str) -> None:
    sent = _prepared(kind, text="{not json: ü}\r\n")
    assert sent.body == "{not json: ü}\r\n".encode()
    assert sent.headers == (("Content-Type", content_type),)


def test_no_body_has_no_type() -> None:
    assert _prepared(BodyKind.NONE) == Outgoing("POST", "http://localhost/")


def test_the_typed_content_type_wins() -> None:
    assert _prepared(BodyKind.JSON, CONTENT, text="{}").headers == (
        ("Content-Type", "application/vnd.x+json"),
    )


def test_a_form_is_read_by_flask_as_written() -> None:
    rows = (Field("a", "1&ü"), Field("a", "2"), Field("off", "x", enabled=False), Field("", ""))
    with _as_flask_reads(_prepared(BodyKind.FORM, fields=rows)) as request:
        assert request.form.to_dict(flat=False) == {"a": ["1&ü", "2"]}


@pytest.mark.parametrize(
    "typed", [(), (Field("content-type", 'multipart/form-data; boundary="B"'),)]
)
def test_a_multipart_form_is_read_by_flask_as_written(
    tmp_path: Path, typed: tuple[Field, ...]
) -> None:
    (tmp_path / "ä.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "data.zzz").write_bytes(b"")
    rows = (
        Field("note", "zwölf"),
        Field("file", str(tmp_path / "ä.png"), is_file=True),
        Field("file", str(tmp_path / "data.zzz"), is_file=True),
    )
    with _as_flask_reads(_prepared(BodyKind.MULTIPART, typed, fields=rows)) as request:
        assert request.form["note"] == "zwölf"
        first, second = request.files.getlist("file")
        assert (first.filename, first.content_type) == ("ä.png", "image/png")
        assert first.read() == b"\x89PNG\r\n"
        assert (second.filename, second.content_type) == ("data.zzz", "application/octet-stream")


def test_a_file_is_sent_with_the_type_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[]")
    sent = _prepared(BodyKind.FILE, file_path=str(tmp_path / "a.json"))
    assert sent == Outgoing(
        "POST", "http://localhost/", (("Content-Type", "application/json"),), b"[]"
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [("", "No file is chosen"), ("gone.bin", "There is no file"), (".", "is a folder")],
)
def test_a_file_that_cannot_be_sent_is_named(tmp_path: Path, path: str, words: str) -> None:
    whole = str(tmp_path / path) if path else ""
    assert words in _refusal(body=RequestBody(BodyKind.FILE, file_path=whole))
    row = Field("photo", whole, is_file=True)
    message = _refusal(body=RequestBody(BodyKind.MULTIPART, fields=(row,)))
    assert words in message
    assert "“photo”" in message


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("X Y", "1", "“X Y”"),
        ("X:", "1", "“X:”"),
        ("Größe", "1", "“Größe”"),
        ("", "lonely", "“lonely” has no name"),
        ("X-A", "a\r\nSet-Cookie: b", "“X-A” has a line break"),
        ("X-A", "a\0", "“X-A” has a NUL character"),
        ("X-A", "a\x1b", "“X-A” has the control character U+001B"),
        ("X-A", "5 €", "“X-A” has “€”"),
    ],
)
def test_a_header_that_http_forbids_is_named(name: str, value: str, words: str) -> None:
    assert words in _refusal(headers=(Field(name, value),))


def test_a_header_that_http_allows_passes() -> None:
    rows = (Field(" X-A ", " ü\t1 "), Field("", ""), Field("Bad Name", "1", enabled=False))
    assert prepare(RequestSpec(headers=rows)).headers == (("X-A", "ü\t1"),)


@pytest.mark.parametrize("method", ["", "GE T", "GET\n\nX", "GÉT", "GET/1"])
def test_a_method_that_is_no_token_is_refused(method: str) -> None:
    assert "method" in _refusal(method=method)


def test_a_method_of_ones_own_passes() -> None:
    assert prepare(RequestSpec(" PURGE ")).method == "PURGE"


@pytest.mark.parametrize(
    ("typed", "jar", "joined"),
    [
        ((), None, ()),
        ((), "a=1", ("a=1",)),
        (("a=2",), "a=1; b=3", ("b=3; a=2",)),
        (("a=2", "c=4"), None, ("a=2; c=4",)),
    ],
)
def test_cookies_are_joined(
    typed: tuple[str, ...], jar: str | None, joined: tuple[str, ...]
) -> None:
    headers = (*(("cookie", value) for value in typed), ("X", "1"))
    assert with_cookies(headers, jar) == (("X", "1"), *(("Cookie", line) for line in joined))
