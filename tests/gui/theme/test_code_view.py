"""Code with line numbers and a marked line, as pixels."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from inspector.ui.theme.code_view import CodeView
from inspector.ui.theme.theme import Scheme, Theme
from inspector.ui.theme.tokens import DARK, LIGHT

TEXT = "\n".join(f"line_{number} = {number}" for number in range(1, 101))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> CodeView:
    code = CodeView(theme)
    qtbot.addWidget(code)
    code.resize(500, 340)
    code.show()
    return code


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def gutter(view: CodeView) -> QImage:
    return view.grab().toImage().copy(0, 0, view.gutter_width(), view.height())


def test_numbers_stand_beside_the_lines(view: CodeView) -> None:
    view.show_code(TEXT)

    assert len(colours(gutter(view))) > 1


def test_the_gutter_is_wide_enough_for_the_last_number(view: CodeView) -> None:
    view.show_code("a\nb")
    narrow = view.gutter_width()

    view.show_code("a\nb", first_number=9_999)

    assert view.gutter_width() > narrow
    assert view.viewport().x() >= view.gutter_width()


def test_the_marked_line_is_counted_from_the_first_number(view: CodeView) -> None:
    view.show_code("one\ntwo\nthree", first_number=80, marked=81)

    assert view.marked_text() == "two"


def test_a_mark_outside_the_text_marks_nothing(view: CodeView) -> None:
    view.show_code("one", marked=7)

    assert view.marked_text() is None
    assert LIGHT.selection not in colours(view.grab().toImage())


def test_the_mark_has_the_colour_of_the_theme_and_follows_it(view: CodeView, theme: Theme) -> None:
    view.show_code(TEXT, marked=50)
    assert LIGHT.selection in colours(view.grab().toImage())

    theme.set_scheme(Scheme.DARK)

    assert DARK.selection in colours(view.grab().toImage())
