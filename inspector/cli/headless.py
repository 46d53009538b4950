"""What the command line does without a window: from the options to an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import Popen
from typing import TYPE_CHECKING

from inspector.client.arguments import TargetArguments
from inspector.client.starting import start_worker
from inspector.client.target import Target
from inspector.store.app_memory import AppMemory
from inspector.ui.controller.remembering import remembered_target

from .exit_codes import ExitCode
from .option_types import DEFAULT_TIMEOUT_S
from .output import PROGRAM, OutputError, ReaderGoneError, tell_problem

if TYPE_CHECKING:
    from .app_run import Work

# A short limit is meant for the request; importing an app takes as long as it takes.
MIN_LOAD_LIMIT_S = 10.0

_MakeWork = Callable[[], "Work"]


def run_headless(options: argparse.Namespace) -> int:
    """Load the app, list its routes or send a request to it, write what comes of it.

    Returns:
        The exit code.

    Raises:
        UsageError: the request cannot be made from the options.
    """
    target = _target(options)
    # What is wrong with the options is said before the app is run.
    make_work = _listing(options, target) if options.routes else _sending(options)
    # This process ends soon, and what it makes until then is needed until then.
    gc.disable()
    environment = dict(os.environ)
    started = _started(target, environment)
    try:
        return _run(make_work, target, environment, _load_limit_s(options), started)
    except ReaderGoneError:
        _forget_output()
        return ExitCode.DONE
    except OutputError as error:
        _forget_output()
        tell_problem(str(error))
        return ExitCode.NO_ANSWER


def _target(options: argparse.Namespace) -> Target:
    memory = AppMemory()
    arguments = TargetArguments(options.app, options.python, options.cwd, tuple(options.env))
    target = remembered_target(arguments, memory)
    for problem in memory.take_problems():
        tell_problem(problem)
    return target


def _run(
    make_work: _MakeWork,
    target: Target,
    environment: Mapping[str, str],
    load_limit_s: float,
    started: Popen[bytes] | None,
) -> ExitCode:
    # Qt is imported here: by now the worker is importing the app.
    from PySide6.QtCore import QCoreApplication

    from .app_run import AppRun

    # Kept: without it there is no event loop.
    application = QCoreApplication([PROGRAM])
    code = AppRun(make_work(), target, environment, load_limit_s).run(started)
    application.shutdown()
    return code


def _listing(options: argparse.Namespace, target: Target) -> _MakeWork:
    def make() -> Work:
        from .listing import Listing

        return Listing(options.format == "json", target.cwd)

    return make


def _sending(options: argparse.Namespace) -> _MakeWork:
    from .cookie_file import CookieFile
    from .request_words import request_of

    spec = request_of(options)
    cookie_file = CookieFile(Path(options.cookies)) if options.cookies is not None else None
    cookies = cookie_file.read() if cookie_file else ()

    def make() -> Work:
        from .sending import Sending

        return Sending(spec, options.format == "json", cookies, cookie_file)

    return make


def _started(target: Target, environment: Mapping[str, str]) -> Popen[bytes] | None:
    try:
        return start_worker(target, environment)
    except (OSError, ValueError):
        return None  # tried once more by the session, which says why


def _load_limit_s(options: argparse.Namespace) -> float:
    limit: float | None = options.timeout
    if limit is None:
        return DEFAULT_TIMEOUT_S
    return max(limit, MIN_LOAD_LIMIT_S) if limit else 0.0


def _forget_output() -> None:
    """Else Python says at its end that what is still in its buffer could not be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
