"""Which Python runs the app: the one named, its virtualenv, or the window's own."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

ENVIRONMENT_FOLDERS = (".venv", "venv", "env")

_PROJECT_MARKERS = ("pyproject.toml", "setup.py", "requirements.txt")
_PYTHON_NAME = re.compile(r"(?i)python|pypy")
# ``app.py:name`` and ``pkg.module:create_app('x')``; a drive letter's colon is not one.
_APP_STRING = re.compile(r"(?P<path>(?:[A-Za-z]:(?=[\\/]))?[^:]*)(?::(?P<name>.*))?", re.DOTALL)


def find_interpreter(
    app: str, python: str | None, cwd: Path, environ: Mapping[str, str]
) -> tuple[str, ...]:
    """The command that starts Python for an app.

    app: as for ``flask --app``. python: what the person named: a program, a command line,
        or a virtualenv's folder. cwd: folder that relative paths of ``app`` start from.
    """
    if python and python.strip():
        return command_of(python.strip())
    for folder in project_folders(app, cwd):
        for name in ENVIRONMENT_FOLDERS:
            program = _python_in(folder / name)
            if program:
                return (str(program),)
    active = environ.get("VIRTUAL_ENV")
    program = _python_in(Path(active)) if active else None
    return (str(program or sys.executable),)


def split_app(app: str) -> tuple[str, str | None]:
    """An app string as its path or module, and the name or factory call after the colon."""
    match = _APP_STRING.fullmatch(app.strip())
    return (match["path"], match["name"]) if match else (app, None)


def app_file(app: str, cwd: Path) -> Path:
    """The file or package folder that an app string means, resolved; it need not exist.

    cwd: folder that relative paths of ``app`` start from.
    """
    text, _ = split_app(app)
    place = cwd / Path(text).expanduser()
    if place.is_dir():
        files = (place / name for name in ("__init__.py", "wsgi.py", "app.py"))
        found = next((file for file in files if file.is_file()), place)
        place = place if found.name == "__init__.py" else found
    elif not place.exists() and not text.endswith(".py") and os.sep not in text:
        module = cwd.joinpath(*text.split("."))
        place = module if module.is_dir() else module.with_name(module.name + ".py")
    return place.resolve()


def is_local_python(command: tuple[str, ...]) -> bool:
    """Whether a command is just a Python on this disk.

    Anything else, such as ``docker compose exec -T web python`` or a script that does the
    same, may lead to where our files are not.
    """
    return len(command) == 1 and _PYTHON_NAME.match(Path(command[0]).name) is not None


def is_there(python: str) -> bool:
    """Whether an interpreter can still be what it was; of a command nothing is known."""
    command = command_of(python)
    if len(command) > 1:
        return True
    return shutil.which(command[0]) is not None


def command_of(python: str) -> tuple[str, ...]:
    """What a person named (a program, a command line, a virtualenv's folder), as a command."""
    path = Path(python).expanduser()
    if path.is_dir():
        return (str((_python_in(path) or path).absolute()),)
    if path.exists():
        # Not resolved: a virtualenv is known by the place of its link.
        return (str(path.absolute()) if path.parent != Path() else python,)
    try:
        words = shlex.split(python)
    except ValueError:
        return (python,)
    return tuple(words) or (python,)


def _python_in(environment: Path) -> Path | None:
    names = ("Scripts/python.exe",) if os.name == "nt" else ("bin/python", "bin/python3")
    programs = (environment.absolute() / name for name in names)
    return next((p for p in programs if p.is_file() and os.access(p, os.X_OK)), None)


def _app_folder(app: str, cwd: Path) -> Path:
    path, _ = split_app(app)
    place = (cwd / Path(path).expanduser()).absolute()
    if place.is_dir():
        return place
    if place.exists() or path.endswith(".py") or os.sep in path:
        return place.parent
    module = cwd.joinpath(*path.split(".")).absolute()
    return module if module.is_dir() else module.parent


def project_folders(app: str, cwd: Path) -> tuple[Path, ...]:
    """The app's folder, then its parents up to the root of the project."""
    start = Path(os.path.normpath(_app_folder(app, cwd)))
    last = _project_root(start, Path(os.path.normpath(cwd.absolute())))
    folders = (start, *start.parents)
    return folders[: folders.index(last) + 1]


def _project_root(start: Path, cwd: Path) -> Path:
    """The folder where the project ends: beyond it, a virtualenv is somebody else's."""
    folders = (start, *start.parents)
    for folder in folders:
        if (folder / ".git").exists():
            return folder
    for folder in folders:
        if any((folder / marker).is_file() for marker in _PROJECT_MARKERS):
            return folder
    if cwd in folders:
        return cwd
    return next((f for f in folders if not (f / "__init__.py").is_file()), start)
