"""The window stays alive and keeps what was typed, whatever the app does."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver
from e2e_apps import SLOW_AND_DEADLY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget


@pytest.fixture
def deadly(open_source) -> Driver:
    """An app with views that hang, exit and die, loaded."""
    driver = open_source(SLOW_AND_DEADLY)
    driver.wait_state("ready")
    return driver


def _works_again(driver: Driver) -> None:
    driver.wait_state("ready")
    driver.type_url("/fine")
    driver.send_and_wait()
    assert driver.status().startswith("200 OK")


def _cancel_while_running(driver: Driver, target: str) -> None:
    driver.type_url(target)
    driver.send()
    console = driver.find(QPlainTextEdit, "logText")
    driver.wait(lambda: "the view runs" in console.toPlainText())
    assert driver.find(QAbstractButton, "sendButton").text() == "Cancel"
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    driver.wait_answer()


def test_reload_keeps_what_was_typed(tutorial: Driver) -> None:
    tutorial.type_url("/hello?kept=yes")
    QTest.keyClick(tutorial.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    tutorial.wait_state("loading")
    tutorial.wait_state("ready")
    assert tutorial.url.text() == "/hello?kept=yes"
    assert any("/hello" in row for row in tutorial.rows("Routes"))


def test_a_route_that_is_gone_and_back_again_has_its_form(open_source, tmp_path: Path) -> None:
    source = "import flask\napp = flask.Flask('a')\n@app.get('/here')\ndef here(): return ''\n"
    driver = open_source(source)
    driver.wait_state("ready")
    driver.click_route("/here")
    driver.wait_answer()
    note = driver.find(QLabel, "requestNote")
    for text, told in ((source.replace("/here", "/there"), "gone from the app"), (source, "")):
        (tmp_path / "app.py").write_text(text)
        driver.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        driver.wait_state("loading")
        driver.wait_state("ready")
        assert told in note.text()
        assert bool(note.text()) == bool(told)
        assert driver.url.text() == "/here"


def test_cancel_cuts_a_view_that_sleeps(deadly: Driver) -> None:
    _cancel_while_running(deadly, "/sleeps")
    assert "cancelled" in (deadly.status() + deadly.story()).lower()
    _works_again(deadly)


def test_a_click_on_another_route_takes_the_place_of_what_runs(deadly: Driver) -> None:
    deadly.type_url("/sleeps")
    deadly.send()
    console = deadly.find(QPlainTextEdit, "logText")
    deadly.wait(lambda: "the view runs" in console.toPlainText())
    deadly.click_route("/fine")
    deadly.wait_answer()
    assert deadly.status().startswith("200 OK")
    assert deadly.story().startswith("GET /fine matched fine")
    assert [row.split()[-1] for row in deadly.chain()] == ["http://localhost/fine"]
    assert deadly.url.text() == "/fine"


def test_cancel_cuts_a_view_that_loops_for_ever(deadly: Driver) -> None:
    _cancel_while_running(deadly, "/loops")
    assert "cancelled" in (deadly.status() + deadly.story()).lower()
    _works_again(deadly)


def test_cancel_restarts_a_worker_that_does_not_listen(deadly: Driver) -> None:
    _cancel_while_running(deadly, "/deaf")
    assert "restarted" in deadly.story()
    _works_again(deadly)


def test_a_timeout_is_said_and_the_worker_goes_on(deadly: Driver) -> None:
    deadly.find(QWidget, "timeout").setValue(0.3)  # type: ignore[attr-defined]
    deadly.type_url("/sleeps")
    deadly.send_and_wait()
    assert "0.3" in deadly.story()
    _works_again(deadly)


def test_a_worker_that_exits_is_said_with_its_last_words_and_restarted(deadly: Driver) -> None:
    deadly.type_url("/os-exit")
    deadly.send_and_wait()
    assert "exit code 3" in deadly.story()
    notice = deadly.find(QWidget, "notice")
    assert "last words of the view" in "".join(
        label.text() for label in notice.findChildren(QLabel)
    )
    _works_again(deadly)


def test_sys_exit_in_a_view_does_not_end_the_worker(deadly: Driver) -> None:
    deadly.type_url("/sys-exit")
    deadly.send_and_wait()
    assert "SystemExit" in deadly.story() + deadly.find(QPlainTextEdit, "errorText").toPlainText()
    assert deadly.find(QWidget, "notice").isHidden()
    _works_again(deadly)


def test_what_the_app_prints_is_in_the_console(deadly: Driver) -> None:
    deadly.type_url("/prints")
    deadly.send_and_wait()
    log = deadly.find(QPlainTextEdit, "logText")
    deadly.wait(lambda: "printed by the view" in log.toPlainText())
