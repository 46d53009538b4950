"""What the window is opened on: the app, its Python, its folder and its environment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .arguments import TargetArguments
from .interpreter import find_interpreter, is_local_python


@dataclass(frozen=True)
class Target:
    """One app, and how its worker is started.

    app: as for ``flask --app``; relative paths start from ``cwd``.
    python: command that starts the interpreter, program first.
    cwd: absolute folder the worker, or the command that leads to it, is started in.
    env: variables set for the worker on top of the window's own environment.
    over_stdin: the interpreter may stand on another disk, so the worker's code is sent to it.
    folder: with ``over_stdin``, the folder that the worker goes to on its own disk; None:
        where the command starts it.
    """

    app: str
    python: tuple[str, ...]
    cwd: Path
    env: tuple[tuple[str, str], ...] = ()
    over_stdin: bool = False
    folder: str | None = None


def resolve_target(
    app: str,
    python: str | None = None,
    cwd: Path | None = None,
    env: Iterable[tuple[str, str]] = (),
    environ: Mapping[str, str] = os.environ,
) -> Target:
    """The target that a command line names.

    python: None to look for the app's virtualenv. cwd: None for the current folder, as
        with ``flask run``; with a command such as ``ssh host python3`` a folder on the disk
        that the command leads to. environ: the window's environment, for VIRTUAL_ENV.
    """
    here = (cwd or Path.cwd()).expanduser().absolute()
    command = find_interpreter(app, python, here, environ)
    if is_local_python(command):
        return Target(app, command, here, tuple(env))
    if here.is_dir():
        return Target(app, command, here, tuple(env), True, str(here) if cwd else None)
    return Target(app, command, Path.cwd(), tuple(env), True, str(cwd))


def target_of(arguments: TargetArguments) -> Target:
    """The target that arguments name."""
    assert arguments.app is not None, "without an app there is no target"
    cwd = Path(arguments.cwd) if arguments.cwd else None
    return resolve_target(arguments.app, arguments.python, cwd, arguments.env)
