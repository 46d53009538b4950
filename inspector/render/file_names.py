"""The name under which a body is offered for saving: never a path, never empty."""

from __future__ import annotations

import mimetypes
import re
from urllib.parse import unquote, urlsplit

from inspector.protocol.exchange import Hop

from .content_coding import content_coding

_EXTENDED = re.compile(r"""filename\*\s*=\s*["']?([\w\-]+)'[^']*'([^;"']+)""", re.IGNORECASE)
_QUOTED = re.compile(r'filename\s*=\s*"((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_TOKEN = re.compile(r"filename\s*=\s*([^\s;\"]+)", re.IGNORECASE)
_UNWANTED = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')
_MAX_CHARACTERS = 120
# mimetypes reads the machine's own tables; these few must not depend on it.
_SUFFIXES = {
    "text/html": ".html",
    "text/plain": ".txt",
    "text/css": ".css",
    "text/csv": ".csv",
    "text/javascript": ".js",
    "application/javascript": ".js",
    "application/json": ".json",
    "application/xml": ".xml",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
    "image/x-icon": ".ico",
}


def file_name(hop: Hop) -> str:
    """What the app calls the file, else the last segment of the path with a fitting suffix.

    A body that is sent packed is saved packed, and called so.
    """
    packed = content_coding(hop).strip().lower() in ("gzip", "x-gzip")
    name = _unpacked_name(hop)
    return f"{name}.gz" if packed and not name.endswith((".gz", ".tgz")) else name


def _unpacked_name(hop: Hop) -> str:
    given = _base_name(_from_disposition(hop.header("Content-Disposition") or ""))
    if given:
        return given
    name = _base_name(unquote(urlsplit(hop.url).path)) or "index"
    suffix = suffix_of(hop.content_type)
    if mimetypes.guess_type(name)[0] is None and not name.endswith(suffix):
        name += suffix
    return name


def suffix_of(content_type: str) -> str:
    """The file suffix of a media type, with its dot; "" where there is none."""
    if content_type.endswith("+json"):
        return ".json"
    return _SUFFIXES.get(content_type) or mimetypes.guess_extension(content_type) or ""


def _from_disposition(header: str) -> str:
    extended = _EXTENDED.search(header)
    if extended:
        try:
            return unquote(extended[2].strip(), encoding=extended[1], errors="replace")
        except LookupError:
            return unquote(extended[2].strip())
    quoted = _QUOTED.search(header)
    if quoted:
        return re.sub(r"\\(.)", r"\1", quoted[1])
    token = _TOKEN.search(header)
    return token[1] if token else ""


def _base_name(path: str) -> str:
    """The last segment that is there, without what a file system or a person trips over."""
    last = re.split(r"[\\/]", path.rstrip("/\\"))[-1]
    name = _UNWANTED.sub("_", last).strip().strip(".")
    stem, dot, suffix = name.rpartition(".")
    if len(name) <= _MAX_CHARACTERS:
        return name
    return f"{stem[: _MAX_CHARACTERS - 12]}.{suffix[:10]}" if dot else name[:_MAX_CHARACTERS]
