"""Bytes of a text body to characters, and a word where they are not what they claim to be."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python knows these as encodings; they are no charsets, and some are quadratic.
_NO_CHARSETS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}


@dataclass(frozen=True)
class DecodedText:
    """The characters of a body.

    encoding: the one that was used, by Python's name.
    note: what is not as claimed, as a sentence; "" where all is well.
    """

    text: str
    encoding: str
    note: str = ""


def charset_of(content_type: str | None) -> str | None:
    """The charset parameter of a Content-Type header, in lower case; None where it has none."""
    match = _CHARSET.search(content_type or "")
    return match[1].lower() if match else None


def decode(data: bytes, content_type: str | None, *, cut: bool = False) -> DecodedText:
    """Decode by the header's charset, else by a byte order mark, else as UTF-8.

    Args:
        data: the body, or its beginning.
        content_type: the whole header, as sent.
        cut: more bytes follow, so a character may be broken off at the end.
    """
    claimed = charset_of(content_type)
    if claimed and not _is_charset(claimed):
        fallback = _by_mark(data)
        note = f"charset {claimed} is not known, read as {_public(fallback)}"
        return DecodedText(_decode(data, fallback, cut)[0], fallback, note)
    encoding = _by_mark(data) if claimed in (None, "utf-8", "utf8") else str(claimed)
    text, bad_at = _decode(data, encoding, cut)
    if bad_at is None:
        return DecodedText(text, encoding)
    claim = f"{'says' if claimed else 'read as'} {_public(encoding)}"
    note = f"{claim}, but byte {bad_at:,} is not: shown as \N{REPLACEMENT CHARACTER}"
    return DecodedText(text, encoding, note)


def _is_charset(name: str) -> bool:
    try:
        known = codecs.lookup(name).name
        # Refuses the codecs that turn bytes into bytes, such as hex and zlib.
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return known not in _NO_CHARSETS


def _by_mark(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")


def _public(encoding: str) -> str:
    return encoding.removesuffix("-sig")


def _decode(data: bytes, encoding: str, cut: bool) -> tuple[str, int | None]:
    """The text, and the offset of the first byte that is wrong."""
    try:
        return _incrementally(data, encoding, "strict", cut), None
    except UnicodeDecodeError as error:
        return _incrementally(data, encoding, "replace", cut), error.start
    except UnicodeError:
        # UTF-16 without a byte order mark, where one is needed, says no more than this.
        return _incrementally(data, "utf-8", "replace", cut), 0


def _incrementally(data: bytes, encoding: str, errors: str, cut: bool) -> str:
    return codecs.getincrementaldecoder(encoding)(errors).decode(data, final=not cut)
