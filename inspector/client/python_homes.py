"""Where pyenv, poetry, pipenv, uv, conda and the system keep their Pythons, read from disk."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_PROGRAM = re.compile(r"python(3(\.\d+)?)?(\.exe)?")
_ODD_IN_POETRY = re.compile(r'[ $`!*@"\\\r\n\t]')
_CONDA_HOMES = ("miniconda3", "anaconda3", "miniforge3", "mambaforge", "micromamba")


def python_in(folder: Path) -> Path | None:
    """The program of a virtualenv or an installation, also where its link is broken."""
    names = ("bin/python", "bin/python3", "Scripts/python.exe", "python.exe")
    programs = [folder.absolute() / name for name in names]
    whole = (program for program in programs if program.is_file())
    return next(whole, None) or next((p for p in programs if p.is_symlink()), None)


def pyenv_folders(
    folders: Sequence[Path], environ: Mapping[str, str], home: Path
) -> Iterator[Path]:
    """pyenv's versions; those that ``.python-version`` names come first, then the newest."""
    root = Path(environ.get("PYENV_ROOT") or home / ".pyenv") / "versions"
    wanted = [word for folder in folders for word in _read(folder / ".python-version").split()]
    names = sorted(_names(root), key=_version, reverse=True)
    for name in (*(n for n in wanted if n in names), *names):
        yield root / name


def poetry_folders(
    folders: Sequence[Path], environ: Mapping[str, str], home: Path
) -> Iterator[Path]:
    """The virtualenvs that poetry made for a project in one of these folders.

    They are called "name-HASH-py3.12"; the hash is that of the project's folder.
    """
    root = _poetry_root(environ, home)
    names = _names(root)
    for folder in folders:
        project = _poetry_name(folder)
        if project is None:
            continue
        digest = hashlib.sha256(os.path.normcase(os.path.realpath(folder)).encode()).digest()
        start = f"{project}-{base64.urlsafe_b64encode(digest).decode()[:8]}-py"
        yield from (root / name for name in sorted(names) if name.startswith(start))


def pipenv_folders(
    folders: Sequence[Path], environ: Mapping[str, str], home: Path
) -> Iterator[Path]:
    """The virtualenvs in pipenv's folder whose ``.project`` says one of these folders."""
    data = environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    root = Path(environ.get("WORKON_HOME") or Path(data) / "virtualenvs").expanduser()
    projects = {os.path.realpath(folder) for folder in folders}
    for name in sorted(_names(root)):
        project = _read(root / name / ".project").strip()
        if project and os.path.realpath(project) in projects:
            yield root / name


def uv_folders(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    """The Pythons that uv fetched; its virtualenvs stand beside the app."""
    data = environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    root = Path(environ.get("UV_PYTHON_INSTALL_DIR") or Path(data) / "uv" / "python")
    for name in sorted(_names(root), key=_version, reverse=True):
        if name.startswith(("cpython-", "pypy-")):
            yield root / name


def conda_folders(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    """The active environment, those that conda has written down, and its usual homes."""
    if environ.get("CONDA_PREFIX"):
        yield Path(environ["CONDA_PREFIX"])
    for line in _read(home / ".conda" / "environments.txt").splitlines():
        if line.strip():
            yield Path(line.strip())
    named = environ.get("CONDA_EXE")
    roots = [Path(named).parent.parent] if named else []
    roots += [base / name for base in (home, Path("/opt")) for name in _CONDA_HOMES]
    for root in (*roots, Path("/opt/conda")):
        if root.is_dir():
            yield root
            yield from (root / "envs" / name for name in sorted(_names(root / "envs")))


def path_programs(environ: Mapping[str, str]) -> Iterator[Path]:
    """Every python, python3 and python3.N on PATH; pyenv's shims are the versions again."""
    for text in environ.get("PATH", "").split(os.pathsep):
        folder = Path(text)
        if not folder.is_absolute() or folder.name == "shims":
            continue
        names = (name for name in _names(folder) if _PROGRAM.fullmatch(name))
        for name in sorted(names, key=_version, reverse=True):
            if os.access(folder / name, os.X_OK):
                yield folder / name


def _poetry_root(environ: Mapping[str, str], home: Path) -> Path:
    named = environ.get("POETRY_VIRTUALENVS_PATH")
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "pypoetry" / "config.toml"
    set_to = _toml(config).get("virtualenvs", {})
    named = named or (set_to.get("path") if isinstance(set_to, dict) else None)
    if sys.platform == "darwin":
        caches = home / "Library" / "Caches"
    else:
        caches = Path(environ.get("XDG_CACHE_HOME") or home / ".cache")
    cache = Path(environ.get("POETRY_CACHE_DIR") or caches / "pypoetry")
    if isinstance(named, str):
        return Path(named.replace("{cache-dir}", str(cache))).expanduser()
    return cache / "virtualenvs"


def _poetry_name(folder: Path) -> str | None:
    """The first part of a virtualenv's name, as poetry makes it; None: no such project."""
    content = _toml(folder / "pyproject.toml")
    tool = content.get("tool")
    tables = (content.get("project"), tool.get("poetry") if isinstance(tool, dict) else None)
    names = (table.get("name") for table in tables if isinstance(table, dict))
    name = next((n for n in names if isinstance(n, str) and n), None)
    return _ODD_IN_POETRY.sub("_", name.lower())[:42] if name else None


def _toml(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_read(file))
    except tomllib.TOMLDecodeError:
        return {}


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _version(name: str) -> list[int]:
    """The numbers in a name, so that 3.10 is newer than 3.9."""
    return [int(number) for number in re.findall(r"\d+", name)]
