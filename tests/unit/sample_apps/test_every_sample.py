"""What holds for each sample: it opens like any app, and says on one screen what to try."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[3] / "sample_apps"
APPS = sorted(SAMPLES.glob("*/app.py"))
# One is a package with a factory; the other one starts a server, which is its point.
SCRIPTS = [app for app in APPS if app.parent.name not in ("factory", "legacy")]
PAGES = sorted(SAMPLES.rglob("*.html"))


def name(app: Path) -> str:
    return app.parent.name


@pytest.mark.parametrize("app", APPS, ids=name)
def test_docstring_is_one_screen(app: Path) -> None:
    docstring = ast.get_docstring(ast.parse(app.read_text(encoding="utf-8"))) or ""
    assert 10 <= len(docstring.splitlines()) <= 30


@pytest.mark.parametrize("app", APPS, ids=name)
def test_flask_finds_the_app(app: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-B", "-m", "flask", "--app", str(app), "routes"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert found.stderr == ""
    assert ("Ignoring a call to 'app.run()'" in found.stdout) == (app.parent.name == "legacy")
    assert "/static/<path:filename>" in found.stdout


@pytest.mark.parametrize("app", SCRIPTS, ids=name)
def test_importing_does_not_start_a_server(app: Path, tmp_path: Path) -> None:
    code = f"import runpy; print(runpy.run_path({str(app)!r}, run_name='app')['app'])"
    command = [
        sys.executable,
        "-B",
        "-c",
        f"import sys; sys.path[0] = {str(app.parent)!r}; {code}",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("<Flask ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_only_the_lookbook_needs_a_network(page: Path) -> None:
    assert ("https://" in page.read_text(encoding="utf-8")) == (page.stem == "lookbook")
