"""Which source files are the app's own, and which belong to Python, Flask or the inspector."""

from __future__ import annotations

import importlib
import sysconfig
from pathlib import Path

_INSPECTOR = Path(__file__).resolve().parent.parent
_MACHINERY = (_INSPECTOR, Path(str(importlib.__file__)).resolve().parent)
_LIBRARY_FOLDERS = frozenset(("site-packages", "dist-packages"))


class OwnCode:
    """Tells the app's own files from everybody else's."""

    def __init__(self, foreign: tuple[Path, ...] = ()) -> None:
        """foreign: folders of packages that are never the app's own."""
        stdlib = [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]
        self._foreign = tuple(f.resolve() for f in (_INSPECTOR, *stdlib, *foreign))
        self._roots: list[Path] = []
        self._known: dict[str, bool] = {}

    def add_root(self, folder: Path) -> None:
        """Everything below is the app's own, but for virtualenvs in it."""
        self._roots.append(folder.resolve())
        self._known.clear()

    def __contains__(self, file: str) -> bool:
        """Whether a file, as a code object names it, is the app's own."""
        known = self._known.get(file)
        if known is None:
            known = self._known[file] = self._is_own(file)
        return known

    def is_machinery(self, file: str) -> bool:
        """Whether it is the inspector's or importlib's: of no use in a traceback."""
        if file.startswith("<"):
            return file.startswith("<frozen importlib")
        return any(_below(folder, Path(file)) for folder in _MACHINERY)

    def _is_own(self, file: str) -> bool:
        if file.startswith("<"):
            return False
        path = Path(file).resolve()
        # An app that is itself installed is its own, below its own folder.
        for root in self._roots:
            if _below(root, path) and not _in_library(path.relative_to(root)):
                return True
        return not _in_library(path) and not any(_below(f, path) for f in self._foreign)


def _below(folder: Path, path: Path) -> bool:
    return folder in path.parents


def _in_library(path: Path) -> bool:
    return not _LIBRARY_FOLDERS.isdisjoint(path.parts)
