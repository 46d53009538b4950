"""A body is judged by its type and by its bytes, and a lie is said."""

from __future__ import annotations

import pytest
from builders import make_hop, make_redirect

from inspector.render.media import Kind, is_redirect, judge

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("text/html; charset=utf-8", b"<h1>x</h1>", Kind.HTML),
        ("application/xhtml+xml", b"<html/>", Kind.HTML),
        ("text/plain", b"hello", Kind.TEXT),
        ("text/css", b"a {}", Kind.TEXT),
        ("application/javascript", b"let a", Kind.TEXT),
        ("application/atom+xml", b"<feed/>", Kind.TEXT),
        ("application/json", b'{"a": 1}', Kind.JSON),
        ("application/json", b"not json at all", Kind.JSON),
        ("application/problem+json", b"[1]", Kind.JSON),
        ("image/png", PNG, Kind.IMAGE),
        ("image/jpg", b"\xff\xd8\xff\xe0", Kind.IMAGE),
        ("image/webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.IMAGE),
        ("image/vnd.microsoft.icon", b"\x00\x00\x01\x00\x01", Kind.IMAGE),
        ("image/svg+xml", SVG, Kind.HTML),
        ("image/tiff", b"II*\x00", Kind.IMAGE),
        ("application/pdf", b"%PDF-1.7", Kind.BYTES),
        ("application/octet-stream", b"plain words", Kind.BYTES),
        ("text/plain; charset=utf-16", "hé".encode("utf-16-le"), Kind.TEXT),
    ],
)
def test_an_honest_body_is_shown_as_it_says(content_type: str, body: bytes, kind: Kind) -> None:
    media = judge(make_hop(content_type=content_type, body=body))
    assert (media.kind, media.note) == (kind, "")


@pytest.mark.parametrize(
    ("content_type", "body", "kind", "note"),
    [
        ("image/png", b"just words", Kind.TEXT, "says image/png, looks like text"),
        ("image/png", b"<h1>no</h1>", Kind.TEXT, "says image/png, looks like HTML"),
        ("image/png", b"GIF89a\x01", Kind.IMAGE, "says image/png, looks like image/gif"),
        ("text/html", PNG, Kind.IMAGE, "says text/html, looks like image/png"),
        ("text/css", b"\x00\x01", Kind.BYTES, "says text/css, looks like bytes that are no text"),
        ("text/json", b"<!doctype html>", Kind.TEXT, "says text/json, looks like HTML"),
        ("text/html", b'{"a": 1}', Kind.HTML, "says text/html, looks like JSON"),
        ("", b"hello", Kind.TEXT, "says nothing about its type, looks like text"),
        ("", b'["a"]', Kind.JSON, "says nothing about its type, looks like JSON"),
    ],
)
def test_a_lie_is_said(content_type: str, body: bytes, kind: Kind, note: str) -> None:
    media = judge(make_hop(content_type=content_type, body=body))
    assert (media.kind, media.note) == (kind, note)


def test_json_is_recognised_whatever_its_type() -> None:
    assert judge(make_hop(content_type="text/html", body=b'{"a": 1}\n')).looks_json
    assert not judge(make_hop(content_type="text/html", body=b"{% extends %}")).looks_json


def test_an_attachment_is_a_download() -> None:
    hop = make_hop(headers=(("content-disposition", "Attachment; filename=a.html"),))
    assert judge(hop).kind is Kind.DOWNLOAD


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": 204, "reason": "NO CONTENT"}, "204 NO CONTENT: nothing to show"),
        ({"status": 304, "reason": "NOT MODIFIED"}, "304 NOT MODIFIED: nothing to show"),
        ({"method": "HEAD"}, "200 OK: HEAD asks for the headers only"),
        ({}, "200 OK: the body is empty"),
    ],
)
def test_without_a_body_the_reason_is_given(fields: dict[str, object], reason: str) -> None:
    media = judge(make_hop(body=b"", **fields))
    assert (media.kind, media.reason) == (Kind.EMPTY, reason)


def test_a_redirect_points_on_though_it_has_a_body() -> None:
    media = judge(make_redirect("/", body=b"<p>You should be redirected"))
    assert (media.kind, media.reason) == (Kind.EMPTY, "302 has no page: it points to /")


def test_a_201_with_a_location_is_no_redirect() -> None:
    hop = make_hop(status=201, location="/users/7")
    assert not is_redirect(hop)
    assert judge(hop).kind is Kind.HTML
