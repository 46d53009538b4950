"""The window: where each pane stands, and which key does what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.protocol.description import AppDescription
from inspector.ui.bars.top_bar import TopBar
from inspector.ui.controller.right_page import RightPage
from inspector.ui.routes.routes_pane import RoutesPane
from inspector.ui.theme.focus_ring import FocusRings
from inspector.ui.theme.tab_order import tab_stops
from inspector.ui.theme.theme import Theme

if TYPE_CHECKING:
    from inspector.ui.controller.controller import Controller
    from inspector.ui.panes import Panes
    from inspector.ui.response.save_request import SaveRequest

SMALLEST = QSize(1024, 640)
FIRST_SIZE = QSize(1280, 800)
LEFT_WIDTH = 264
WIDE_LEFT_WIDTH = 300
WIDE_FROM = 1600
# Below this height an open drawer and the form do not both fit beside the answer.
TALL_FROM = 900


class MainWindow(QMainWindow):
    """Lays the panes out: the top bar and the tree at once, the others when they are made.

    Signals:
        closed: the person closed the window; everything behind it is to end.
    """

    closed = Signal()

    def __init__(self, theme: Theme, top_bar: TopBar, routes: RoutesPane) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self._theme = theme
        self._top_bar = top_bar
        self._routes = routes
        self._panes: Panes | None = None
        self._controller: Controller | None = None
        self.setWindowTitle("Route Inspector")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._right_column = QWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._rings = FocusRings(theme, self)
        self._lay_out()

    def complete(self, panes: Panes, controller: Controller) -> Iterator[None]:
        """Put the other panes in their places, and listen to the keys and to the controller.

        Gives way after each pane: it is styled when it is put into the window. They are seen
        when all are there.
        """
        yield from self._lay_out_right(panes)
        self._panes = panes
        self._controller = controller
        self._add_actions(panes, controller)
        self._connect_signals(panes, controller)

    @property
    def controller(self) -> Controller:
        """The one that decides for this window, which is complete."""
        assert self._controller is not None, "the window is not complete"
        return self._controller

    @property
    def panes(self) -> Panes:
        """What the window, which is complete, is made of."""
        assert self._panes is not None, "the window is not complete"
        return self._panes

    @property
    def theme(self) -> Theme:
        """The look, which can be switched."""
        return self._theme

    # ---- layout ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._splitter.addWidget(self._routes)
        self._splitter.addWidget(self._right_column)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([LEFT_WIDTH, FIRST_SIZE.width() - LEFT_WIDTH])
        centre = QWidget()
        _stack(centre, self._top_bar, self._splitter, stretched=1)
        self.setCentralWidget(centre)

    def _lay_out_right(self, panes: Panes) -> Iterator[None]:
        self._answer_stack = QStackedWidget()
        self._work = QWidget()
        work = (panes.request, panes.command_hint, self._answer_stack, panes.drawer)
        self._right = QStackedWidget()
        self._right.hide()
        _stack(self._right_column, panes.notice, self._right, stretched=1)
        for page in (panes.start, self._work, panes.load_error):
            self._right.addWidget(page)
        yield
        # Before the drawer joins the window: Tab goes through widgets as they joined it.
        for page in (panes.overview, panes.answer):
            self._answer_stack.addWidget(page)
            yield
        yield from _stack_slowly(self._work, *work, stretched=2)
        for dialog in (panes.source, panes.interpreters):
            dialog.setParent(self, dialog.windowFlags())
            yield
        self._right.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_wide = event.oldSize().width() >= WIDE_FROM
        is_wide = event.size().width() >= WIDE_FROM
        if was_wide != is_wide:
            left = WIDE_LEFT_WIDTH if is_wide else LEFT_WIDTH
            self._splitter.setSizes([left, event.size().width() - left])
        self._fold_form()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._panes is not None:
            self._panes.source.close()
            self._panes.interpreters.close()
        self.closed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Else Qt would give the focus to the first button, before there is a tree.
            self.setFocus()

    # ---- keys -----------------------------------------------------------------------

    def _add_actions(self, panes: Panes, controller: Controller) -> None:
        self._add_action("Send", controller.sending.send, "Ctrl+Return", "Ctrl+Enter", "F5")
        self._add_action("Cancel", controller.cancel, "Esc")
        self._add_action("Focus the URL", panes.request.focus_url, "Ctrl+L")
        self._add_action("Filter the tree", panes.routes.focus_filter, "Ctrl+Shift+F")
        self._add_action("Reload the app", controller.loading.reload, "Ctrl+R")
        self._add_action("Show or hide the left pane", self._on_left_toggled, "Ctrl+B")
        self._add_action("Open or close the drawer", self._on_drawer_toggled, "Ctrl+J")
        self._add_action("Next pane", self._on_next_pane, "F6")
        self._add_action("Previous pane", self._on_previous_pane, "Shift+F6")

    def _add_action(self, text: str, slot: Callable[[], object], *keys: str) -> None:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: slot())
        self.addAction(action)

    # ---- wiring ---------------------------------------------------------------------

    def _connect_signals(self, panes: Panes, controller: Controller) -> None:
        controller.page_wanted.connect(self._on_page_wanted)
        controller.file_wanted.connect(self._on_file_wanted)
        controller.loading.described.connect(self._on_app_described)
        controller.loading.consent_wanted.connect(self._on_consent_wanted)
        controller.loading.title_wanted.connect(self.setWindowTitle)
        panes.drawer.opened_changed.connect(self._on_drawer_opened_changed)
        self.closed.connect(controller.commanding.stop)
        self.closed.connect(controller.choosing.stop)

    @Slot(object)
    def _on_page_wanted(self, page: RightPage) -> None:
        panes = self.panes
        if page is RightPage.START:
            self._right.setCurrentWidget(panes.start)
        elif page is RightPage.LOAD_ERROR:
            self._right.setCurrentWidget(panes.load_error)
        else:
            self._right.setCurrentWidget(self._work)
            overview = page is RightPage.OVERVIEW
            self._answer_stack.setCurrentWidget(panes.overview if overview else panes.answer)

    @Slot(object)
    def _on_app_described(self, _description: AppDescription) -> None:
        if self.focusWidget() in (None, self):
            self._routes.focus_tree()

    @Slot(object)
    def _on_file_wanted(self, request: SaveRequest) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, "Save the body as", request.file_name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(request.file_name)
        dialog.fileSelected.connect(
            lambda path: self.controller.save_body(request.body, Path(path))
        )
        dialog.open()

    @Slot(str)
    def _on_consent_wanted(self, path: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setText(f"Open {Path(path).name}?")
        question.setInformativeText(
            f"Opening runs this code, as `flask run` would:\n{path}\n\nOpen only what you trust."
        )
        run = question.addButton("Run and open", QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        run.clicked.connect(lambda: self.controller.loading.open_path(path))
        question.open()

    @Slot(bool)
    def _on_drawer_opened_changed(self, _is_open: bool) -> None:
        self._fold_form()

    def _fold_form(self) -> None:
        if self._panes is not None:
            short = self.height() < TALL_FROM
            self._panes.request.set_folded(short and self._panes.drawer.is_open())

    def _on_left_toggled(self) -> None:
        self._routes.setVisible(self._routes.isHidden())

    def _on_drawer_toggled(self) -> None:
        drawer = self.panes.drawer
        drawer.set_open(not drawer.is_open())

    def _on_next_pane(self) -> None:
        self._move_focus(1)

    def _on_previous_pane(self) -> None:
        self._move_focus(-1)

    def _move_focus(self, step: int) -> None:
        """Give the focus to the pane after (or before) the one that has it."""
        panes = self.panes
        right = (panes.start, panes.load_error, panes.overview, panes.answer)
        ring = (panes.top_bar, panes.routes, panes.request, *right, panes.drawer)
        focused = self.focusWidget()
        here = next((i for i, p in enumerate(ring) if focused and p.isAncestorOf(focused)), 0)
        for offset in range(1, len(ring) + 1):
            first = _first_stop(ring[(here + step * offset) % len(ring)])
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _first_stop(pane: QWidget) -> QWidget | None:
    """What the pane is about, or else the first widget in it that Tab stops at."""
    about = pane.focusProxy()
    stops = tab_stops(pane) if about is None else [about, *tab_stops(pane)]
    return next((widget for widget in stops if widget.isVisible()), None)


def _stack(parent: QWidget, *widgets: QWidget, stretched: int) -> None:
    """Widgets one under the other, without gaps; the one at ``stretched`` takes the rest."""
    for _ in _stack_slowly(parent, *widgets, stretched=stretched):
        pass


def _stack_slowly(parent: QWidget, *widgets: QWidget, stretched: int) -> Iterator[None]:
    """As ``_stack``, giving way after each widget."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if index == stretched else 0)
        yield
