"""The colours that a person sees in code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inspector.ui.theme.highlighter import LEX_LIMIT, CodeHighlighter
from inspector.ui.theme.theme import Scheme, Theme
from inspector.ui.theme.tokens import DARK, LIGHT


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, Scheme.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def code_edit(qtbot: QtBot) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    return edit


def colour_at(document: QTextDocument, line: int, column: int) -> str | None:
    block = document.findBlockByNumber(line)
    for stretch in block.layout().formats():
        if stretch.start <= column < stretch.start + stretch.length:
            return stretch.format.foreground().color().name()
    return None


def test_python_gets_the_colours_of_the_theme(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    CodeHighlighter(code_edit.document(), theme, "python")
    code_edit.setPlainText("x = 1\ndef view():\n    return 'ok'\n")

    qtbot.waitUntil(lambda: colour_at(code_edit.document(), 2, 12) == LIGHT.code_string)
    assert colour_at(code_edit.document(), 1, 0) == LIGHT.code_keyword
    assert colour_at(code_edit.document(), 1, 4) == LIGHT.code_name
    assert colour_at(code_edit.document(), 0, 0) is None


def test_text_that_was_there_before_is_coloured(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    code_edit.setPlainText("def view(): pass")
    CodeHighlighter(code_edit.document(), theme, "python")

    qtbot.waitUntil(lambda: colour_at(code_edit.document(), 0, 0) == LIGHT.code_keyword)


def test_the_colours_follow_the_theme(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    CodeHighlighter(code_edit.document(), theme, "python")
    code_edit.setPlainText("def view(): pass")

    theme.set_scheme(Scheme.DARK)

    qtbot.waitUntil(lambda: colour_at(code_edit.document(), 0, 0) == DARK.code_keyword)


def test_another_language_colours_anew(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    highlighter = CodeHighlighter(code_edit.document(), theme, "text")
    code_edit.setPlainText('{"key": 1}')
    assert colour_at(code_edit.document(), 0, 2) is None

    highlighter.set_language("json")
    qtbot.waitUntil(lambda: colour_at(code_edit.document(), 0, 2) == LIGHT.code_name)

    highlighter.set_language("text")
    assert colour_at(code_edit.document(), 0, 2) is None


def test_a_typed_quote_recolours_the_lines_below_when_the_typing_pauses(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    CodeHighlighter(code_edit.document(), theme, "python")
    code_edit.setPlainText("\ndef view(): pass\n")

    code_edit.textCursor().insertText('"""')

    assert colour_at(code_edit.document(), 0, 0) is not None, "the typed line, at once"
    qtbot.waitUntil(lambda: colour_at(code_edit.document(), 1, 0) == LIGHT.code_string)


def test_a_text_that_is_too_long_stays_plain(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    CodeHighlighter(code_edit.document(), theme, "python")

    code_edit.setPlainText("def view(): pass\n" * (LEX_LIMIT // 17 + 2))

    assert colour_at(code_edit.document(), 0, 0) is None


def test_a_long_document_is_coloured_to_its_end_in_slices(
    qtbot: QtBot, code_edit: QPlainTextEdit, theme: Theme
) -> None:
    CodeHighlighter(code_edit.document(), theme, "python")

    code_edit.setPlainText("def view(): return 'ok'\n" * 4_000 + "def last(): pass")

    assert colour_at(code_edit.document(), 4_000, 0) is None, "the first slice ends before it"
    qtbot.waitUntil(lambda: colour_at(code_edit.document(), 4_000, 0) == LIGHT.code_keyword)
