"""What a person sees when an app could not be loaded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from inspector.protocol.errors import ErrorCode, ErrorInfo, SourceLine
from inspector.protocol.source import SourceRef
from inspector.ui.start.load_error_page import LoadErrorPage
from inspector.ui.theme.code_view import CodeView
from inspector.ui.theme.theme import Theme

SYNTAX = ErrorInfo(
    ErrorCode.SYNTAX_ERROR,
    "app.py is not valid Python: line 2, '(' was never closed.",
    'Traceback (most recent call last):\n  File "/srv/app.py", line 2\nSyntaxError: …\n',
    "SyntaxError",
    "/srv/app.py",
    2,
    (SourceLine(1, "import flask"), SourceLine(2, "app = Flask(")),
)
MISSING = ErrorInfo(ErrorCode.MODULE_MISSING, "No module named redis.", offers=("redis",))
SEVERAL = ErrorInfo(ErrorCode.SEVERAL_APPS, "Which app?", offers=("app", "api"))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> LoadErrorPage:
    error_page = LoadErrorPage(theme)
    qtbot.addWidget(error_page)
    error_page.resize(1016, 760)
    error_page.show()
    return error_page


def seen_text(page: LoadErrorPage, name: str) -> str | None:
    edit = page.findChild(QPlainTextEdit, name)
    return edit.toPlainText() if edit.isVisible() else None


def seen_buttons(page: LoadErrorPage) -> dict[str, QPushButton]:
    return {b.text(): b for b in page.findChildren(QPushButton) if b.isVisible()}


def test_it_says_what_happened_to_which_app_under_which_python(page: LoadErrorPage) -> None:
    page.show_error("app.py", SYNTAX, "/usr/bin/python3")

    assert page.findChild(QLabel, "loadErrorTitle").text() == SYNTAX.message
    assert page.findChild(QLabel, "loadErrorTarget").text() == "app.py · run with /usr/bin/python3"


def test_the_failing_line_is_marked_in_its_source(page: LoadErrorPage) -> None:
    page.show_error("app.py", SYNTAX, "python3")

    excerpt = page.findChild(CodeView, "loadErrorExcerpt")
    assert excerpt.isVisible()
    assert excerpt.toPlainText() == "import flask\napp = Flask("
    assert excerpt.marked_text() == "app = Flask("
    assert any(label.text() == "/srv/app.py:2" for label in page.findChildren(QLabel))


def test_traceback_and_console_are_there_to_read_and_copy(
    qtbot: QtBot, page: LoadErrorPage
) -> None:
    page.show_error("app.py", SYNTAX, "python3", ["starting", "reading config"])

    assert seen_text(page, "loadErrorTraceback") == (SYNTAX.traceback or "").rstrip()
    assert seen_text(page, "loadErrorConsole") == "starting\nreading config"

    copies = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Copy"]
    qtbot.mouseClick(copies[-1], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "starting\nreading config"


def test_what_there_is_not_is_not_shown(page: LoadErrorPage) -> None:
    page.show_error("app.py", SYNTAX, "python3", ["noise"])

    page.show_error("gone.py", ErrorInfo(ErrorCode.FILE_MISSING, "There is no gone.py."), "")

    assert list(seen_buttons(page)) == ["Retry"]
    for name in ("loadErrorTraceback", "loadErrorConsole", "loadErrorExcerpt", "installCommand"):
        assert seen_text(page, name) is None
    assert page.findChild(QLabel, "loadErrorTarget").text() == "gone.py"


def test_retry(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("app.py", SYNTAX, "python3")

    with qtbot.waitSignal(page.retry_requested):
        qtbot.mouseClick(seen_buttons(page)["Retry"], Qt.MouseButton.LeftButton)


def test_each_app_that_was_found_can_be_opened(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("shop/app.py", SEVERAL, "python3")
    assert list(seen_buttons(page)) == ["Retry", "shop/app.py:app", "shop/app.py:api"]

    with qtbot.waitSignal(page.app_chosen) as chosen:
        qtbot.mouseClick(seen_buttons(page)["shop/app.py:api"], Qt.MouseButton.LeftButton)

    assert chosen.args == ["shop/app.py:api"]


def test_offers_of_an_earlier_failure_are_gone(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("a.py", SEVERAL, "python3")
    page.show_error("b.py", SEVERAL, "python3")
    qtbot.waitUntil(lambda: list(seen_buttons(page)) == ["Retry", "b.py:app", "b.py:api"])


def test_a_missing_module_tells_how_to_install_it(page: LoadErrorPage) -> None:
    page.show_error("app.py", MISSING, "/opt/nowhere/python")

    assert seen_text(page, "installCommand") == "/opt/nowhere/python -m pip install redis"


def test_another_interpreter_can_be_used(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("app.py", MISSING, "python3")
    path = page.findChild(QLineEdit, "interpreterEdit")
    use = page.findChild(QPushButton, "interpreterUse")
    assert path.isVisible()
    assert not use.isEnabled()
    qtbot.keyClicks(path, " .venv/bin/python ")

    with qtbot.waitSignal(page.interpreter_chosen) as chosen:
        qtbot.mouseClick(use, Qt.MouseButton.LeftButton)

    assert chosen.args == [".venv/bin/python"]


def test_the_source_of_the_failing_line_can_be_opened(qtbot: QtBot, page: LoadErrorPage) -> None:
    page.show_error("app.py", SYNTAX, "python3")

    with qtbot.waitSignal(page.source_requested) as asked:
        qtbot.keyClick(page, Qt.Key.Key_F4)

    assert asked.args == [SourceRef(None, "", "/srv/app.py", 2)]


def test_a_long_traceback_scrolls_with_the_page(page: LoadErrorPage) -> None:
    long = ErrorInfo(ErrorCode.IMPORT_FAILED, "It failed.", "line\n" * 200)

    page.show_error("app.py", long, "python3")

    edit = page.findChild(QPlainTextEdit, "loadErrorTraceback")
    assert edit.height() < 600
    assert edit.verticalScrollBar().maximum() > 0
