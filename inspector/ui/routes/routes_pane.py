"""The left pane of the window: a filter, and the tree of what the app is made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.protocol.app_facts import AppFacts, Fact
from inspector.protocol.description import AppDescription, Route
from inspector.ui.theme.theme import Theme

from .delegate import RowDelegate
from .filter_edit import FilterEdit
from .grouping import Grouping
from .outline import Group
from .pane_head import PaneHead
from .place import Place
from .roles import Role
from .route_choice import RouteChoice, first_method
from .route_model import RouteTreeModel
from .route_tree import RouteTree
from .row_menu import RowMenu, is_command

_HEAD_HEIGHT = 30
# Rows put off by a keystroke are made when no further one has come for so long.
_TYPING_PAUSE_MS = 150


class RoutesPane(QWidget):
    """Shows an app's routes, error handlers, blueprints and hooks.

    Signals:
        route_chosen: RouteChoice, once for each row that a person clicked or moved to.
        source_requested: SourceRef of the selected row, on F4 or from its menu.
        command_requested: Fact of a command that the person wants to run.
    """

    route_chosen = Signal(object)
    source_requested = Signal(object)
    command_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("routesPane")
        self.setAccessibleName("Routes pane")
        self._head = PaneHead(theme, _HEAD_HEIGHT)
        self._filter = FilterEdit()
        self._model = RouteTreeModel(self)
        self._tree = RouteTree(theme)
        self.setFocusProxy(self._tree)
        self._delegate = RowDelegate(theme, self.font(), self)
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(self._delegate)
        self._place = Place(self._tree, self._model)
        self._message = _message_label()
        self._body = QStackedWidget()
        self._settling = QTimer(self)
        self._is_pending = False
        self._description: AppDescription | None = None
        self._facts: AppFacts | None = None
        self._grouping = Grouping.BLUEPRINT
        self._gets_focus_back = False
        self._lay_out()
        self._connect_signals()

    def show_description(self, description: AppDescription) -> None:
        """Show an app, or its new state after a reload: groups, selection, filter and scroll
        position stay where the person had them.
        """
        self._is_pending = False
        # The front of the window and its controller both tell of the first app.
        if description is not self._description:
            self._description = description
            self._show_outline()
        self._head.show_count(len(description.routes))
        self._show_body()
        if self._gets_focus_back:
            self._tree.setFocus()
        self._gets_focus_back = False

    def show_facts(self, facts: AppFacts) -> None:
        """Show what else the app is made of, as soon as it is known."""
        if facts is not self._facts:
            self._facts = facts
            self._show_outline()

    def show_pending(self, sentence: str) -> None:
        """Show a sentence in the tree's place until the next description."""
        self._gets_focus_back = self._gets_focus_back or self._tree.hasFocus()
        self._is_pending = True
        self._facts = None
        self._head.show_count(None)
        self._say(sentence)

    def select_route(self, route: Route) -> None:
        """Make a route the selected row; nothing is emitted."""
        self._place.select(route)

    def request_source(self) -> None:
        """As if F4 was pressed: asks for the source of the selected row, if it has one."""
        source = self._tree.selected_index().data(Role.SOURCE)
        if source is not None:
            self.source_requested.emit(source)

    def focus_filter(self) -> None:
        """Put the cursor into the filter, its text selected."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def focus_tree(self) -> None:
        """Put the focus on the tree."""
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.request_source()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._delegate.set_font(self.font())
            self._tree.scheduleDelayedItemsLayout()

    def _connect_signals(self) -> None:
        self._filter.textChanged.connect(self._on_filter_text_changed)
        self._filter.left_downwards.connect(self._on_filter_left_downwards)
        self._tree.row_clicked.connect(self._on_tree_row_clicked)
        self._tree.row_reached.connect(self._on_tree_row_reached)
        self._tree.row_activated.connect(self._on_tree_row_activated)
        self._tree.menu_wanted.connect(self._on_tree_menu_wanted)
        self._head.grouping_chosen.connect(self._on_head_grouping_chosen)
        self._tree.text_typed.connect(self._on_tree_text_typed)
        self._settling.timeout.connect(self._on_settling_timeout)
        self._theme.changed.connect(self._on_theme_changed)

    @Slot(str)
    def _on_filter_text_changed(self, text: str) -> None:
        self._place.keep_over(lambda: self._model.set_filter(text))
        self._show_body()
        self._settling.start(_TYPING_PAUSE_MS)

    @Slot()
    def _on_filter_left_downwards(self) -> None:
        if self._body.currentWidget() is not self._tree:
            return
        self._tree.setFocus()
        if not self._tree.selected_index().isValid():
            self._tree.setCurrentIndex(self._model.first_leaf())

    @Slot(QModelIndex)
    def _on_tree_row_clicked(self, index: QModelIndex) -> None:
        self._choose(index, clicked=True)

    @Slot(QModelIndex)
    def _on_tree_row_reached(self, index: QModelIndex) -> None:
        self._choose(index, clicked=False)

    @Slot(QModelIndex)
    def _on_tree_row_activated(self, index: QModelIndex) -> None:
        node = index.data(Role.NODE)
        if isinstance(node, Fact) and is_command(node):
            self.command_requested.emit(node)

    @Slot(QModelIndex, QPoint)
    def _on_tree_menu_wanted(self, index: QModelIndex, place: QPoint) -> None:
        node = index.data(Role.NODE)
        if isinstance(node, Group):
            return
        menu = RowMenu(node, self)
        menu.source_requested.connect(self.source_requested)
        menu.command_requested.connect(self.command_requested)
        menu.popup(place)

    @Slot(object)
    def _on_head_grouping_chosen(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self._show_outline()

    @Slot(str)
    def _on_tree_text_typed(self, text: str) -> None:
        self._filter.setFocus()
        self._filter.insert(text)

    @Slot()
    def _on_settling_timeout(self) -> None:
        self._settling.setInterval(0)
        if not self._model.settle():
            self._settling.stop()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._tree.viewport().update()

    def _show_outline(self) -> None:
        description = self._description
        if description is None:
            return
        text, facts, grouping = self._filter.text(), self._facts, self._grouping
        self._place.keep_over(
            lambda: self._model.show_description(description, text, facts, grouping)
        )
        self._show_body()
        self._settling.start(0)

    def _choose(self, index: QModelIndex, *, clicked: bool) -> None:
        node = index.data(Role.NODE)
        if isinstance(node, Route):
            self.route_chosen.emit(RouteChoice(node, first_method(node), clicked))

    def _show_body(self) -> None:
        text = self._filter.text().strip()
        if self._is_pending:
            return
        if text and not self._model.shown.matches:
            self._say(f"No route matches “{text}”")
        else:
            self._body.setCurrentWidget(self._tree)

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._body.setCurrentWidget(self._message)

    def _lay_out(self) -> None:
        self._body.addWidget(self._tree)
        self._body.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(_filter_row(self._filter))
        column.addWidget(self._body, 1)


def _filter_row(field: QWidget) -> QWidget:
    row = QWidget()
    row.setProperty("look", "surface")
    row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row.setFixedHeight(_HEAD_HEIGHT)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(6, 3, 6, 3)
    layout.addWidget(field)
    return row


def _message_label() -> QLabel:
    """The sentence that stands where the tree would; a search may look like markup."""
    label = QLabel()
    label.setObjectName("routesMessage")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    label.setAutoFillBackground(True)
    label.setBackgroundRole(label.palette().ColorRole.Base)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
    label.setContentsMargins(16, 24, 16, 16)
    return label
