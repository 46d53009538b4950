"""What the body of a hop is to be shown as: judged by its type and by its bytes."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from inspector.protocol.exchange import BodyRef, Hop

from .content_coding import unpacked
from .text import charset_of

_HEAD_BYTES = 2048
_JSON_START = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[\]{"\-0-9tfnN])')
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|title|h1|div|p)\b", re.I | re.S
)
_SVG_START = re.compile(rb"\s*(?:<\?xml.*?\?>\s*)?(?:<!.*?>\s*)*<svg\b", re.I | re.S)
# Control characters that no text has; tab, line ends, form feed and escape may stand in one.
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
)
_OTHERS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
_TEXT_TYPES = {
    "application/javascript",
    "application/xml",
    "application/x-javascript",
    "application/ecmascript",
    "application/x-www-form-urlencoded",
    "application/graphql",
    "application/sql",
    "application/toml",
    "application/yaml",
    "application/x-yaml",
    "application/x-ndjson",
    "application/x-sh",
}
_ICON_TYPES = {"image/x-icon", "image/vnd.microsoft.icon", "image/ico"}


class Kind(enum.Enum):
    """The view that a body gets.

    HTML is what the browser renders: HTML, XHTML, and SVG (which may refer to other files,
    and must not do so outside the jail).
    """

    HTML = "HTML"
    IMAGE = "image"
    TEXT = "text"
    JSON = "JSON"
    DOWNLOAD = "download"
    BYTES = "bytes"
    EMPTY = "empty"


@dataclass(frozen=True)
class Media:
    """The judgement on one hop.

    looks_json: the bytes are JSON, whatever the type says.
    note: where type and bytes disagree: "says image/png, looks like text"; else "".
    reason: for EMPTY, why there is nothing to show; else "".
    """

    kind: Kind
    looks_json: bool = False
    note: str = ""
    reason: str = ""


def judge(hop: Hop) -> Media:
    """What to show of a hop. Reads at most its first and last few bytes.

    Raises:
        OSError: the spool file of the body cannot be read.
    """
    reason = _why_empty(hop)
    if reason:
        return Media(Kind.EMPTY, reason=reason)
    inside = unpacked(hop)
    head = inside.body.read(_HEAD_BYTES)
    looks = _looks(head, inside.body, hop.header("Content-Type"))
    is_json = looks == "JSON"
    if hop.location is not None and hop.status // 100 == 3 and not is_json:
        return Media(Kind.EMPTY, reason=f"{hop.status} has no page: it points to {hop.location}")
    if (hop.header("Content-Disposition") or "").strip().lower().startswith("attachment"):
        return Media(Kind.DOWNLOAD, is_json)
    if inside.problem:
        return Media(Kind.BYTES, note=inside.problem)
    kind, note = _weigh(hop.content_type, looks)
    return Media(kind, is_json, note)


def is_redirect(hop: Hop) -> bool:
    """Whether a hop asks the client to go elsewhere."""
    return hop.location is not None and hop.status in (301, 302, 303, 307, 308)


def _why_empty(hop: Hop) -> str:
    title = f"{hop.status} {hop.reason}".strip()
    if hop.status in (204, 205, 304):
        return f"{title}: nothing to show"
    if hop.method.upper() == "HEAD":
        return f"{title}: HEAD asks for the headers only"
    if hop.body.size:
        return ""
    if is_redirect(hop):
        return f"{hop.status} has no page: it points to {hop.location}"
    return f"{title}: the body is empty"


def _looks(head: bytes, body: BodyRef, content_type: str | None) -> str:
    """What the bytes are: "HTML", "SVG", "JSON", "text", a media type, or a name in words."""
    for magic, name in _IMAGES + _OTHERS:
        # Two letters are too few: a text may begin with BM.
        if head.startswith(magic) and (magic != b"BM" or not _is_text(head, content_type)):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if not _is_text(head, content_type):
        return "bytes"
    return _which_text(head, body)


def _which_text(head: bytes, body: BodyRef) -> str:
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _SVG_START.match(plain):
        return "SVG"
    if _HTML_START.match(plain):
        return "HTML"
    if _JSON_START.match(plain):
        tail = body.read(64, max(0, body.size - 64)).rstrip()
        if not body.complete or tail.endswith((b"}", b"]")):
            return "JSON"
    return "text"


def _is_text(head: bytes, content_type: str | None) -> bool:
    wide = (charset_of(content_type) or "").startswith(("utf-16", "utf-32"))
    if wide or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head.translate(None, _CONTROL)) == len(head)


def _weigh(content_type: str, looks: str) -> tuple[Kind, str]:
    """The kind, and the note where the bytes are not what the type says."""
    claimed = _claimed_kind(content_type)
    found = _found_kind(looks)
    lie = f"says {content_type}, looks like {_in_words(looks)}"
    if not content_type:
        return found, f"says nothing about its type, looks like {_in_words(looks)}"
    if claimed is Kind.BYTES:
        return Kind.BYTES, ""
    if claimed is Kind.IMAGE:
        return _weigh_image(content_type, looks, found, lie)
    if found in (Kind.IMAGE, Kind.BYTES):
        return found, lie
    if claimed is Kind.JSON and looks in ("HTML", "SVG"):
        return Kind.TEXT, lie
    if claimed is Kind.HTML and looks == "JSON":
        return claimed, lie
    return claimed, ""


def _weigh_image(content_type: str, looks: str, found: Kind, lie: str) -> tuple[Kind, str]:
    if looks == "bytes":
        # An image type of which the first bytes are not known here; the reader will say.
        return Kind.IMAGE, ""
    if found is not Kind.IMAGE:
        if looks == "SVG" and content_type == "image/svg+xml":
            return Kind.HTML, ""
        # A browser goes by the type, and would show a broken picture.
        return Kind.TEXT if found is Kind.HTML else found, lie
    same = content_type == looks or {content_type, looks} <= _ICON_TYPES
    same = same or (looks == "image/jpeg" and content_type in ("image/jpg", "image/pjpeg"))
    return Kind.IMAGE, "" if same else lie


def _claimed_kind(content_type: str) -> Kind:
    if content_type in ("text/html", "application/xhtml+xml"):
        return Kind.HTML
    if content_type in ("application/json", "text/json") or content_type.endswith("+json"):
        return Kind.JSON
    if content_type.startswith("image/"):
        return Kind.IMAGE
    if content_type.startswith("text/") or content_type in _TEXT_TYPES:
        return Kind.TEXT
    return Kind.TEXT if content_type.endswith("+xml") else Kind.BYTES


def _found_kind(looks: str) -> Kind:
    if looks.startswith("image/"):
        return Kind.IMAGE
    by_name = {"HTML": Kind.HTML, "SVG": Kind.HTML, "JSON": Kind.JSON, "text": Kind.TEXT}
    return by_name.get(looks, Kind.BYTES)


def _in_words(looks: str) -> str:
    return "bytes that are no text" if looks == "bytes" else looks
