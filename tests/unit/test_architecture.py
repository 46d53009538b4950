"""The rules of the house that import-linter cannot see, read from the syntax trees."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INSPECTOR = ROOT / "inspector"

# What a target interpreter surely has: Flask, and what Flask itself needs.
FLASK_FAMILY = {"flask", "werkzeug", "jinja2", "click", "blinker", "markupsafe"}
# In the standard library of the newest Python, not in that of 3.9.
NEWER_THAN_3_9 = {"tomllib", "annotationlib", "compression"}


def modules(*rooms: str) -> list[Path]:
    """Every module of the inspector, or of some of its rooms."""
    folders = [INSPECTOR / room for room in rooms] or [INSPECTOR]
    found = sorted(file for folder in folders for file in folder.rglob("*.py"))
    assert found, f"no modules in {folders}"
    return found


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports(file: Path) -> Iterator[str]:
    """Dotted names that a module imports, relative imports left out."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def annotations(file: Path) -> Iterator[ast.expr]:
    for node in ast.walk(tree(file)):
        for place in ("annotation", "returns"):
            annotation = getattr(node, place, None)
            if annotation is not None:
                yield annotation


def has_union(annotation: ast.expr) -> bool:
    return any(isinstance(node, ast.BitOr) for node in ast.walk(annotation))


def who_imports(files: list[Path], *prefixes: str) -> list[str]:
    return [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in imports(file)
        if name.startswith(prefixes)
    ]


def test_web_engine_is_imported_in_one_place_only() -> None:
    home = INSPECTOR / "ui" / "response"
    elsewhere = [
        file
        for file in modules()
        if not (file.is_relative_to(home) and file.relative_to(home).parts[0].startswith("web"))
    ]
    assert who_imports(elsewhere, "PySide6.QtWebEngine") == []


def test_client_and_preview_have_no_widgets() -> None:
    files = modules("client", "preview")
    assert who_imports(files, "PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtWebEngine") == []


def test_what_the_target_runs_is_python_3_9() -> None:
    for file in modules("protocol", "worker"):
        ast.parse(file.read_text(encoding="utf-8"), str(file), feature_version=(3, 9))


def test_unions_in_what_the_target_runs_are_never_evaluated() -> None:
    # "str | None" passes the parser of 3.9 and is a TypeError there when it is evaluated.
    files = [f for f in modules("protocol", "worker") if any(map(has_union, annotations(f)))]
    assert [file for file in files if "__future__.annotations" not in imports(file)] == []


def test_what_the_target_runs_needs_only_flask() -> None:
    there = (set(sys.stdlib_module_names) | FLASK_FAMILY) - NEWER_THAN_3_9
    foreign = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in modules("protocol", "worker")
        for name in imports(file)
        if name.partition(".")[0] not in there
    ]
    assert foreign == []


def test_every_module_says_what_it_is_for() -> None:
    files = [*modules(), *(ROOT / "sample_apps").rglob("*.py")]
    assert [file for file in files if not ast.get_docstring(tree(file))] == []


def test_no_module_is_longer_than_300_lines() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert {file: length for file, length in lengths.items() if length > 300} == {}


def test_nothing_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"util", "utils", "helper", "helpers", "misc", "common"}
    places = [p for top in ("inspector", "tests", "sample_apps") for p in (ROOT / top).rglob("*")]
    assert [place for place in places if place.stem in drawers] == []
