"""A whole window with a real worker, and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import Driver
from pytestqt.qtbot import QtBot

from inspector.app import open_window

SAMPLES = Path(__file__).parents[2] / "sample_apps"

OpenApp = Callable[..., Driver]


@pytest.fixture
def open_app(qtbot: QtBot) -> Iterator[OpenApp]:
    """Opens a window on a command line; each is closed after the test, its worker with it."""
    windows = []

    def open_one(*argv: str) -> Driver:
        window = open_window(list(argv))
        windows.append(window)
        window.show()
        return Driver(window)

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def tutorial(open_app: OpenApp) -> Driver:
    """The tutorial sample, loaded."""
    driver = open_app(str(SAMPLES / "tutorial" / "app.py"))
    driver.wait_state("ready")
    return driver


@pytest.fixture
def shop(open_app: OpenApp) -> Driver:
    """The shop sample, loaded."""
    driver = open_app(str(SAMPLES / "shop" / "app.py"))
    driver.wait_state("ready")
    return driver


@pytest.fixture
def open_source(open_app: OpenApp, tmp_path: Path) -> OpenApp:
    """Writes an app of these lines, and opens it without waiting for it."""

    def open_text(source: str, name: str = "app.py") -> Driver:
        path = tmp_path / name
        path.write_text(source)
        return open_app(str(path))

    return open_text


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every whole window may show a page."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.webengine)
