"""Where a JSON text stops being JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

from typing_extensions import override

# The check runs while a person types, so it must not hold the window up.
LONGEST_CHECKED = 1_000_000


@dataclass(frozen=True)
class JsonProblem:
    """The first thing that does not parse; line and column are counted from 1."""

    line: int
    column: int
    message: str

    @override
    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"


def json_problem(text: str) -> JsonProblem | None:
    """What is wrong with the text; None for valid JSON, for nothing, and for a huge text."""
    if not text.strip() or len(text) > LONGEST_CHECKED:
        return None
    try:
        json.loads(text, parse_constant=_refuse_constant, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return JsonProblem(error.lineno, error.colno, error.msg)
    except _NotJsonError as error:
        return _constant_problem(text, str(error))
    except RecursionError:
        return JsonProblem(1, 1, "nested too deeply to check")
    return None


class _NotJsonError(Exception):
    """NaN or Infinity, which Python's parser lets pass."""


def _refuse_constant(name: str) -> str:
    raise _NotJsonError(name)


def _constant_problem(text: str, name: str) -> JsonProblem:
    before = text[: text.index(name)]
    return JsonProblem(
        before.count("\n") + 1, len(before) - before.rfind("\n"), f"JSON has no {name}"
    )
