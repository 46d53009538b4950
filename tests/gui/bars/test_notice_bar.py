"""The bar that says that something went wrong."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.ui.bars.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    """A bar that said nothing yet."""
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def test_the_last_lines_of_the_console_lead_to_the_rest(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice("The worker ended.", ("1", "2", "3", "4"))
    assert bar.sentence == "The worker ended.\n2\n3\n4"
    with qtbot.waitSignal(bar.console_requested):
        bar.findChild(QPushButton).click()


def test_what_has_nothing_to_do_with_the_console_does_not_lead_there(bar: NoticeBar) -> None:
    bar.show_notice("The worker ended.", ("1",))
    bar.show_notice("x.bin could not be saved: Permission denied.")
    assert bar.sentence == "x.bin could not be saved: Permission denied."
    assert bar.findChild(QPushButton).isHidden()
