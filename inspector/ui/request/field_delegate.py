"""Painting and editing of the cells of a table in the form."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from inspector.protocol.exchange import Field
from inspector.ui.theme.theme import Theme

from .field_table_model import Column, Role
from .line_edit import LineEdit

ModelIndex = QModelIndex | QPersistentModelIndex


class FieldDelegate(QStyledItemDelegate):
    """Writes every keystroke into the model; Escape takes them back."""

    def __init__(self, theme: Theme, placeholder: str, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._placeholder = placeholder
        self._before = ""

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: ModelIndex
    ) -> QWidget:
        editor = LineEdit(parent)
        editor.setFont(self._theme.fixed_font())
        editor.setAccessibleName("name" if index.column() == Column.NAME else "value")
        self._before = str(index.data() or "")
        kept = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda text: _write(kept, text))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: ModelIndex) -> None:
        # Setting the same text again would move the cursor to the end.
        if isinstance(editor, QLineEdit) and editor.text() != (index.data() or ""):
            editor.setText(index.data() or "")

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: ModelIndex) -> None:
        # A value with a line break shows it as a space: unedited, it stays as it is.
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        editor.setGeometry(option.rect)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and _is_escape(event) and isinstance(watched, QLineEdit):
            watched.setText(self._before)
            watched.textEdited.emit(self._before)
        return super().eventFilter(watched, event)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        super().initStyleOption(option, index)
        field = index.data(Role.FIELD)
        tokens = self._theme.tokens
        # Fusion draws the frame of a check box in a darker shade of this role.
        option.palette.setColor(QPalette.ColorRole.Window, QColor(tokens.muted))
        if field is None or not field.enabled:
            _set_text_colour(option.palette, tokens.muted)
        if isinstance(field, Field) and index.column() == Column.VALUE and field.is_file:
            option.text = _file_name(field)
        if field is None and index.column() == Column.NAME:
            option.text = self._placeholder
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        if index.column() == Column.FILE:
            self._paint_file_mark(painter, option, index)
        else:
            super().paint(painter, option, index)
        rect = option.rect
        if index.data(Role.PROBLEM):
            self._frame(painter, rect, self._theme.tokens.delete)
        elif option.state & QStyle.StateFlag.State_HasFocus:
            self._frame(painter, rect, self._theme.tokens.accent)

    def _paint_file_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        field = index.data(Role.FIELD)
        tokens = self._theme.tokens
        if field is None:
            return
        painter.save()
        painter.setPen(QColor(tokens.accent))
        words = "text instead" if field.is_file else "File…"
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _frame(self, painter: QPainter, rect: QRect, colour: str) -> None:
        painter.save()
        painter.setPen(QColor(colour))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _write(index: QPersistentModelIndex, text: str) -> None:
    if index.isValid():
        index.model().setData(index, text)


def _set_text_colour(palette: QPalette, colour: str) -> None:
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
        palette.setColor(role, QColor(colour))


def _file_name(field: Field) -> str:
    return f"file {field.value}"
