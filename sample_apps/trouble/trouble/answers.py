"""Answers that are hard to show: broken, too many, too much."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

bp = Blueprint("answers", __name__)

BLOCK = b"0123456789abcde\n" * 65_536
# Latin-1, a byte that no encoding of Unicode has, and half of an emoji.
NOT_UTF_8 = b"caf\xe9 \xff and half a smile: \xf0\x9f\x98"


@bp.route("/stream/broken")
def broken_stream() -> Response:
    """The status says 200, and then the generator raises."""
    return Response(_three_lines(), mimetype="text/plain")


def _three_lines() -> Iterator[str]:
    yield from ("one\n", "two\n", "three\n")
    raise RuntimeError("the fourth line was lost")


@bp.route("/headers")
@bp.route("/headers/<int:count>")
def headers(count: int = 10_000) -> ResponseReturnValue:
    """More headers than any server takes."""
    return f"{count} headers", [(f"X-Number-{n}", str(n)) for n in range(1, count + 1)]


@bp.route("/text/invalid-utf-8")
def invalid_text() -> Response:
    """Says that it is UTF-8, and is not."""
    return Response(NOT_UTF_8, content_type="text/html; charset=utf-8")


@bp.route("/json/nan")
def json_with_nan() -> Response:
    """What Python's json writes and no browser reads."""
    text = '{"nan": NaN, "list": [Infinity, -Infinity, 1.5]}'
    return Response(text, mimetype="application/json")


@bp.route("/json/duplicate-keys")
def json_with_duplicates() -> Response:
    """Readers disagree about which value counts."""
    text = '{"key": 1, "other": {"key": "a", "key": "b"}, "key": 2}'
    return Response(text, mimetype="application/json")


@bp.route("/huge")
@bp.route("/huge/<int:megabytes>")
def huge(megabytes: int = 200) -> Response:
    """Text, a megabyte at a time."""
    return Response((BLOCK for _ in range(megabytes)), mimetype="text/plain")
