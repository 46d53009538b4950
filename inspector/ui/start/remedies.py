"""What may help after an app could not be loaded. No Qt."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from inspector.client.interpreter import split_app
from inspector.protocol.errors import ErrorCode, ErrorInfo

_OTHER_PYTHON = (ErrorCode.FLASK_MISSING, ErrorCode.MODULE_MISSING, ErrorCode.INTERPRETER_UNUSABLE)


@dataclass(frozen=True)
class Remedies:
    """What the page offers besides trying again.

    apps: app strings to open instead, "app.py:api".
    other_interpreter: whether another Python may do.
    install: a command that may install what is missing; None where nothing is.
    variable: name of the environment variable that the app wants; None where it wants none.
    factory: app string of a factory that wants arguments, "app.py:create_app"; else None.
    """

    apps: tuple[str, ...] = ()
    other_interpreter: bool = False
    install: str | None = None
    variable: str | None = None
    factory: str | None = None


def remedies(app: str, error: ErrorInfo, interpreter: str) -> Remedies:
    """What fits this error. interpreter: the command or path that was used."""
    return Remedies(
        apps=_apps(app, error),
        other_interpreter=error.code in _OTHER_PYTHON,
        install=_install(error, interpreter),
        variable=_first_offer(error, ErrorCode.MISSING_VARIABLE),
        factory=_factory(app, error),
    )


def missing_module(error: ErrorInfo) -> str:
    """Top-level name of the module that an interpreter lacks; "" where it lacks none."""
    name = _first_offer(error, ErrorCode.MODULE_MISSING, ErrorCode.FLASK_MISSING)
    return (name or "").partition(".")[0]


def _first_offer(error: ErrorInfo, *codes: ErrorCode) -> str | None:
    return error.offers[0] if error.code in codes and error.offers else None


def _factory(app: str, error: ErrorInfo) -> str | None:
    name = _first_offer(error, ErrorCode.FACTORY_FAILED)
    return f"{split_app(app)[0]}:{name}" if name else None


def _apps(app: str, error: ErrorInfo) -> tuple[str, ...]:
    if error.code not in (ErrorCode.NO_APP, ErrorCode.SEVERAL_APPS):
        return ()
    path, _ = split_app(app)
    return tuple(f"{path}:{name}" for name in error.offers)


def _install(error: ErrorInfo, interpreter: str) -> str | None:
    if error.code is ErrorCode.FLASK_MISSING:
        package = "flask"
    elif error.code is ErrorCode.MODULE_MISSING and error.offers:
        package = error.offers[0].partition(".")[0]
    else:
        return None
    # A path may have spaces; a command line has been quoted by whoever wrote it.
    command = shlex.quote(interpreter) if Path(interpreter).exists() else interpreter
    return f"{command} -m pip install {package}"
