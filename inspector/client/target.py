"""What the window is opened on: the app, its Python, its folder and its environment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .interpreter import find_interpreter


@dataclass(frozen=True)
class Target:
    """One app, and how its worker is started.

    app: as for ``flask --app``; relative paths start from ``cwd``.
    python: command that starts the interpreter, program first.
    cwd: absolute folder the worker runs in.
    env: variables set for the worker on top of the window's own environment.
    """

    app: str
    python: tuple[str, ...]
    cwd: Path
    env: tuple[tuple[str, str], ...] = ()


def resolve_target(
    app: str,
    python: str | None = None,
    cwd: Path | None = None,
    env: Iterable[tuple[str, str]] = (),
    environ: Mapping[str, str] = os.environ,
) -> Target:
    """The target that a command line names.

    python: None to look for the app's virtualenv. cwd: None for the current folder, as
        with ``flask run``. environ: the window's environment, for VIRTUAL_ENV.
    """
    folder = (cwd or Path.cwd()).expanduser().absolute()
    return Target(app, find_interpreter(app, python, folder, environ), folder, tuple(env))
