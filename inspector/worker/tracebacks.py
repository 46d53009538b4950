"""From an exception of the app to an ErrorInfo: where it happened, in whose code."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Iterator
from pathlib import Path

from ..protocol.errors import ErrorCode, ErrorInfo, SourceLine
from ..protocol.source import SourceRef
from .own_code import OwnCode
from .safe_values import class_name

_LINES_AROUND = 4
_MAX_TRACEBACK_CHARS = 200_000
_MAX_MESSAGE_CHARS = 300


def error_of(
    error: BaseException,
    code: ErrorCode,
    own: OwnCode,
    message: str = "",
    fallback: SourceRef | None = None,
    offers: tuple[str, ...] = (),
) -> ErrorInfo:
    """Everything a person can be told about an exception.

    message: the sentence; made from the exception and its place where it is empty.
    fallback: the place to show when no frame is the app's own, as when a view returned None.
    """
    file, line = _place(error, own)
    if file is None and fallback is not None:
        file, line = fallback.file, fallback.line
    return ErrorInfo(
        code=code,
        message=message or sentence(error, file, line),
        traceback=formatted(error, own),
        exception=class_name(type(error)),
        file=file,
        line=line,
        excerpt=excerpt(file, line),
        offers=offers,
    )


def sentence(error: BaseException, file: str | None, line: int | None) -> str:
    """What was raised and where, in one line."""
    what = summary(error)
    if file is None:
        return what
    where = Path(file).name
    return f"{what} ({where}, line {line})" if line else f"{what} ({where})"


def summary(error: BaseException) -> str:
    """The last line of a traceback: class and text of an exception, in one capped line."""
    name = type(error).__name__
    try:
        text = " ".join(str(error).split())
    except Exception as second:
        text = f"<str() of it raised {type(second).__name__}>"
    if len(text) > _MAX_MESSAGE_CHARS:
        text = text[: _MAX_MESSAGE_CHARS - 1] + "…"
    return f"{name}: {text}" if text else name


def formatted(error: BaseException, own: OwnCode) -> str:
    """The traceback as Python prints it, from the app's own frames on."""
    whole = traceback.TracebackException(type(error), error, error.__traceback__)
    for part in _chained(whole, set()):
        _prune(part.stack, own)
    text = "".join(whole.format())
    if len(text) <= _MAX_TRACEBACK_CHARS:
        return text
    half = _MAX_TRACEBACK_CHARS // 2
    return f"{text[:half]}\n  [… {len(text) - 2 * half} characters left out …]\n{text[-half:]}"


def excerpt(file: str | None, line: int | None) -> tuple[SourceLine, ...]:
    """The source around a line, as far as there is any."""
    if file is None or line is None:
        return ()
    linecache.checkcache(file)
    first = max(1, line - _LINES_AROUND)
    lines = ((n, linecache.getline(file, n)) for n in range(first, line + _LINES_AROUND + 1))
    return tuple(SourceLine(n, text.rstrip("\r\n")) for n, text in lines if text)


def _place(error: BaseException, own: OwnCode) -> tuple[str | None, int | None]:
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_file():
        return str(Path(error.filename).resolve()), error.lineno
    place: tuple[str | None, int | None] = (None, None)
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if file in own:
            place = str(Path(file).absolute()), line
    return place


def _chained(
    part: traceback.TracebackException, seen: set[int]
) -> Iterator[traceback.TracebackException]:
    if id(part) in seen:
        return
    seen.add(id(part))
    yield part
    # Exception groups hold further ones from Python 3.11 on.
    inner = [part.__cause__, part.__context__, *(getattr(part, "exceptions", None) or ())]
    for other in inner:
        if other is not None:
            yield from _chained(other, seen)


def _prune(stack: traceback.StackSummary, own: OwnCode) -> None:
    first = next((i for i, frame in enumerate(stack) if frame.filename in own), 0)
    stack[:] = [f for f in stack[first:] if not own.is_machinery(f.filename)]
