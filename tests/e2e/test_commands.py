"""An app that misses its table: the window points to the command that makes it, and runs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from driver import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton

SOURCE = """
import os, sqlite3, time
from flask import Flask

app = Flask(__name__)
app.config.from_mapping(SECRET_KEY="hunter2", DATABASE="shop.db")

@app.route("/things")
def things():
    with sqlite3.connect(app.config["DATABASE"]) as db:
        return {"things": db.execute("SELECT * FROM thing").fetchall()}

@app.cli.command("init-db")
def init_db():
    "Make the tables."
    with sqlite3.connect(app.config["DATABASE"]) as db:
        db.execute("CREATE TABLE thing (name)")
    print("made")

@app.cli.command("sleep")
def sleep():
    print("asleep", os.getpid(), flush=True)
    time.sleep(60)
"""


@pytest.fixture
def driver(open_app: Callable[..., Driver], tmp_path: Path) -> Driver:
    """The app above, loaded, its commands listed; there is no table yet."""
    (tmp_path / "app.py").write_text(SOURCE)
    driver = open_app("app.py", "--cwd", str(tmp_path))
    driver.wait_state("ready")
    driver.wait(lambda: any("init-db" in row for row in driver.rows("App")))
    return driver


def activate(driver: Driver, text: str) -> None:
    """Go to a row and press Enter."""
    tree, index = driver.tree, driver.row(text)
    tree.scrollTo(index)
    tree.setCurrentIndex(index)
    QTest.keyClick(tree, Qt.Key.Key_Return)


def run(driver: Driver) -> None:
    driver.find(QPushButton, "commandRun").click()


def console(driver: Driver) -> str:
    return driver.find(QPlainTextEdit, "commandConsole").toPlainText()


def sentence(driver: Driver) -> str:
    label = driver.find(QLabel, "commandSentence")
    return label.text() if label.isVisible() else ""


def test_a_missing_table_leads_to_the_command_that_makes_it(driver: Driver) -> None:
    assert "SQLite shop.db" in driver.find(QLabel, "overviewCounts").text()
    activate(driver, "GET /things")
    driver.wait(lambda: driver.status().startswith("500"))
    hint = driver.find(QFrame, "commandHint")
    driver.wait(hint.isVisible)
    text = driver.find(QLabel, "commandHintText").text()
    assert text == "no such table: thing. Run the app's command `flask init-db`."

    driver.find(QPushButton, "commandHintRun").click()
    assert driver.find(QLineEdit, "commandEdit").text() == "init-db"
    assert console(driver) == ""
    run(driver)
    driver.wait(lambda: "exit code 0" in sentence(driver))
    assert console(driver) == "made"
    assert not hint.isVisible()

    activate(driver, "GET /things")
    driver.wait(lambda: driver.status().startswith("200"))
    assert not hint.isVisible()


def test_enter_opens_the_dialog_and_runs_nothing(driver: Driver) -> None:
    activate(driver, "init-db")
    dialog = driver.find(QDialog, "commandDialog")
    assert dialog.isVisible()
    QTest.keyClick(driver.find(QLineEdit, "commandEdit"), Qt.Key.Key_Return)
    assert driver.find(QPushButton, "commandRun").text() == "Run"


def test_a_command_is_cancelled_and_a_wrong_one_says_its_exit_code(driver: Driver) -> None:
    activate(driver, "sleep")
    run(driver)
    driver.wait(lambda: "asleep" in console(driver))
    run(driver)
    driver.wait(lambda: "was cancelled" in sentence(driver))

    driver.find(QLineEdit, "commandEdit").setText("nonsense")
    run(driver)
    driver.wait(lambda: "exit code 2" in sentence(driver))
    assert "No such command 'nonsense'" in console(driver)


def test_what_is_no_command_line_is_said(driver: Driver) -> None:
    activate(driver, "init-db")
    driver.find(QLineEdit, "commandEdit").setText("init-db 'unclosed")
    run(driver)
    assert sentence(driver) == "This cannot be run: No closing quotation."


def test_closing_the_window_ends_the_command(driver: Driver) -> None:
    activate(driver, "sleep")
    run(driver)
    driver.wait(lambda: "asleep" in console(driver))
    pid = int(console(driver).split()[1])
    driver.window.close()
    driver.wait(lambda: not Path(f"/proc/{pid}").exists())
