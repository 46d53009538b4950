"""Choosing the method, each in its own colour."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QInputMethodEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from inspector.protocol.description import Route
from inspector.ui.theme.theme import Theme

USUAL_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


class MethodDelegate(QStyledItemDelegate):
    """Colours the list by what it shows: item data would reset what is being typed."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        colour = QColor(self._theme.tokens.method(str(index.data())))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)


class MethodCombo(QComboBox):
    """The route's methods first, then the other usual ones; any other can be typed.

    Signals:
        edited: another method stands there; not after ``show_methods``.
        submitted: Enter was pressed in it.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = QLineEdit()
        self.setObjectName("methodCombo")
        self.setAccessibleName("Method")
        self._line.setAccessibleName("Method")
        self.setLineEdit(self._line)
        self.setItemDelegate(MethodDelegate(theme, self))
        # Completing "P" to "POST" would fight whoever types PURGE.
        self.setCompleter(None)  # type: ignore[arg-type]  # the stubs forgot that it may be None
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        font = theme.fixed_font()
        font.setBold(True)
        self.setFont(font)
        self.currentTextChanged.connect(self._on_current_text_changed)
        self._line.returnPressed.connect(self.submitted)
        theme.changed.connect(self._colour)

    @property
    def method(self) -> str:
        """In capitals, as it is sent."""
        return self.currentText().strip().upper()

    def show_methods(self, route: Route | None, method: str) -> None:
        """Offer the methods of a route, and choose one."""
        own = route.own_methods + route.automatic_methods if route else ()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(dict.fromkeys((*own, *USUAL_METHODS))))
            self.setCurrentIndex(self.findText(method))
            self.setEditText(method)
        self._line.setCursorPosition(0)
        self._colour()

    @Slot()
    def _on_current_text_changed(self) -> None:
        self._colour()
        self.edited.emit()

    @Slot()
    def _colour(self) -> None:
        # A style sheet beats the palette; the format of an input method beats both.
        text_format = QTextCharFormat()
        text_format.setForeground(QColor(self._theme.tokens.method(self.method)))
        attribute = QInputMethodEvent.Attribute(
            QInputMethodEvent.AttributeType.TextFormat,
            -self._line.cursorPosition(),
            len(self._line.text()),
            text_format,
        )
        QCoreApplication.sendEvent(self._line, QInputMethodEvent("", [attribute]))
