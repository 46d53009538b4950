"""Errors as data: a closed set of codes, a sentence for the person, and where it happened."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any


class ErrorCode(str, enum.Enum):
    """Every way in which loading an app or getting an answer can fail."""

    # loading
    FILE_MISSING = "file_missing"
    NOT_PYTHON = "not_python"
    SYNTAX_ERROR = "syntax_error"
    IMPORT_FAILED = "import_failed"
    MODULE_MISSING = "module_missing"
    MISSING_VARIABLE = "missing_variable"
    NO_APP = "no_app"
    SEVERAL_APPS = "several_apps"
    FACTORY_FAILED = "factory_failed"
    EXITED_AT_IMPORT = "exited_at_import"
    FLASK_MISSING = "flask_missing"
    OTHER_FRAMEWORK = "other_framework"
    INTERPRETER_UNUSABLE = "interpreter_unusable"
    DESCRIBE_FAILED = "describe_failed"
    # sending
    BAD_REQUEST = "bad_request"
    OTHER_HOST = "other_host"
    TIMEOUT = "timeout"
    CANCELLED = "cancelled"
    APP_EXITED = "app_exited"
    APP_RAISED = "app_raised"
    STREAM_BROKE = "stream_broke"
    WORKER_DIED = "worker_died"
    NOT_LOADED = "not_loaded"
    PROTOCOL_BROKEN = "protocol_broken"


@dataclass(frozen=True)
class SourceLine:
    """One line of an excerpt. number: counted from 1. text: without its line end."""

    number: int
    text: str


@dataclass(frozen=True)
class ErrorInfo:
    """One failure, told.

    code: which kind.
    message: one sentence for the person that says what happened, and what to do if we know.
    traceback: the target's own traceback as Python prints it, frames of the inspector
        removed; None where nothing was raised.
    exception: dotted class name of what was raised, or None.
    file, line: where the target's code failed (the innermost frame of its own), or None.
    excerpt: source lines around ``line``, at most 9, empty where there is no source.
    offers: words that may help the person on: names of apps or factories found in the
        module (NO_APP, SEVERAL_APPS), the name of a missing module (MODULE_MISSING), of an
        environment variable (MISSING_VARIABLE), of a factory that wants arguments
        (FACTORY_FAILED), the framework's name (OTHER_FRAMEWORK).
    """

    code: ErrorCode
    message: str
    traceback: str | None = None
    exception: str | None = None
    file: str | None = None
    line: int | None = None
    excerpt: tuple[SourceLine, ...] = ()
    offers: tuple[str, ...] = ()

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "code": self.code.value,
            "message": self.message,
            "traceback": self.traceback,
            "exception": self.exception,
            "file": self.file,
            "line": self.line,
            "excerpt": [[line.number, line.text] for line in self.excerpt],
            "offers": list(self.offers),
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> ErrorInfo:
        """Read what ``to_wire`` wrote."""
        return cls(
            code=ErrorCode(wire["code"]),
            message=wire["message"],
            traceback=wire["traceback"],
            exception=wire["exception"],
            file=wire["file"],
            line=wire["line"],
            excerpt=tuple(SourceLine(number, text) for number, text in wire["excerpt"]),
            offers=tuple(wire["offers"]),
        )
