"""One request form, found and filled as a person would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector.protocol.exchange import RequestSpec
from inspector.ui.request.request_pane import RequestPane
from inspector.ui.theme.theme import Theme


class Form:
    """The pane in a window of the width it has at 1280x800."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.pane = RequestPane(theme)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        column.addStretch(1)
        self.window.resize(1016, 400)
        self.sent: list[RequestSpec] = []
        self.pane.send_requested.connect(self.sent.append)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def find(self, name: str, kind: type = QWidget) -> QWidget:
        """The one widget of that name."""
        found = self.pane.findChildren(kind, name)
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    @property
    def url(self) -> QLineEdit:
        return self.find("urlEdit", QLineEdit)

    @property
    def note(self) -> str:
        return self.find("requestNote", QLabel).text()

    @property
    def button(self) -> QAbstractButton:
        return self.find("sendButton", QAbstractButton)

    @property
    def tabs(self) -> list[str]:
        bar = self.find("requestTabs", QTabBar)
        return [bar.tabText(number) for number in range(bar.count())]

    @property
    def open_tab(self) -> str:
        bar = self.find("requestTabs", QTabBar)
        return bar.tabText(bar.currentIndex())

    def settle(self) -> None:
        """Let the layouts do what they put off."""
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()

    def open(self, number: int) -> None:
        """Open a tab by its place."""
        self.find("requestTabs", QTabBar).setCurrentIndex(number)

    def param(self, name: str) -> QWidget:
        return self.find(f"param:{name}")

    def words(self, name: str) -> str:
        """What stands beside a path parameter."""
        return self.find(f"problem:{name}", QLabel).text()

    def type_into(self, widget: QWidget, text: str) -> None:
        """Replace what stands there by typing."""
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        for letter in text:
            # QTest.keyClicks aborts on letters beyond ASCII.
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, event)

    def table(self, name: str) -> QTableView:
        return self.find(name, QTableView)

    def cell(self, table: str, row: int, column: int) -> QModelIndex:
        return self.table(table).model().index(row, column)

    def rows(self, table: str) -> list[tuple[bool, str, str]]:
        """On, name and value of each row, without the empty one at the end."""
        model = self.table(table).model()
        return [
            (
                model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked,
                model.index(row, 1).data(),
                model.index(row, 2).data(),
            )
            for row in range(model.rowCount() - 1)
        ]

    def write(self, table: str, row: int, name: str, value: str) -> None:
        """Write a row."""
        model = self.table(table).model()
        assert model.setData(model.index(row, 1), name)
        assert model.setData(model.index(row, 2), value)

    def click(self, table: str, row: int, column: int) -> None:
        """Click a cell."""
        view = self.table(table)
        place = view.visualRect(self.cell(table, row, column)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def switch(self, table: str, row: int) -> None:
        """Click the check box of a row."""
        self.click(table, row, 0)

    def cell_editor(self, table: str) -> QLineEdit:
        """The editor that is open in a table."""
        editors = self.table(table).viewport().findChildren(QLineEdit)
        (editor,) = [editor for editor in editors if editor.isVisible()]
        return editor


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Iterator[Form]:
    """An empty form, shown."""
    made = Form(qtbot, theme)
    yield made
    made.window.close()
