"""Cells as parameters; a missing Python is a named skip, and a failure where CI=true."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cells import CELLS, Cell
from environments import python_of
from worker_process import WorkerProcess

from inspector.protocol.reports import Ready


@pytest.fixture(scope="session", params=CELLS, ids=str)
def cell(request: pytest.FixtureRequest) -> Cell:
    """One Flask under one Python."""
    cell: Cell = request.param
    return cell


@pytest.fixture(scope="session")
def python(cell: Cell) -> Path:
    """The interpreter of the cell, Flask installed."""
    found = python_of(cell)
    if found is None:
        sentence = f"no Python {cell.python} in PATH or pyenv"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return found


@pytest.fixture
def start_worker(python: Path) -> Iterator[Callable[..., WorkerProcess]]:
    """Starts workers in the cell; each has said Ready."""
    started: list[WorkerProcess] = []

    def start(cwd: Path, **env: str) -> WorkerProcess:
        worker = WorkerProcess(cwd, (str(python),), env)
        started.append(worker)
        worker.wait_for(Ready)
        return worker

    yield start
    for worker in started:
        worker.close()
