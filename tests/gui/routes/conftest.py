"""A grown shop in the routes pane, and the hands and eyes of whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from builders import make_description, make_parameter, make_route, make_source
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from inspector.protocol.description import (
    AppDescription,
    BlueprintInfo,
    ErrorHandlerInfo,
    HookInfo,
)
from inspector.protocol.source import SourceRef
from inspector.ui.routes.route_choice import RouteChoice
from inspector.ui.routes.route_tree import RouteTree
from inspector.ui.routes.routes_pane import RoutesPane
from inspector.ui.theme.theme import Theme


@pytest.fixture
def shop() -> AppDescription:
    """Routes of the app, of two blueprints and of one nested in them; handlers and hooks."""
    return make_description(
        routes=(
            make_route("/admin/", "admin.dashboard"),
            make_route("/admin/users/<int:id>", "admin.users.edit", ("GET", "POST", "DELETE")),
            make_route("/", "index"),
            make_route("/auth/login", "auth.login", ("GET", "POST")),
            make_route("/auth/logout", "auth.logout", ("DELETE", "POST"), view=make_source("bye")),
            make_route("/cart/<int:item>", "cart", parameters=(make_parameter("item"),)),
        ),
        blueprints=(
            BlueprintInfo("auth", "shop.auth", "/auth"),
            BlueprintInfo("admin", "shop.admin", "/admin"),
            BlueprintInfo("admin.users", "shop.users", "/admin/users", "staff", "admin"),
            BlueprintInfo("empty", "shop.empty"),
        ),
        error_handlers=(
            ErrorHandlerInfo(make_source("admin_missing"), "admin", 404, "x.NotFound"),
            ErrorHandlerInfo(make_source("page_not_found"), None, 404, "x.NotFound"),
            ErrorHandlerInfo(make_source("on_error"), exception="sqlalchemy.exc.IntegrityError"),
        ),
        hooks=(
            HookInfo("after_request", make_source("add_headers")),
            HookInfo("before_request", make_source("load_user")),
            HookInfo("before_request", make_source("require_staff"), "admin"),
        ),
    )


@dataclass
class Person:
    """Sees the rows of the pane as text, and uses mouse and keys on them."""

    pane: RoutesPane
    choices: list[RouteChoice]
    sources: list[SourceRef]

    @property
    def tree(self) -> RouteTree:
        found = self.pane.findChild(RouteTree, "routeTree")
        assert found is not None
        return found

    @property
    def filter(self) -> QLineEdit:
        found = self.pane.findChild(QLineEdit, "routeFilter")
        assert found is not None
        return found

    @property
    def sentence(self) -> str:
        """What stands in the tree's place; empty while the tree is there."""
        label = self.pane.findChild(QLabel, "routesMessage")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def seen(self) -> list[str]:
        """The rows that are there to scroll through, indented by their level."""
        rows, index = [], self.tree.model().index(0, 0)
        while index.isValid():
            rows.append("  " * _level(index) + index.data())
            index = self.tree.indexBelow(index)
        return rows

    def selected(self) -> str | None:
        index = self.tree.selected_index()
        return index.data() if index.isValid() else None

    def row(self, text: str) -> QModelIndex:
        """The row whose text is this."""
        return next(i for i in self._all_rows(QModelIndex()) if i.data() == text)

    def click(self, text: str) -> None:
        index = self.row(text)
        self.tree.scrollTo(index)
        place = self.tree.visualRect(index)
        QTest.mouseClick(
            self.tree.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place.left() + 40, place.center().y()),
        )

    def press(self, key: Qt.Key) -> None:
        focused = self.pane.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    def search(self, text: str) -> None:
        self.filter.setFocus()
        self.filter.selectAll()
        if text:
            QTest.keyClicks(self.filter, text)
        else:
            QTest.keyClick(self.filter, Qt.Key.Key_Delete)

    def _all_rows(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        model = self.tree.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield index
            yield from self._all_rows(index)


def _level(index: QModelIndex) -> int:
    return 1 + _level(index.parent()) if index.parent().isValid() else 0


@pytest.fixture
def person(qtbot: QtBot, theme: Theme) -> Person:
    """Somebody in front of an empty pane, as wide and high as at 1280x800."""
    pane = RoutesPane(theme)
    qtbot.addWidget(pane)
    pane.resize(264, 730)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    someone = Person(pane, [], [])
    pane.route_chosen.connect(someone.choices.append)
    pane.source_requested.connect(someone.sources.append)
    return someone


@pytest.fixture
def flat_app() -> AppDescription:
    """More routes in one group than are shown at once."""
    routes = tuple(make_route(f"/page/{number}", f"page_{number}") for number in range(2500))
    return make_description(routes=routes, blueprints=(), error_handlers=(), hooks=())
