"""The window: where each pane stands, and which key does what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from inspector.protocol.description import AppDescription
from inspector.ui.controller.controller import Controller
from inspector.ui.controller.right_page import RightPage
from inspector.ui.panes import Panes
from inspector.ui.response.save_request import SaveRequest
from inspector.ui.theme.tab_order import tab_stops
from inspector.ui.theme.theme import Theme

SMALLEST = QSize(1024, 640)
FIRST_SIZE = QSize(1280, 800)
LEFT_WIDTH = 264
WIDE_LEFT_WIDTH = 300
WIDE_FROM = 1600
# Below this height an open drawer and the form do not both fit beside the answer.
TALL_FROM = 900


class MainWindow(QMainWindow):
    """Lays the panes out.

    Signals:
        closed: the person closed the window; everything behind it is to end.
    """

    closed = Signal()

    def __init__(self, panes: Panes, controller: Controller, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self._theme = theme
        self._panes = panes
        self._controller = controller
        self.setWindowTitle("Route Inspector")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._answer_stack = QStackedWidget()
        self._right = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._add_actions()
        self._connect_signals()

    @property
    def controller(self) -> Controller:
        """The one that decides for this window."""
        return self._controller

    @property
    def panes(self) -> Panes:
        """What the window is made of."""
        return self._panes

    @property
    def theme(self) -> Theme:
        """The look, which can be switched."""
        return self._theme

    # ---- layout ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        panes = self._panes
        self._answer_stack.addWidget(panes.overview)
        self._answer_stack.addWidget(panes.answer)
        work = _column(panes.request, self._answer_stack, panes.drawer, stretched=1)
        for page in (panes.start, work, panes.load_error):
            self._right.addWidget(page)
        self._work = work
        self._splitter.addWidget(panes.routes)
        self._splitter.addWidget(_column(panes.notice, self._right, stretched=1))
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([LEFT_WIDTH, FIRST_SIZE.width() - LEFT_WIDTH])
        panes.source.setParent(self, panes.source.windowFlags())
        self.setCentralWidget(_column(panes.top_bar, self._splitter, stretched=1))

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
        self._panes.source.close()
        self.closed.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Else Qt would give the focus to the first button, before there is a tree.
            self.setFocus()

    # ---- keys -----------------------------------------------------------------------

    def _add_actions(self) -> None:
        panes, controller = self._panes, self._controller
        self._add_action("Send", controller.sending.send, "Ctrl+Return", "Ctrl+Enter", "F5")
        self._add_action("Cancel", controller.sending.cancel, "Esc")
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

    def _connect_signals(self) -> None:
        self._controller.page_wanted.connect(self._on_page_wanted)
        self._controller.file_wanted.connect(self._on_file_wanted)
        self._controller.loading.described.connect(self._on_app_described)
        self._controller.loading.consent_wanted.connect(self._on_consent_wanted)
        self._controller.loading.title_wanted.connect(self.setWindowTitle)
        self._panes.drawer.opened_changed.connect(self._on_drawer_opened_changed)

    @Slot(object)
    def _on_page_wanted(self, page: RightPage) -> None:
        panes = self._panes
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
            self._panes.routes.focus_tree()

    @Slot(object)
    def _on_file_wanted(self, request: SaveRequest) -> None:
        dialog = QFileDialog(self, "Save the body as", request.file_name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(request.file_name)
        dialog.fileSelected.connect(
            lambda path: self._controller.save_body(request.body, Path(path))
        )
        dialog.open()

    @Slot(str)
    def _on_consent_wanted(self, path: str) -> None:
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setText(f"Open {Path(path).name}?")
        question.setInformativeText(
            f"Opening runs this code, as `flask run` would:\n{path}\n\nOpen only what you trust."
        )
        run = question.addButton("Run and open", QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        run.clicked.connect(lambda: self._controller.loading.open_path(path))
        question.open()

    @Slot(bool)
    def _on_drawer_opened_changed(self, _is_open: bool) -> None:
        self._fold_form()

    def _fold_form(self) -> None:
        short = self.height() < TALL_FROM
        self._panes.request.set_folded(short and self._panes.drawer.is_open())

    def _on_left_toggled(self) -> None:
        self._panes.routes.setVisible(self._panes.routes.isHidden())

    def _on_drawer_toggled(self) -> None:
        self._panes.drawer.set_open(not self._panes.drawer.is_open())

    def _on_next_pane(self) -> None:
        self._move_focus(1)

    def _on_previous_pane(self) -> None:
        self._move_focus(-1)

    def _move_focus(self, step: int) -> None:
        """Give the focus to the pane after (or before) the one that has it."""
        panes = self._panes
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


def _column(*widgets: QWidget, stretched: int) -> QWidget:
    """Widgets one under the other, without gaps; the one at ``stretched`` takes the rest."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if index == stretched else 0)
    return column
