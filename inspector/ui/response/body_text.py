"""The beginning of a text body, decoded, with what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.protocol.exchange import Hop
from inspector.render.content_coding import unpacked
from inspector.render.display_lines import MAX_LINE, has_long_line
from inspector.render.sizes import human_size
from inspector.render.text import decode

TEXT_LIMIT = 1024 * 1024
"""Bytes of a body that are put on screen as text."""

_LANGUAGES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/css": "css",
    "text/javascript": "javascript",
    "application/javascript": "javascript",
    "application/xml": "xml",
    "text/xml": "xml",
    "image/svg+xml": "xml",
    "application/json": "json",
    "text/x-python": "python",
}


@dataclass(frozen=True)
class BodyText:
    """text: at most TEXT_LIMIT bytes of it. is_cut: more follows. notes: sentences."""

    text: str
    is_cut: bool
    notes: tuple[str, ...]


def body_text(hop: Hop) -> BodyText:
    """Read and decode.

    Raises:
        OSError: the spool file cannot be read.
    """
    inside = unpacked(hop)
    body = inside.body
    is_cut = body.size > TEXT_LIMIT
    decoded = decode(body.read(TEXT_LIMIT), hop.header("Content-Type"), cut=is_cut)
    cut = f"first {human_size(TEXT_LIMIT)} of {human_size(body.size)}" if is_cut else ""
    long = has_long_line(decoded.text)
    broken = f"lines are broken after {MAX_LINE:,} characters" if long else ""
    notes = (decoded.note, inside.note, cut, broken)
    return BodyText(decoded.text, is_cut, tuple(note for note in notes if note))


def language_of(content_type: str) -> str:
    """The highlighter's name for a media type; "text" where there is none."""
    if content_type.endswith("+xml"):
        return "xml"
    return _LANGUAGES.get(content_type, "text")
