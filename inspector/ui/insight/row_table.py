"""A table to read: whole rows are selected and copied, long values wrap instead of being cut."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from inspector.ui.theme.theme import Theme

LONGEST_CELL = 2_000
"""Characters of one value that are drawn; copying gives all of them."""

_SIDE, _ABOVE = 6, 3
_FLAGS = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
    Qt.TextFlag.TextWrapAnywhere,
)
_TEXT_FLAGS = int(_FLAGS[0]) | int(_FLAGS[1])


class RowTexts(Protocol):
    """A model that says what is copied for a row."""

    def row_text(self, row: int) -> str:
        """One row as text."""
        ...


class RowTable(QTableView):
    """Shows a model whose ``row_text`` tells what Ctrl+C copies."""

    def __init__(self, theme: Theme, texts: RowTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setFont(theme.fixed_font())
        self.setItemDelegate(_WrappingDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._set_up_headers()
        self._add_copy()

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2 * _ABOVE)
        self.horizontalHeader().setHighlightSections(False)

    def _add_copy(self) -> None:
        copy = QAction("Copy", self)
        copy.triggered.connect(self._on_copy_triggered)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._on_copy_triggered()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_copy_triggered(self) -> None:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if rows:
            text = "\n".join(self._texts.row_text(row) for row in rows)
            QGuiApplication.clipboard().setText(text)


class _WrappingDelegate(QStyledItemDelegate):
    """Breaks a value wherever the column ends: tokens and policies have no spaces."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        text = _drawn(option.text)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setPen(option.palette.text().color())
        painter.setFont(option.font)
        inside = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, 0)
        painter.drawText(inside, _TEXT_FLAGS, text)
        painter.restore()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        table = self.parent()
        assert isinstance(table, QTableView)
        text = _drawn(str(index.data()))
        width = table.columnWidth(index.column()) - 2 * _SIDE
        metrics = table.fontMetrics()
        natural = metrics.horizontalAdvance(text)
        if natural <= width:
            return QSize(natural + 2 * _SIDE, metrics.height() + 2 * _ABOVE)
        area = metrics.boundingRect(QRect(0, 0, max(width, 40), 100_000), _TEXT_FLAGS, text)
        return QSize(natural + 2 * _SIDE, area.height() + 2 * _ABOVE)


def _drawn(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    return f"{text[:LONGEST_CELL]}… ({len(text):,} characters; Ctrl+C copies all of them)"
