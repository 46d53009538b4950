"""An app that cannot be loaded gives the load-error page with its cause, never an empty tree."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

BROKEN = {
    "missing module": ("import flask\nimport no_such_module_at_all\n", "no_such_module_at_all"),
    "import failure": (
        "from flask import Flask\n\nraise RuntimeError('needs a key')\n",
        "needs a key",
    ),
    "syntax error": ("from flask import Flask\napp = Flask(__name__\n", "line 2"),
    "no app": ("from flask import Flask\nvalue = 1\n", "app"),
    "exit at import": ("import sys\nsys.exit('bye')\n", "exit"),
    "not Python": ("PK\x03\x04\x00\x00binary", "Python"),
}


def _words(page: QWidget) -> str:
    """Everything that can be read on a page."""
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    texts += [edit.toPlainText() for edit in page.findChildren(QPlainTextEdit)]
    return "\n".join(texts)


def _error_page(driver: Driver) -> QWidget:
    page = driver.find(QWidget, "loadError")
    driver.wait(page.isVisible)
    return page


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_app_shows_why(open_source, name: str) -> None:
    source, cause = BROKEN[name]
    driver = open_source(source)
    page = _error_page(driver)
    assert cause in _words(page)
    assert not driver.tree.isVisible() or driver.rows("Routes")


def test_the_failing_line_and_the_traceback_are_shown(open_source) -> None:
    driver = open_source("from flask import Flask\nlimit = 1\nprice = limit / 0\n")
    words = _words(_error_page(driver))
    assert "price = limit / 0" in words
    assert "ZeroDivisionError" in words
    assert "line 3" in words


def test_a_missing_file_is_said(open_app, tmp_path: Path) -> None:
    driver = open_app(str(tmp_path / "nowhere.py"))
    assert "nowhere.py" in _words(_error_page(driver))


def test_retry_loads_the_mended_app(open_source, tmp_path: Path) -> None:
    driver = open_source("import no_such_module_at_all\n")
    page = _error_page(driver)
    (tmp_path / "app.py").write_text("from flask import Flask\napp = Flask(__name__)\n")
    retry = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Retry")
    retry.click()
    driver.wait_state("ready")
    assert any("/static" in row for row in driver.rows("Routes"))


def test_a_factory_of_another_name_is_offered_and_opens(open_source) -> None:
    driver = open_source(
        "from flask import Flask\n\ndef build_shop():\n    return Flask('shop')\n"
    )
    page = _error_page(driver)
    offer = next(b for b in page.findChildren(QAbstractButton) if "build_shop" in b.text())
    offer.click()
    driver.wait_state("ready")
    assert "shop" in driver.window.windowTitle()
