"""What is chosen in the window helps at once, and the next time."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from driver import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from inspector.store import app_memory
from inspector.store.app_memory import AppMemory

WANTS_VARIABLE = """
import os
from flask import Flask

app = Flask(__name__)
url = os.environ["SHOP_URL"]

@app.get("/")
def home():
    return url
"""
WANTS_ARGUMENTS = """
from flask import Flask

def create_app(config, debug=False):
    app = Flask(__name__)
    app.add_url_rule("/", "home", lambda: config)
    return app
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration folder of its own for each test."""
    folder = tmp_path / "config"
    monkeypatch.setattr(app_memory, "config_folder", lambda: folder)
    return folder


def _answer(driver: Driver, name: str, text: str) -> None:
    field = driver.find(QLineEdit, name)
    driver.wait(field.isVisible)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _home(driver: Driver) -> str:
    driver.wait_state("ready")
    driver.type_url("/")
    driver.send_and_wait()
    return driver.find(QWidget, "rawText").toPlainText()  # type: ignore[attr-defined]


def _names(table: QTableView) -> list[str]:
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_missing_variable_is_asked_for_and_remembered(open_app, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(WANTS_VARIABLE)
    driver = open_app(str(path))
    _answer(driver, "variableEdit", "http://shop")
    assert "http://shop" in _home(driver)

    again = open_app(str(path))
    again.wait_state("ready")


def test_a_factory_gets_its_arguments_and_they_are_remembered(open_app, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(WANTS_ARGUMENTS)
    driver = open_app(str(path))
    _answer(driver, "factoryEdit", "'dev'")
    assert "dev" in _home(driver)

    assert AppMemory().recall(str(path.resolve())).name == "create_app('dev')"
    again = open_app(str(path))
    again.wait_state("ready")


def test_an_interpreter_is_chosen_in_the_window(open_app, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text("from flask import Flask\napp = Flask(__name__)\n")
    driver = open_app(str(path))
    driver.wait_state("ready")
    button = driver.find(QAbstractButton, "interpreterButton")
    assert button.text().startswith("Python 3")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    table = driver.find(QTableView, "interpreterTable")
    driver.wait(lambda: any("in use" in name for name in _names(table)))

    field = driver.find(QLineEdit, "interpreterCommand")
    field.clear()
    command = f"env OTHER=1 {shlex.quote(sys.executable)}"
    QTest.keyClicks(field, command)
    QTest.keyClick(field, Qt.Key.Key_Return)
    driver.wait(lambda: AppMemory().recall(str(path.resolve())).python == command)
    driver.wait_state("ready")
    assert not driver.find(QWidget, "interpreterChooser").isVisible()


def test_a_missing_module_names_the_virtualenv_that_has_it(open_app, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text("import flask, shop_tools\napp = flask.Flask(__name__)\n")
    _virtualenv(tmp_path / "envs", "without")
    packages = _virtualenv(tmp_path / "envs", "with")
    (packages / "shop_tools.py").touch()
    (tmp_path / "requirements.txt").touch()
    for name in ("with", "without"):
        (tmp_path / "envs" / name).rename(tmp_path / name)
    driver = open_app(str(path))
    driver.wait_state("failed")
    page = driver.find(QWidget, "loadError")
    driver.wait(lambda: len(_offers(page)) == 1)
    (offer,) = _offers(page)
    assert offer.text().startswith("with · Python 3.")
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    driver.wait_state("ready")
    assert AppMemory().recall(str(path.resolve())).python == str(tmp_path / "with/bin/python")


def _offers(page: QWidget) -> list[QPushButton]:
    buttons = page.findChildren(QPushButton)
    return [b for b in buttons if b.isVisible() and "· Python" in b.text()]


def _virtualenv(folder: Path, name: str) -> Path:
    """A virtualenv with this one's packages, made by hand; where its own packages go."""
    home = folder / name
    packages = home / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    packages.mkdir(parents=True)
    (home / "bin").mkdir()
    (home / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    base = Path(sys.executable).resolve().parent
    (home / "pyvenv.cfg").write_text(f"home = {base}\n")
    ours = "\n".join(path for path in sys.path if path.endswith("site-packages"))
    (packages / "ours.pth").write_text(ours + "\n")
    return packages


def test_a_choice_that_does_not_load_is_not_remembered(open_app, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text("import no_such_module_at_all\n")
    driver = open_app(str(path))
    driver.wait_state("failed")
    _answer(driver, "interpreterEdit", f"env {shlex.quote(sys.executable)}")
    driver.wait_state("loading")
    driver.wait_state("failed")
    assert AppMemory().recall(str(path.resolve())).python is None


def test_a_damaged_memory_is_said_and_the_app_opens(
    open_app, tmp_path: Path, config: Path
) -> None:
    config.mkdir()
    (config / "apps.json").write_text("{")
    path = tmp_path / "app.py"
    path.write_text("from flask import Flask\napp = Flask(__name__)\n")
    driver = open_app(str(path))
    driver.wait_state("ready")
    notice = driver.find(QWidget, "notice")
    assert "set aside" in "".join(label.text() for label in notice.findChildren(QLabel))


def test_an_app_opened_from_the_window_runs_in_its_own_folder(open_app, tmp_path: Path) -> None:
    (tmp_path / ".flaskenv").write_text("SHOP_NAME=corner\n")
    (tmp_path / "app.py").write_text(
        "import os\nfrom flask import Flask\napp = Flask(os.environ['SHOP_NAME'])\n"
    )
    driver = open_app()
    driver.window.controller.loading.open_path(str(tmp_path / "app.py"))
    driver.wait_state("ready")
    assert "corner" in driver.window.windowTitle()
