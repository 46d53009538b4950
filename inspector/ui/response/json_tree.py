"""The tree of the JSON column: opens its first levels, grows while scrolling, copies."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)
from typing_extensions import override

from inspector.render.json_document import JsonDocument
from inspector.ui.theme.theme import Theme

from .json_tree_model import JsonTreeModel

_OPENED_ROWS = 60
_OPENED_LEVELS = 3
_INDENTATION = 14
_KEY_SHARE = 0.4
_KEY_LEAST = 90
_ROW_SPACING = 4


class _Rows(QStyledItemDelegate):
    """Gives the lines a little air."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index) + QSize(0, _ROW_SPACING)


class JsonTree(QTreeView):
    """Key and value."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("jsonTree")
        self.setAccessibleName("JSON as a tree")
        self._model = JsonTreeModel(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(self))
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENTATION)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.header().setStretchLastSection(True)
        # Measuring the default, a thousand rows, takes 30 ms.
        self.header().setResizeContentsPrecision(_OPENED_ROWS)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._key_width = 0
        self._copy_value = QAction("Copy value", self)
        self._copy_value.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy_value.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy_path = QAction("Copy path", self)
        self.addActions([self._copy_value, self._copy_path])
        self._connect_signals()

    def show_document(self, document: JsonDocument | None) -> None:
        """Show a document, its first levels open."""
        self._model.show_document(document)
        if document is not None:
            self._open_first_levels()
            self._share_width()
            self.scrollToTop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _connect_signals(self) -> None:
        self._copy_value.triggered.connect(self._on_copy_value_triggered)
        self._copy_path.triggered.connect(self._on_copy_path_triggered)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll_value_changed)
        self.expanded.connect(self._on_tree_expanded)

    def _open_first_levels(self) -> None:
        """Open containers, outer ones first, while few rows come of it."""
        level = [QModelIndex()]
        left = _OPENED_ROWS - self._model.rowCount()
        for _ in range(_OPENED_LEVELS):
            below = [child for index in level for child in self._children(index)]
            level = []
            for index in below:
                rows = self._model.rowCount(index)
                if 0 < rows <= left:
                    self.expand(index)
                    left -= rows
                    level.append(index)

    def _children(self, index: QModelIndex) -> list[QModelIndex]:
        rows = min(self._model.rowCount(index), _OPENED_ROWS)
        return [self._model.index(row, 0, index) for row in range(rows)]

    def _share_width(self) -> None:
        """The keys get what they need, while the person did not give them another width."""
        if self.columnWidth(0) != self._key_width and self._key_width:
            return
        room = self.viewport().width()
        wanted = self.sizeHintForColumn(0) + 8
        self.setColumnWidth(0, max(_KEY_LEAST, min(wanted, int(room * _KEY_SHARE))))
        self._key_width = self.columnWidth(0)

    def _add_near_end(self) -> None:
        """Add rows where the last one that there is yet of a container is on screen."""
        index = self.indexAt(QPoint(1, 1))
        bottom = self.viewport().height()
        while index.isValid() and self.visualRect(index).top() <= bottom:
            if self._add_after(index):
                return
            index = self.indexBelow(index)

    def _add_after(self, index: QModelIndex) -> bool:
        """Add the rows that are held back right below ``index``; False where there are none."""
        while index.isValid():
            parent = index.parent()
            if index.row() < self._model.rowCount(parent) - 1:
                return False
            if self._model.has_more(parent):
                self._model.add_more(parent)
                return True
            index = parent
        return False

    @Slot(int)
    def _on_scroll_value_changed(self, _value: int) -> None:
        self._add_near_end()

    @Slot(QModelIndex)
    def _on_tree_expanded(self, _index: QModelIndex) -> None:
        self._add_near_end()

    @Slot()
    def _on_copy_value_triggered(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(self._model.copied_value(index))

    @Slot()
    def _on_copy_path_triggered(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(self._model.path_of(index))
