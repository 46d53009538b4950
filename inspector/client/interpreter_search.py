"""Finds the Pythons that an app may want to run with, by looking at the disk alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from .interpreter import project_folders
from .python_homes import (
    conda_folders,
    path_programs,
    pipenv_folders,
    poetry_folders,
    pyenv_folders,
    python_in,
    uv_folders,
)

_ENTRIES_LOOKED_AT = 500


@dataclass(frozen=True)
class FoundPython:
    """One Python.

    command: that starts it, program first.
    name: what a person calls it: ".venv", "pyenv 3.12.1", "system".
    origin: where it was found: "beside the app", "poetry", "PATH", …
    """

    command: tuple[str, ...]
    name: str
    origin: str

    @property
    def path(self) -> str:
        """The program, or the whole command line where it is more than that."""
        return " ".join(self.command)


def search_pythons(
    app: str, cwd: Path, environ: Mapping[str, str], home: Path | None = None
) -> Iterator[FoundPython]:
    """What was found, likeliest first, each Python once.

    Gives way after each place, so that a caller can go on between other things.

    app: as for ``flask --app``. cwd: folder that relative paths of ``app`` start from.
    home: the person's folder. Broken ones are found, too: trying them tells why.
    """
    home = home or Path.home()
    yield from _once(
        chain(_of_project(app, cwd, environ, home), _elsewhere(app, cwd, environ, home))
    )


def search_project_pythons(
    app: str, cwd: Path, environ: Mapping[str, str], home: Path | None = None
) -> Iterator[FoundPython]:
    """The virtualenvs of the app's project alone."""
    yield from _once(_of_project(app, cwd, environ, home or Path.home()))


def same_python(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two commands start the same Python."""
    if one == other or len(one) != 1 or len(other) != 1:
        return one == other
    return _identity(Path(one[0])) == _identity(Path(other[0]))


def _once(pythons: Iterable[FoundPython]) -> Iterator[FoundPython]:
    seen: set[str] = set()
    for found in pythons:
        identity = _identity(Path(found.command[0]))
        if identity not in seen:
            seen.add(identity)
            yield found


def _of_project(
    app: str, cwd: Path, environ: Mapping[str, str], home: Path
) -> Iterator[FoundPython]:
    folders = project_folders(app, cwd)
    for index, folder in enumerate(folders):
        origin = "beside the app" if index == 0 else f"in {folder.name or folder}"
        yield from _named_all(_virtualenvs(folder), origin)
    if environ.get("VIRTUAL_ENV"):
        yield from _named_all([Path(environ["VIRTUAL_ENV"])], "VIRTUAL_ENV")
    yield from _named_all(poetry_folders(folders, environ, home), "poetry")
    yield from _named_all(pipenv_folders(folders, environ, home), "pipenv")


def _elsewhere(
    app: str, cwd: Path, environ: Mapping[str, str], home: Path
) -> Iterator[FoundPython]:
    yield from _named_all(conda_folders(environ, home), "conda")
    yield from _named_all(pyenv_folders(project_folders(app, cwd), environ, home), "pyenv")
    yield from _named_all(uv_folders(environ, home), "uv")
    for program in path_programs(environ):
        yield FoundPython((str(program),), program.name, "PATH")
    yield FoundPython((sys.executable,), "Route Inspector's own", "this program")


def _named_all(folders: Iterator[Path] | list[Path], origin: str) -> Iterator[FoundPython]:
    for folder in folders:
        program = python_in(folder)
        if program is not None:
            yield FoundPython((str(program),), _name(folder), origin)


def _name(folder: Path) -> str:
    # "cpython-3.12.3-linux-x86_64-gnu", as uv calls them
    words = folder.name.split("-")
    if words[0] in ("cpython", "pypy") and len(words) > 1:
        return f"{words[0]} {words[1]}"
    return folder.name


def _virtualenvs(folder: Path) -> Iterator[Path]:
    """The virtualenvs right in a folder, those with the usual names first."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                e.name for _, e in zip(range(_ENTRIES_LOOKED_AT), entries, strict=False)
            )
    except OSError:
        return
    usual = [".venv", "venv", "env"]
    for name in (*usual, *(n for n in names if n not in usual)):
        if (folder / name / "pyvenv.cfg").is_file() or (name in usual and name in names):
            yield folder / name


def _identity(program: Path) -> str:
    """The same for two names of one Python; a virtualenv's link is a Python of its own."""
    home = program.parent.parent
    if (home / "pyvenv.cfg").is_file():
        return os.path.realpath(home)
    return os.path.realpath(program)
