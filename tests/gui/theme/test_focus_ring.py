"""The view that has the keyboard is framed, and no other."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector.ui.theme.focus_ring import FocusRings
from inspector.ui.theme.theme import Theme


@pytest.fixture
def box(qtbot: QtBot, theme: Theme):
    """A window with two views and a field."""
    window = QWidget()
    qtbot.addWidget(window)
    window.views = QListWidget(), QPlainTextEdit()
    window.line = QLineEdit()
    column = QVBoxLayout(window)
    for view in window.views:
        view.setFrameShape(QFrame.Shape.NoFrame)
    for widget in (*window.views, window.line):
        column.addWidget(widget)
    window.rings = FocusRings(theme, window)
    window.resize(300, 300)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def _is_framed(widget, theme: Theme) -> bool:
    colour = widget.grab().toImage().pixelColor(widget.width() // 2, 0)
    return colour == QColor(theme.tokens.accent)


def test_the_view_with_the_keyboard_is_framed(box, theme: Theme) -> None:
    one, other = box.views
    one.setFocus()
    assert _is_framed(one, theme)
    assert not _is_framed(other, theme)
    for _ in range(3):
        other.setFocus()
        QApplication.processEvents()
        assert (_is_framed(one, theme), _is_framed(other, theme)) == (False, True)
        one.setFocus()
        QApplication.processEvents()
        assert (_is_framed(one, theme), _is_framed(other, theme)) == (True, False)


def test_the_frame_grows_with_the_view(box, theme: Theme) -> None:
    box.views[0].setFocus()
    box.resize(500, 400)
    QApplication.processEvents()
    view = box.views[0]
    corner = view.grab().toImage().pixelColor(view.width() - 1, view.height() - 1)
    assert corner == QColor(theme.tokens.accent)


def test_a_field_shows_it_by_itself(box, theme: Theme) -> None:
    box.views[0].setFocus()
    box.line.setFocus()
    assert not any(_is_framed(view, theme) for view in box.views)


def test_a_view_may_go_while_it_is_framed(box) -> None:
    box.views[0].setFocus()
    box.views[0].deleteLater()
    box.views[1].setFocus()
    box.line.setFocus()
