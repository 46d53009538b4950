"""Finds the environment variable whose lack is why an app could not be imported."""

from __future__ import annotations

import linecache
import os
import re
import traceback
from collections.abc import Iterator

_NAME = r"[\"'`]?\b(?P<name>[A-Z][A-Z0-9]*_[A-Z0-9_]+|[A-Z][A-Z0-9]{2,})\b[\"'`]?"
_ENVIRON = re.compile(r"\benviron\b")
_LACK = (
    r"(?:must be (?:set|defined|provided)|(?:is|was)? ?(?:not|n't) (?:set|defined|found|provided)"
    r"|(?:is|are) (?:required|missing|undefined|unset))"
)
_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        # "Environment variable "DATABASE_URL" not set", "SECRET_KEY must be set"
        rf"{_NAME}(?: (?:env|environment)(?: variable| var)?)? {_LACK}",
        # "Set the DATABASE_URL environment variable"
        rf"(?i:set|define|provide|export|missing|no)(?i: the| an?)? {_NAME} "
        r"(?i:env|environment|setting)",
        # "missing environment variable: DATABASE_URL", "please set DATABASE_URL"
        rf"(?i:(?:missing|required|undefined|unset|set|export)(?: the)?"
        rf"(?: env| environment)(?: variables?| vars?)?):? {_NAME}",
        rf"(?i:please (?:set|define|provide|export)(?: the)?) {_NAME}",
    )
)


def missing_variable(error: BaseException) -> str | None:
    """The name of a variable that is not set, and that this exception is about; else None."""
    for part in _chain(error):
        name = _looked_up(part) if isinstance(part, KeyError) else _named(part)
        if name is not None and name not in os.environ:
            return name
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    part: BaseException | None = error
    while part is not None and id(part) not in seen:
        seen.add(id(part))
        yield part
        part = part.__cause__ or part.__context__


def _looked_up(error: KeyError) -> str | None:
    """What was asked of ``os.environ``, or of a copy of it in a line that says so."""
    frames = list(traceback.walk_tb(error.__traceback__))
    key = error.args[0] if error.args else None
    if not frames or not isinstance(key, str):
        return None
    frame, line = frames[-1]
    if frame.f_globals.get("__name__") == "os":
        return key
    source = linecache.getline(frame.f_code.co_filename, line)
    return key if _ENVIRON.search(source) else _named(error)


def _named(error: BaseException) -> str | None:
    """What a sentence such as "SECRET_KEY must be set" names."""
    try:
        text = " ".join(str(error).split())
    except Exception:
        return None
    found = (pattern.search(text) for pattern in _SENTENCES)
    return next((match["name"] for match in found if match), None)
