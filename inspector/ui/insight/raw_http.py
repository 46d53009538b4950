"""A request and an answer written out as HTTP text. No Qt."""

from __future__ import annotations

from urllib.parse import urlsplit

from inspector.protocol.exchange import BodyRef, Headers, Hop, first_header

BODY_LIMIT = 256 * 1024
"""Bytes of a body that are written out."""

LONGEST_LINE = 64 * 1024
"""Characters of one line that are written out: a text view lays a line out in one go, and one
of 256 KB stops the window for 150 ms."""

# Text has hardly any of these; a NUL alone says that it is none.
_CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f\x1b") | {"\ufffd"}
_CONTROLS_OF_TEXT = 0.02


def response_text(hop: Hop) -> str:
    """Status line, headers, empty line, body."""
    head = f"HTTP/1.1 {hop.status} {hop.reason}".rstrip()
    return _message(head, hop.headers, hop.body)


def request_text(hop: Hop) -> str:
    """Request line, headers as the app saw them, empty line, body."""
    url = urlsplit(hop.url)
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    headers = hop.request_headers
    if first_header(headers, "Host") is None:
        headers = (("Host", url.netloc), *headers)
    return _message(f"{hop.method} {target} HTTP/1.1", headers, hop.request_body)


def _message(first_line: str, headers: Headers, body: BodyRef) -> str:
    lines = [first_line, *(f"{name}: {value}" for name, value in headers), ""]
    return "\n".join(lines) + "\n" + body_text(headers, body)


def body_text(headers: Headers, body: BodyRef) -> str:
    """A body as text, at most BODY_LIMIT bytes of it; a sentence for what is not text."""
    if not body.size:
        return ""
    try:
        data = body.read(BODY_LIMIT)
    except OSError as problem:
        return f"[The body cannot be read: {problem.strerror}.]"
    encoding = first_header(headers, "Content-Encoding")
    if encoding and encoding.strip().lower() != "identity":
        return f"[{body.size:,} bytes, encoded as {encoding}: not shown as text.]"
    text = _decoded(data, _charset(headers))
    if _is_binary(text):
        kind = first_header(headers, "Content-Type") or "no content type"
        return f"[{body.size:,} bytes that are not text ({kind}).]"
    if body.size > len(data):
        # The cut may go through the middle of a character.
        text = text.rstrip("\ufffd")
    long_line = _first_long_line(text)
    if long_line is not None:
        return (
            text[:long_line] + f"\n\n[Cut here, in a long line; the body has {body.size:,} bytes.]"
        )
    return text + _ending(body, len(data))


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _charset(headers: Headers) -> str:
    for parameter in (first_header(headers, "Content-Type") or "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"') or "utf-8"
    return "utf-8"


def _is_binary(text: str) -> bool:
    sample = text[:4096]
    strange = sum(character in _CONTROLS for character in sample)
    return "\0" in sample or strange > _CONTROLS_OF_TEXT * len(sample) + 8


def _first_long_line(text: str) -> int | None:
    """Where the first line that is too long is to be cut."""
    start = 0
    for line in text.split("\n"):
        if len(line) > LONGEST_LINE:
            return start + LONGEST_LINE
        start += len(line) + 1
    return None


def _ending(body: BodyRef, shown: int) -> str:
    if body.size > shown:
        return f"\n\n[Cut here: the first {shown:,} of {body.size:,} bytes.]"
    if not body.complete:
        return f"\n\n[The answer broke off here, after {body.size:,} bytes.]"
    return ""
