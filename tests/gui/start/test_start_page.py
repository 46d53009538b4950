"""What a person sees when no app is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.ui.start.sample_card import SampleCard
from inspector.ui.start.start_page import StartPage
from inspector.ui.theme.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> StartPage:
    start = StartPage(theme)
    qtbot.addWidget(start)
    start.resize(1016, 760)
    start.show()
    return start


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "bakery"
    folder.mkdir()
    (folder / "app.py").write_text('"""Bread by the route."""\nraise SystemExit("was run")\n')
    return folder / "app.py"


def test_a_sample_is_a_card_with_its_name_and_sentence(page: StartPage, sample: Path) -> None:
    page.show_samples([sample])

    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "bakery" in texts
    assert "Bread by the route." in texts


def test_a_click_on_a_card_asks_to_open_it(qtbot: QtBot, page: StartPage, sample: Path) -> None:
    page.show_samples([sample])

    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.mouseClick(page.findChild(SampleCard), Qt.MouseButton.LeftButton)

    assert asked.args == [str(sample)]


def test_samples_shown_again_replace_the_first(
    qtbot: QtBot, page: StartPage, sample: Path
) -> None:
    page.show_samples([sample, sample])
    page.show_samples([sample])

    qtbot.waitUntil(lambda: len(page.findChildren(SampleCard)) == 1)


def test_open_asks_for_a_file_without_stopping_the_window(
    qtbot: QtBot, page: StartPage, sample: Path
) -> None:
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == "Open…"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)

    with qtbot.waitSignal(page.open_requested) as asked:
        dialog.fileSelected.emit(str(sample))
    assert asked.args == [str(sample)]

    dialog.reject()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)


def test_a_dropped_file_asks_to_open_it(qtbot: QtBot, page: StartPage, sample: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample))])
    place, copy = QPointF(200, 200), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(place.toPoint(), copy, data, buttons, keys)
    QApplication.sendEvent(page.viewport(), entered)
    assert entered.isAccepted()

    with qtbot.waitSignal(page.open_requested) as asked:
        QApplication.sendEvent(page.viewport(), QDropEvent(place, copy, data, buttons, keys))

    assert asked.args == [str(sample)]
