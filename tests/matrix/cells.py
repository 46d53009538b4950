"""The cells of the matrix: every Flask by every Python, and where each interpreter is."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PYTHONS = ("3.9", "3.10", "3.11", "3.12", "3.13")

# Each Flask with the Werkzeug of its time. Flask 2.0 asks for "Werkzeug>=2.0" alone, and
# cannot be imported beside a Werkzeug 3.
FLASKS = {
    "2.0": ("Flask==2.0.*", "Werkzeug==2.0.*"),
    "2.3": ("Flask==2.3.*", "Werkzeug==2.3.*"),
    "3.0": ("Flask==3.0.*", "Werkzeug==3.0.*"),
    "3.1": ("Flask==3.1.*", "Werkzeug==3.1.*"),
}


@dataclass(frozen=True)
class Cell:
    """One Flask under one Python; versions as "3.1" and "3.12"."""

    flask: str
    python: str

    def __str__(self) -> str:
        return f"flask-{self.flask}-python-{self.python}"

    @property
    def requirements(self) -> tuple[str, ...]:
        """What pip is told to install."""
        return FLASKS[self.flask]

    @property
    def flask_version(self) -> tuple[int, ...]:
        """To be compared: (2, 3)."""
        return tuple(map(int, self.flask.split(".")))


CELLS = tuple(Cell(flask, python) for python in PYTHONS for flask in FLASKS)


@cache
def find_interpreter(version: str) -> Path | None:
    """An interpreter of this version, out of PATH or pyenv; None where there is none.

    version: as "3.12".
    """
    return next((path for path in _candidates(version) if _is_version(path, version)), None)


def _candidates(version: str) -> Iterator[Path]:
    for folder in (os.environ.get("PYENV_ROOT"), Path.home() / ".pyenv"):
        if folder:
            found = (Path(folder) / "versions").glob(f"{version}.*/bin/python")
            yield from sorted(found, reverse=True)
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield Path(on_path)


def _is_version(python: Path, version: str) -> bool:
    # A shim of pyenv is there for versions that it then refuses to start, and Debian packs
    # what makes virtualenvs apart.
    code = "import ensurepip, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        said = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=30)
    except OSError:
        return False
    return said.stdout.strip() == version
