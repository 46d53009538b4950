"""An answer pane at the size it has in the smallest usual window, with a browser that is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.ui.response.answer_pane import AnswerPane
from inspector.ui.theme.theme import Theme

# Tests are imported by their path, so what they share is not found by itself.
sys.path.insert(0, str(Path(__file__).parent))

from plain_web import PlainWeb


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> AnswerPane:
    """As in a window of 1280x800."""
    made = AnswerPane(theme, PlainWeb)
    qtbot.addWidget(made)
    made.resize(1016, 520)
    made.show()
    return made


@pytest.fixture
def web(pane: AnswerPane) -> Callable[[], PlainWeb]:
    """The browser, once it was made."""

    def find() -> PlainWeb:
        found = pane.findChildren(PlainWeb)
        assert len(found) == 1, f"{len(found)} browsers were made"
        return found[0]

    return find
