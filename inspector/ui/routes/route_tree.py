"""The tree view: which gesture means what, and how a row's background is drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygon,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from inspector.ui.theme.theme import Theme

_INDENTATION = 12
_CHEVRON = 3


class RouteTree(QTreeView):
    """Rows that are clicked, or reached with the keys; groups open and close by either.

    Signals:
        row_clicked: QModelIndex of a leaf: the mouse clicked it, or Enter was pressed on it.
        row_reached: QModelIndex of a leaf that became current in any other way.
        row_activated: QModelIndex of a leaf: a double click, or Enter was pressed on it.
        menu_wanted: (QModelIndex, QPoint on the screen), by the right button or the menu key.
        text_typed: str, printable text that was typed while the tree had the focus.
    """

    row_clicked = Signal(QModelIndex)
    row_reached = Signal(QModelIndex)
    row_activated = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QPoint)
    text_typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_pressed = False
        self._has_moved = False
        self._is_quiet = False
        self.setObjectName("routeTree")
        self.setAccessibleName("Routes")
        self._set_up_rows()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def set_current_quietly(self, index: QModelIndex) -> None:
        """Make a row current without a signal; an invalid index leaves nothing selected."""
        self._is_quiet = True
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        self._is_quiet = False

    def selected_index(self) -> QModelIndex:
        """The selected row: on focus Qt makes the first row current without selecting it."""
        return next(iter(self.selectedIndexes()), QModelIndex())

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if self._is_pressed:
            self._has_moved = True
        elif not self._is_quiet:
            self._reach(current)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_pressed, self._has_moved = True, False
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._is_pressed = False
        if self._has_moved:
            self._has_moved = False
            self._reach(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
            self._on_double_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The menu may swallow the release of the button that opened it.
        self._is_pressed = self._has_moved = False
        index, place = self.indexAt(event.pos()), event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.selected_index()
            self.scrollTo(index)
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self._reach(index)
            self.menu_wanted.emit(index, place)

    @override
    def keyboardSearch(self, search: str) -> None:
        # Qt would ask the model for the text of every row.
        self.text_typed.emit(search)

    @override
    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = self._theme.tokens
        if self.selectionModel().isSelected(index):
            painter.fillRect(options.rect, QColor(tokens.selection))
        super().drawRow(painter, options, index)

    @override
    def drawBranches(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if self.model().hasChildren(index):
            centre = QPoint(rect.right() - _INDENTATION // 2 + 1, rect.center().y())
            self._draw_chevron(painter, centre, self.isExpanded(index))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._has_moved = False
        if self.model().hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
        elif index.isValid():
            self.row_clicked.emit(index)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and not self.model().hasChildren(index):
            self.row_activated.emit(index)

    def _reach(self, index: QModelIndex | QPersistentModelIndex) -> None:
        is_leaf = index.isValid() and not self.model().hasChildren(index)
        if is_leaf and self.selectionModel().isSelected(index):
            self.row_reached.emit(index)

    def _draw_chevron(self, painter: QPainter, centre: QPoint, is_open: bool) -> None:
        points = [QPoint(-_CHEVRON, -2), QPoint(0, 1), QPoint(_CHEVRON, -2)]
        if not is_open:
            points = [QPoint(point.y(), point.x()) for point in points]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.muted), 1.5))
        painter.drawPolyline(QPolygon([centre + point for point in points]))
        painter.restore()

    def _set_up_rows(self) -> None:
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENTATION)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
