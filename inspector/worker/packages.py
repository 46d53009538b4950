"""Imports a file by its dotted name where its relative imports need packages above it."""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import re
import sys
from pathlib import Path

# What any relative import looks like, and perhaps a sentence in a comment.
_RELATIVE = re.compile(rb"\bfrom[\s\\]*\.")


def package_name(file: Path, name: str) -> str:
    """The dotted name under which a file is to be imported; parents it needs are made.

    Flask names a file after the folders above it that have an ``__init__.py``. Where the
    file's relative imports reach higher, the folders above are taken for packages too, as
    ``python -m`` from further up would.

    name: what Flask calls the module.
    """
    missing = _deepest_relative_import(file) - _depth(file, name)
    folder = _top_folder(file, name)
    while missing > 0 and folder.parent != folder and "." not in folder.name:
        name, folder = f"{folder.name}.{name}", folder.parent
        missing -= 1
    _make_packages(name, folder)
    return name


def _deepest_relative_import(file: Path) -> int:
    """How many packages above it a file's ``from ..x import y`` needs; 0 for none."""
    try:
        source = file.read_bytes()
        # Parsing takes a tenth of the time that a large app is loaded in; most need none.
        if not _RELATIVE.search(source):
            return 0
        tree = ast.parse(source)
    except (OSError, SyntaxError, ValueError, RecursionError):
        # Importing it will say what is wrong.
        return 0
    return max((n.level for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)), default=0)


def _depth(file: Path, name: str) -> int:
    """How many packages stand above the file under this name, itself one or not."""
    return name.count(".") + (1 if file.name == "__init__.py" else 0)


def _top_folder(file: Path, name: str) -> Path:
    """The folder from which the name is imported."""
    return file.resolve().parents[_depth(file, name)]


def _make_packages(name: str, folder: Path) -> None:
    """Packages for the folders of a dotted name that have no ``__init__.py``.

    Made here rather than found as namespace packages: an installed package of the same
    name, and there are many called "web" or "src", would be taken instead.
    """
    *parents, _ = name.split(".")
    dotted = ""
    for part in parents:
        dotted, folder = f"{dotted}.{part}".lstrip("."), folder / part
        if dotted not in sys.modules and not (folder / "__init__.py").is_file():
            spec = importlib.machinery.ModuleSpec(dotted, None, is_package=True)
            spec.submodule_search_locations = [str(folder)]
            sys.modules[dotted] = package = importlib.util.module_from_spec(spec)
            # ``Flask("shop")`` looks for its templates beside this.
            package.__file__ = str(folder / "__init__.py")
