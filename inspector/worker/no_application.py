"""Stands in for the app where this interpreter cannot import Flask."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..protocol.errors import ErrorCode, ErrorInfo
from ..protocol.reports import LoadFailed, Report
from .locating import LoadError, locate

if TYPE_CHECKING:
    from .sending import UserCode


class NoApplication:
    """Says why nothing can be loaded."""

    sender = None

    def __init__(self, error: ImportError) -> None:
        """error: what importing Flask raised."""
        self._error = error

    def load(self, app: str, user_code: UserCode) -> Iterator[Report]:
        """That the file is missing, or else that Flask is."""
        try:
            with user_code():
                locate(app)
        except LoadError as problem:
            yield LoadFailed(problem.error)
        else:
            yield LoadFailed(_flask_problem(self._error))


def _flask_problem(error: ImportError) -> ErrorInfo:
    if isinstance(error, ModuleNotFoundError) and error.name == "flask":
        return ErrorInfo(
            ErrorCode.FLASK_MISSING,
            f"{sys.executable} has no Flask: choose the interpreter that the app runs with, "
            "or install Flask there.",
            offers=("flask",),
        )
    trace = traceback.format_exception(type(error), error, error.__traceback__)
    return ErrorInfo(
        ErrorCode.FLASK_MISSING,
        f"Flask is installed for {sys.executable}, but importing it fails: {error}.",
        traceback="".join(trace),
        exception=f"{type(error).__module__}.{type(error).__qualname__}",
    )
