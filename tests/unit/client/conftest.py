"""Sessions on the fake worker, stopped at the end of each test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

# In importlib mode a test folder is no import path; the driver is shared by this folder only.
sys.path.append(str(Path(__file__).parent))

from session_driver import Client


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[Client]:
    """A session that is not open yet; stopped at the end."""
    made = Client(qtbot, tmp_path)
    yield made
    made.session.stop()


@pytest.fixture
def make_client(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Client]]:
    """More than one session."""
    made: list[Client] = []

    def make() -> Client:
        made.append(Client(qtbot, tmp_path))
        return made[-1]

    yield make
    for client in made:
        client.session.stop()
