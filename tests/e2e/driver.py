"""Drives the whole window as a person would: by object names, keys and clicks."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTreeView,
    QWidget,
)

from inspector.ui.main_window import MainWindow
from inspector.ui.response.web_view import WebPreview

W = TypeVar("W", bound=QWidget)

PATIENCE_S = 20


class Driver:
    """One window, seen and touched from outside."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # ---- finding --------------------------------------------------------------------

    def find(self, kind: type[W], name: str) -> W:
        """The one widget of that object name."""
        found = self.window.findChildren(kind, name)
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def wait(self, fact: Callable[[], bool]) -> None:
        """Until the fact is there."""
        deadline = time.monotonic() + PATIENCE_S
        while not fact():
            told = f"waited {PATIENCE_S} s in vain; the window says {self.state()!r}"
            assert time.monotonic() < deadline, told
            QTest.qWait(5)

    def state(self) -> tuple[str, str, str]:
        """The worker's state, the status line and the story: what a failed wait shows."""
        return self.find(QLabel, "workerState").text(), self.status(), self.story()

    def wait_state(self, word: str) -> None:
        """Until the worker's state reads so."""
        label = self.find(QLabel, "workerState")
        self.wait(lambda: label.text().endswith(word))

    # ---- the tree -------------------------------------------------------------------

    @property
    def tree(self) -> QTreeView:
        return self.find(QTreeView, "routeTree")

    def rows(self, top: str | None = None) -> list[str]:
        """The texts of all rows, or of those below one top-level group."""
        return [text for text, _ in self._walk(top)]

    def row(self, text: str) -> QModelIndex:
        """The first row whose text contains this."""
        wanted = " ".join(text.split())
        for found, index in self._walk(None):
            if wanted in " ".join(found.split()):
                return index
        raise AssertionError(f"no row contains {text!r}: {self.rows()}")

    def click_route(self, text: str) -> None:
        """Click the row of a route with the mouse."""
        index = self.row(text)
        self.tree.scrollTo(index)
        position = self.tree.visualRect(index).center()
        assert not self.tree.visualRect(index).isEmpty(), f"{text!r} is not on screen"
        QTest.mouseClick(
            self.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, position.y())
        )

    def _walk(self, top: str | None) -> Iterator[tuple[str, QModelIndex]]:
        model = self.tree.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if top is None or str(index.data()).startswith(top):
                yield from _below(model, index)

    # ---- the form -------------------------------------------------------------------

    @property
    def url(self) -> QLineEdit:
        return self.find(QLineEdit, "urlEdit")

    def type_url(self, target: str) -> None:
        """Replace the URL by typing."""
        self.url.setFocus()
        self.url.selectAll()
        QTest.keyClicks(self.url, target)

    def choose_method(self, method: str) -> None:
        self.find(QComboBox, "methodCombo").setCurrentText(method)

    def set_body(self, kind: str, text: str = "") -> None:
        """Choose a kind of body and type its text."""
        self.find(QComboBox, "bodyKind").setCurrentText(kind)
        if text:
            self.find(QPlainTextEdit, "bodyEdit").setPlainText(text)

    def fill_table(self, name: str, rows: list[tuple[str, str]]) -> None:
        """Write name and value into the rows of queryTable, headersTable or formTable."""
        model = self.find(QTableView, name).model()
        for number, (key, value) in enumerate(rows):
            assert model.setData(model.index(number, 1), key)
            assert model.setData(model.index(number, 2), value)

    def fill_files(self, files: dict[str, Path]) -> None:
        """Choose a file for each row of the multipart form."""
        model = self.find(QTableView, "formTable").model()
        for row, (name, path) in enumerate(files.items()):
            model.set_file(row, str(path))  # type: ignore[attr-defined]
            assert model.setData(model.index(row, 1), name)

    def follow(self, wanted: bool) -> None:
        self.find(QCheckBox, "followRedirects").setChecked(wanted)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, wherever the keyboard is."""
        QTest.keyClick(self.window, key, modifiers)

    def send(self) -> None:
        """Ctrl+Enter."""
        QTest.keyClick(self.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def send_and_wait(self) -> None:
        """Ctrl+Enter, and until the answer is there."""
        self.send()
        self.wait_answer()

    def wait_answer(self) -> None:
        """Until nothing runs any more and a status is shown."""
        button = self.find(QWidget, "sendButton")
        self.wait(lambda: button.text() == "Send" and self.status() != "")  # type: ignore[attr-defined]

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click a row of a list with the mouse."""
        place = view.visualRect(view.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    # ---- the answer -----------------------------------------------------------------

    def status(self) -> str:
        return self.find(QLabel, "statusLine").text()

    def story(self) -> str:
        return self.find(QLabel, "storyLine").text()

    def chain(self) -> list[str]:
        """The text of each row of the chain."""
        model = self.find(QAbstractItemView, "redirectList").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def json_rows(self) -> dict[str, str]:
        """Key and value of the JSON tree's top rows."""
        model = self.find(QTreeView, "jsonTree").model()
        return {
            str(model.index(row, 0).data()): str(model.index(row, 1).data())
            for row in range(model.rowCount())
        }

    # ---- the page -------------------------------------------------------------------

    def wait_page(self) -> None:
        """Until the page that belongs to the answer is loaded."""
        self.wait(lambda: (web := self.web()) is not None and web.is_loaded)

    def web(self) -> WebPreview | None:
        """The web view that is on screen, or None."""
        views = self.find(QWidget, "previewPane").findChildren(WebPreview)
        return next((view for view in views if view.isVisible()), None)

    def script(self, source: str) -> object:
        """The value of an expression in the page on screen."""
        view = self.web()
        assert view is not None, "no page is on screen"
        answers: list[object] = []
        view.page.runJavaScript(f"JSON.stringify({source})", 0, answers.append)
        self.wait(lambda: bool(answers))
        return json.loads(str(answers[0] or "null"))

    def wait_settled(self) -> None:
        """Until the window was laid out and painted, and the page drew itself anew."""
        if self.web() is not None:
            # Two frames of the page: the first is laid out for the new size.
            self.script(f"({_TWO_FRAMES})()")
            self.wait(lambda: self.script("window.routeInspectorFrames") == 2)
        QApplication.processEvents()


_TWO_FRAMES = """() => {
    window.routeInspectorFrames = 0;
    requestAnimationFrame(() => { window.routeInspectorFrames = 1;
        requestAnimationFrame(() => { window.routeInspectorFrames = 2; }); });
}"""


def _below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, QModelIndex]]:
    yield str(parent.data()), parent
    for row in range(model.rowCount(parent)):
        yield from _below(model, model.index(row, 0, parent))
