"""A table of names and values in the form: as tall as its rows, a click edits a cell."""

from __future__ import annotations

from PySide6.QtCore import (
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .field_delegate import FieldDelegate
from .field_table_model import Column, FieldTableModel

ROW_HEIGHT = 27
NAME_WIDTH = 220


class FieldTable(QTableView):
    """Shows a FieldTableModel; Delete removes a row, Space switches it.

    Signals:
        submitted: Enter was pressed in the table.
        file_requested: row (int) whose file is to be chosen.
    """

    submitted = Signal()
    file_requested = Signal(int)

    def __init__(
        self, theme: Theme, model: FieldTableModel, name: str, words: str, placeholder: str
    ) -> None:
        """name: its objectName. words: its accessible name. placeholder: in the empty row."""
        super().__init__()
        self.setObjectName(name)
        self._model = model
        self.setAccessibleName(words)
        self.setModel(model)
        self.setItemDelegate(FieldDelegate(theme, placeholder, self))
        self.setFont(theme.fixed_font())
        self._set_behaviour()
        self._set_columns()
        self._connect_signals()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self._model.rowCount() * ROW_HEIGHT + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # The table shows all its rows; it is the form around it that scrolls.
        area = _scroll_area(self)
        content = area.widget() if area else None
        if area is not None and content is not None:
            middle = QPoint(0, self.visualRect(index).center().y())
            area.ensureVisible(0, self.viewport().mapTo(content, middle).y(), 0, ROW_HEIGHT)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        step = {
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
        }.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        return self._neighbour(step)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._model.remove_row(index.row())
        elif event.key() == Qt.Key.Key_Space and index.column() == Column.FILE:
            self._toggle_file(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Also comes here from a cell's editor, which lets it pass.
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, Column.NAME))
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.state() != QAbstractItemView.State.EditingState:
            self.clearSelection()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.rowAt(event.pos().y())
        if 0 <= row < len(self._model.fields()):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Remove row\tDel", lambda: self._model.remove_row(row))
            menu.popup(event.globalPos())

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self.state() != QAbstractItemView.State.EditingState:
            self._model.remove_empty_rows()

    def _set_behaviour(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # Tab goes on to the next field of the form; within an editor it goes to the next cell.
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrap(False)

    def _set_columns(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setVisible(False)
        columns.setMinimumSectionSize(ROW_HEIGHT)
        columns.resizeSection(Column.ENABLED, ROW_HEIGHT + 1)
        columns.resizeSection(Column.NAME, NAME_WIDTH)
        columns.setSectionResizeMode(Column.VALUE, QHeaderView.ResizeMode.Stretch)

    def _connect_signals(self) -> None:
        self.clicked.connect(self._on_cell_clicked)
        for changed in (
            self._model.rowsInserted,
            self._model.rowsRemoved,
            self._model.modelReset,
        ):
            changed.connect(self._on_model_rows_changed)

    @Slot(QModelIndex)
    def _on_cell_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.FILE:
            self._toggle_file(index.row())
        elif index.column() != Column.ENABLED:
            self.edit(index)

    @Slot()
    def _on_model_rows_changed(self) -> None:
        self.updateGeometry()

    def _toggle_file(self, row: int) -> None:
        fields = self._model.fields()
        if row < len(fields) and fields[row].is_file:
            self._model.set_file(row, None)
        elif row < len(fields):
            self.file_requested.emit(row)

    def _neighbour(self, step: int) -> QModelIndex:
        index = self.currentIndex()
        row, column = index.row(), index.column() + step
        if column > Column.VALUE:
            row, column = row + 1, Column.NAME
        elif column < Column.NAME:
            row, column = row - 1, Column.VALUE
        return self._model.index(row, column) if self._model.hasIndex(row, column) else index


def boxed(widget: QWidget, margins: QMargins) -> QWidget:
    """The widget with room around it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(margins)
    column.addWidget(widget)
    return box


def indented(table: FieldTable) -> QWidget:
    """The table, its check boxes below the labels of the form."""
    return boxed(table, QMargins(6, 0, 0, 0))


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
