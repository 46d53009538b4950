"""Reads the name behind the colon of an app string: a variable, or a factory and its arguments."""

from __future__ import annotations

import ast
from typing import Any, NamedTuple


class BadCallError(ValueError):
    """What stands behind the colon is neither a name nor a call; the text says why."""


class AppCall(NamedTuple):
    """What stands behind the colon.

    arguments: None for a plain name, which is called only where it is a function.
    """

    name: str
    arguments: tuple[Any, ...] | None = None
    keywords: dict[str, Any] = {}


def parse_call(text: str) -> AppCall:
    """Read ``app``, ``create_app()`` or ``create_app('dev', key=[1])``.

    Raises:
        BadCallError: anything else; nothing of it is run.
    """
    try:
        wanted = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadCallError("is neither a name nor a call") from None
    if isinstance(wanted, ast.Name):
        return AppCall(wanted.id)
    if isinstance(wanted, ast.Call) and isinstance(wanted.func, ast.Name):
        return AppCall(wanted.func.id, *_literals(wanted))
    raise BadCallError("is not a plain name of the module, nor a call of one")


def _literals(call: ast.Call) -> tuple[tuple[Any, ...], dict[str, Any]]:
    try:
        arguments = tuple(ast.literal_eval(argument) for argument in call.args)
        keywords = {str(k.arg): ast.literal_eval(k.value) for k in call.keywords if k.arg}
    except (ValueError, TypeError, RecursionError):
        message = "has an argument that is not a literal such as 'dev', 1, True or [1, 2]"
        raise BadCallError(message) from None
    if len(keywords) < len(call.keywords):
        raise BadCallError("has an argument with **, which cannot be read from a name")
    return arguments, keywords
