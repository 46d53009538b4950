"""A window that opens as ``python -m inspector`` opens it: the tree first, the rest after it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from driver import Driver
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from inspector.app.opening import Opening
from inspector.client.session import WorkerSession
from inspector.client.target import resolve_target
from inspector.store.app_memory import AppMemory

TUTORIAL = Path(__file__).parents[2] / "sample_apps" / "tutorial" / "app.py"
BROKEN = "raise RuntimeError('not today')"


def _open(app: Path) -> Opening:
    opening = Opening(resolve_target(str(app)), AppMemory())
    opening.window.show()
    return opening


@pytest.fixture
def opening(qtbot: QtBot) -> Iterator[Opening]:
    """The tutorial's window as it is when the event loop starts."""
    made = _open(TUTORIAL)
    yield made
    made.window.close()
    made.window.deleteLater()


def _row_count(driver: Driver) -> int:
    model = driver.tree.model()
    return model.rowCount(model.index(0, 0))


def test_nothing_of_qt_is_imported_before_the_worker_starts() -> None:
    loaded = "import sys, inspector.app; print(any(m.startswith('PySide6') for m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True)
    assert run.stdout == "False\n", run.stderr


def test_the_tree_is_there_before_the_other_panes(opening: Opening, qtbot: QtBot) -> None:
    driver = Driver(opening.window)
    qtbot.waitUntil(lambda: _row_count(driver) > 0, timeout=20_000)
    assert opening.window.findChild(QLineEdit, "urlEdit") is None


def test_the_rest_follows_and_knows_what_was_told(opening: Opening, qtbot: QtBot) -> None:
    opening.complete_between_events()
    driver = Driver(opening.window)
    state = driver.find(QLabel, "workerState")
    qtbot.waitUntil(lambda: state.text().endswith("ready"), timeout=20_000)
    assert opening.window.panes.overview.isVisible()
    driver.click_route("/hello")
    driver.wait_answer()
    assert driver.status().startswith("200 OK")


def test_a_route_that_was_clicked_too_early_is_sent_when_it_can_be(
    opening: Opening, qtbot: QtBot
) -> None:
    driver = Driver(opening.window)
    qtbot.waitUntil(lambda: _row_count(driver) > 0, timeout=20_000)
    driver.click_route("/hello")
    opening.complete()
    driver.wait_answer()
    assert driver.status().startswith("200 OK")


def test_a_failure_that_came_too_early_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text(BROKEN)
    opening = _open(app)
    session = opening.window.findChild(WorkerSession)
    with qtbot.waitSignal(session.load_failed, timeout=20_000):
        pass
    opening.complete()
    assert opening.window.panes.load_error.isVisible()
    opening.window.close()
    opening.window.deleteLater()


def test_a_window_that_is_closed_early_leaves_no_worker(opening: Opening) -> None:
    opening.complete_between_events()
    opening.window.close()
