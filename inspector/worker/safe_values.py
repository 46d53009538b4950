"""Values of the user's app made fit for the wire, whatever their ``repr`` does."""

from __future__ import annotations

import contextvars
import math
from queue import Empty, SimpleQueue
from typing import Any

from .threads import start_thread

MAX_REPR_CHARS = 500
REPR_SECONDS = 0.25
_MAX_DEPTH = 4
_MAX_ITEMS = 100
# Python 3.11 refuses to read integers of more than 4,300 digits.
_MAX_INT_BITS = 10_000


def safe_repr(value: object) -> str:
    """The ``repr`` of anything, in at most MAX_REPR_CHARS and about REPR_SECONDS.

    Where it raises, or takes longer, the text says so and names the class instead.
    """
    if type(value) in (str, bytes):
        return _capped(repr(value[: MAX_REPR_CHARS + 1]))  # type: ignore[index]
    if type(value) in (bool, float, type(None)):
        return repr(value)
    # Code of the user's, which may hang: it gets a thread of its own and a moment.
    answer: SimpleQueue[str] = SimpleQueue()
    context = contextvars.copy_context()
    start_thread(context.run, _put_repr, value, answer)
    try:
        return answer.get(timeout=REPR_SECONDS)
    except Empty:
        return f"<{class_name(type(value))} whose repr takes too long>"


def json_safe(value: object, depth: int = 0) -> Any:
    """The value where JSON can say it, its ``repr`` where it cannot."""
    kind = type(value)
    if value is None or kind in (str, bool):
        return value
    if isinstance(value, int) and kind is int and value.bit_length() <= _MAX_INT_BITS:
        return value
    if isinstance(value, float) and kind is float and math.isfinite(value):
        return value
    if depth < _MAX_DEPTH and isinstance(value, (list, tuple)) and kind in (list, tuple):
        if len(value) <= _MAX_ITEMS:
            return [json_safe(item, depth + 1) for item in value]
    elif depth < _MAX_DEPTH and isinstance(value, dict) and kind is dict:
        return json_safe_dict(value, depth + 1)
    return safe_repr(value)


def json_safe_dict(values: dict[Any, Any] | None, depth: int = 0) -> dict[str, Any]:
    """A dict with string keys and JSON-safe values; at most the first hundred entries."""
    entries = list((values or {}).items())[:_MAX_ITEMS]
    return {
        key if type(key) is str else safe_repr(key): json_safe(value, depth)
        for key, value in entries
    }


def class_name(kind: type) -> str:
    """The dotted name of a class."""
    return f"{kind.__module__}.{kind.__qualname__}"


def _put_repr(value: object, answer: SimpleQueue[str]) -> None:
    try:
        text = _capped(repr(value))
    except BaseException as error:
        text = f"<{class_name(type(value))} whose repr raised {type(error).__name__}>"
    answer.put(text)


def _capped(text: str) -> str:
    if len(text) <= MAX_REPR_CHARS:
        return text
    return text[: MAX_REPR_CHARS - 1] + "…"
