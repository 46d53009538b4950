"""The window that F4 opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.protocol.source import SourceRef
from inspector.ui.insight.source_window import SourceWindow
from inspector.ui.theme.code_view import CodeView
from inspector.ui.theme.theme import Theme

LOGIN = SourceRef("shop.auth", "Auth.login", "/srv/shop/auth.py", 83)
TEXT = "\n".join(f"line_{number} = {number}" for number in range(1, 301))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> SourceWindow:
    source_window = SourceWindow(theme)
    qtbot.addWidget(source_window)
    return source_window


def code(window: SourceWindow) -> CodeView:
    return window.findChild(CodeView, "sourceText")


def test_its_title_says_file_line_and_name(window: SourceWindow) -> None:
    window.show_source(LOGIN, TEXT, None)

    assert window.windowTitle() == "auth.py:83 · login"
    assert window.objectName() == "sourceWindow"
    assert window.isVisible()
    assert not window.isModal()


def test_the_line_is_marked_and_in_the_upper_third(window: SourceWindow) -> None:
    window.show_source(LOGIN, TEXT, None)

    view = code(window)
    assert view.marked_text() == "line_83 = 83"
    top = view.blockBoundingGeometry(view.document().findBlockByNumber(82))
    y = top.translated(view.contentOffset()).top()
    assert 0 < y < view.viewport().height() / 2


def test_the_second_source_takes_the_place_of_the_first(window: SourceWindow) -> None:
    window.show_source(LOGIN, TEXT, None)
    window.show_source(SourceRef("a", "f", "/srv/a.py", 1), "def f(): pass", None)

    assert code(window).toPlainText() == "def f(): pass"
    assert window.windowTitle() == "a.py:1 · f"


def test_the_place_can_be_copied(qtbot: QtBot, window: SourceWindow) -> None:
    window.show_source(LOGIN, TEXT, None)

    qtbot.mouseClick(window.findChild(QPushButton), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "/srv/shop/auth.py:83"


def test_a_source_that_cannot_be_read_is_a_sentence(window: SourceWindow) -> None:
    window.show_source(LOGIN, None, "The file is gone.")

    assert window.findChild(QLabel, "sourceProblem").text() == "The file is gone."
    assert not code(window).isVisible()


def test_what_has_no_file_is_told_by_its_name(window: SourceWindow) -> None:
    window.show_source(SourceRef(None, "functools.partial(f)"), None, "It has no source file.")

    assert window.windowTitle() == "partial(f)"


def test_escape_closes_it(qtbot: QtBot, window: SourceWindow) -> None:
    window.show_source(LOGIN, TEXT, None)

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isVisible()
