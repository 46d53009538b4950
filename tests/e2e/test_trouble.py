"""The window goes on, whatever a view or an import does: it ticks, hears clicks, sends again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from driver import Driver
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTabBar, QWidget

TROUBLE = Path(__file__).parents[2] / "sample_apps" / "trouble" / "app.py"
BEAT_MS = 5
LOOPING_IMPORT = "print('the import runs', flush=True)\nwhile True:\n    pass\n"
DEAF_IMPORT = """
import time
while True:
    try:
        print("the import runs", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""


@pytest.fixture
def trouble(open_app) -> Driver:
    """The trouble sample, loaded."""
    driver = open_app(str(TROUBLE))
    driver.wait_state("ready")
    return driver


@contextmanager
def alive(driver: Driver) -> Iterator[None]:
    """The event loop ticks meanwhile, and a click is answered at the end of it."""
    beats: list[int] = []
    timer = QTimer(driver.window, interval=BEAT_MS)
    timer.timeout.connect(lambda: beats.append(1))
    timer.start()
    driver.wait(lambda: bool(beats))
    begun = time.monotonic()
    first = len(beats)
    yield
    before = len(beats)
    # What was there already took no time, and the timer no turn.
    was_long = time.monotonic() - begun > 10 * BEAT_MS / 1000
    assert before > first or not was_long, "the event loop stood still"
    driver.wait(lambda: len(beats) > before + 2)
    timer.stop()
    timer.deleteLater()
    _click_tabs(driver)


def _click_tabs(driver: Driver) -> None:
    tabs = driver.find(QTabBar, "requestTabs")
    for number in (1, 0):
        QTest.mouseClick(
            tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(number).center() + QPoint(0, 1)
        )
        assert tabs.currentIndex() == number


def _works_again(driver: Driver) -> None:
    driver.wait_state("ready")
    driver.type_url("/redirect/1")
    driver.send_and_wait()
    assert driver.status().startswith("200 OK")
    assert len(driver.chain()) == 2


def _said(driver: Driver) -> str:
    return f"{driver.status()}\n{driver.story()}\n{driver.chain()}"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/exit", "sys.exit(3)"),
        ("/os-exit", "exit code 3"),
        ("/segfault", "SIGSEGV"),
        ("/recursion", "RecursionError"),
        ("/headers", "10000 headers"),
        ("/huge/60", "60.0 MB"),
        ("/redirect/loop", "loop: /redirect/loop was seen before"),
        ("/redirect/1000", "stopped after 20 hops"),
        ("/redirect/javascript", "external, not followed: javascript:alert(1)"),
        ("/stream/broken", "the fourth line was lost"),
    ],
)
def test_a_view_that_misbehaves_is_told(trouble: Driver, path: str, said: str) -> None:
    with alive(trouble):
        trouble.type_url(path)
        trouble.send_and_wait()
    raw = trouble.find(QPlainTextEdit, "rawText").toPlainText()
    assert said in _said(trouble) + raw
    _works_again(trouble)


@pytest.mark.parametrize("path", ["/loop", "/loop-in-c", "/sleep"])
def test_a_view_that_never_ends_is_cancelled(trouble: Driver, path: str) -> None:
    trouble.type_url(path)
    with alive(trouble):
        trouble.send()
        trouble.wait_state("busy")
    with alive(trouble):
        QTest.keyClick(trouble.window, Qt.Key.Key_Escape)
        trouble.wait_answer()
    assert "cancelled" in trouble.status()
    assert ("restarted" in trouble.story()) is (path == "/loop-in-c")
    _works_again(trouble)


def test_an_endless_stream_is_shown_while_it_comes_and_kept_when_it_is_cut(
    trouble: Driver,
) -> None:
    trouble.type_url("/stream/endless")
    pane = trouble.find(QWidget, "previewPane")

    def shown() -> str:
        texts = pane.findChildren(QPlainTextEdit)
        return "\n".join(text.toPlainText() for text in texts if text.isVisible())

    with alive(trouble):
        trouble.send()
        trouble.wait(lambda: "line 1\n" in shown())
    assert "so far" in trouble.status()
    with alive(trouble):
        trouble.wait(lambda: "line 9\n" in shown())
        QTest.keyClick(trouble.window, Qt.Key.Key_Escape)
        trouble.wait_answer()
    assert "cancelled" in trouble.status()
    assert "line 9\n" in shown()
    assert "not whole" in "\n".join(
        label.text() for label in trouble.window.findChildren(QLabel) if label.isVisible()
    )
    _works_again(trouble)


@pytest.mark.parametrize("source", [LOOPING_IMPORT, DEAF_IMPORT])
@pytest.mark.parametrize("way", ["escape", "button"])
def test_loading_that_never_ends_is_cancelled(
    open_source, source: str, way: str, tmp_path: Path
) -> None:
    driver = open_source(source)
    console = driver.find(QPlainTextEdit, "logText")
    with alive(driver):
        driver.wait(lambda: "the import runs" in console.toPlainText())
    button = driver.find(QAbstractButton, "reloadButton")
    assert button.text() == "Cancel"
    if way == "escape":
        QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = driver.find(QWidget, "loadError")
    driver.wait(page.isVisible)
    assert any("Loading was cancelled" in x.text() for x in page.findChildren(QLabel))
    assert button.text() == "Reload"
    (tmp_path / "app.py").write_text("from flask import Flask\napp = Flask('mended')\n")
    retry = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Retry")
    retry.click()
    driver.wait_state("ready")
    assert "mended" in driver.window.windowTitle()
