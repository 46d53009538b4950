"""Interpreters for the matrix are found by what they are, not by what they are called."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cells import CELLS, find_interpreter

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine with no Python at all: folders "path" and "pyenv", both empty."""
    (tmp_path / "path").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("HOME", str(tmp_path))
    find_interpreter.cache_clear()
    yield tmp_path
    find_interpreter.cache_clear()


def put(place: Path, script: str) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    return place


def test_every_flask_meets_every_python() -> None:
    assert len({str(cell) for cell in CELLS}) == 4 * 5


def test_there_may_be_none(machine: Path) -> None:
    assert find_interpreter(HERE) is None


def test_one_on_the_path_is_found(machine: Path) -> None:
    python = put(machine / "path" / f"python{HERE}", f'exec "{sys.executable}" "$@"')
    assert find_interpreter(HERE) == python


def test_one_of_pyenv_is_found(machine: Path) -> None:
    place = machine / "pyenv" / "versions" / f"{HERE}.99" / "bin" / "python"
    python = put(place, f'exec "{sys.executable}" "$@"')
    assert find_interpreter(HERE) == python


def test_a_shim_that_refuses_is_not_taken(machine: Path) -> None:
    put(machine / "path" / f"python{HERE}", "echo 'pyenv: command not found' >&2; exit 127")
    assert find_interpreter(HERE) is None


def test_another_version_under_that_name_is_not_taken(machine: Path) -> None:
    put(machine / "path" / "python3.1", f'exec "{sys.executable}" "$@"')
    assert find_interpreter("3.1") is None
