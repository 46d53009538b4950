"""Whatever an app does while it is imported, the command line says it in a sentence and ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import cli_driver
import pytest
from cli_bad_imports import BAD_IMPORTS, FLASK, BadImport

needs_user = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


def _case(bad: BadImport) -> object:
    return pytest.param(bad, id=bad.name, marks=[] if bad.fast else [pytest.mark.slow])


def _write(folder: Path, bad: BadImport) -> None:
    for name, text in {"app.py": bad.source, **bad.more}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    if bad.data is not None:
        (folder / "app.py").write_bytes(bad.data)


@pytest.mark.parametrize("bad", [_case(bad) for bad in BAD_IMPORTS])
def test_an_app_that_cannot_be_loaded(tmp_path: Path, bad: BadImport) -> None:
    _write(tmp_path, bad)
    outcome = cli_driver.run(tmp_path, bad.app, "--routes", *bad.words)
    assert outcome.code == 3, outcome.err
    assert outcome.out == b""
    for words in bad.says:
        assert words in outcome.last_line
    for words in bad.shows:
        assert words in outcome.err
    assert outcome.last_line.startswith("route-inspector: ")
    assert not bad.shows or "inspector/" not in outcome.err
    assert outcome.seconds < 25


@needs_user
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(FLASK)
    (tmp_path / "app.py").chmod(0)
    outcome = cli_driver.run(tmp_path, "app.py", "--routes")
    assert (outcome.code, outcome.out) == (3, b"")
    assert "ermission" in outcome.last_line


@pytest.mark.slow
def test_an_interpreter_without_flask(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(FLASK)
    outcome = cli_driver.run(tmp_path, "app.py", "--routes", "--python", f"{sys.executable} -S")
    assert (outcome.code, outcome.out) == (3, b"")
    assert "Flask" in outcome.last_line
