"""Code to read: line numbers beside it, colours in it, and one line marked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from .highlighter import CodeHighlighter
from .theme import Theme

_GUTTER_PADDING = 10


class CodeView(QPlainTextEdit):
    """Read-only code; ``mark`` is the name in Tokens of the marked line's background."""

    def __init__(
        self,
        theme: Theme,
        language: str = "python",
        mark: str = "selection",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        self._first_number = 1
        self._marked: int | None = None
        self._gutter = _Gutter(self)
        self.setReadOnly(True)
        self.setFont(theme.fixed_font())
        self._gutter.setFont(theme.fixed_font())
        self.document().setDocumentMargin(8)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Read-only text hides its cursor; with this the keys still move and select.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Kept: collected, it takes the document with it, and the next layout crashes.
        self._highlighter = CodeHighlighter(self.document(), theme, language)
        theme.changed.connect(self._on_theme_changed)
        self.updateRequest.connect(self._on_update_request)

    def show_code(self, text: str, first_number: int = 1, marked: int | None = None) -> None:
        """Show lines numbered from ``first_number``; the ``marked`` one in the upper third."""
        self._first_number = first_number
        self._marked = marked
        self.setPlainText(text)
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self._place_gutter()
        self._mark_line()
        self._scroll_to_mark()

    def marked_text(self) -> str | None:
        """The text of the marked line; None where no line is marked."""
        cursor = self._mark_cursor()
        return cursor.block().text() if cursor is not None else None

    def gutter_width(self) -> int:
        """Pixels that the widest line number takes, padding included."""
        last = self._first_number + self.blockCount() - 1
        return self.fontMetrics().horizontalAdvance("9" * len(str(last))) + 2 * _GUTTER_PADDING

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Draw the numbers of the visible lines."""
        tokens = self._theme.tokens
        with QPainter(self._gutter) as painter:
            painter.fillRect(event.rect(), QColor(tokens.surface))
            block = self.firstVisibleBlock()
            while block.isValid():
                area = self.blockBoundingGeometry(block).translated(self.contentOffset())
                if area.top() > event.rect().bottom():
                    return
                number = self._first_number + block.blockNumber()
                is_marked = number == self._marked
                painter.setPen(QColor(tokens.text if is_marked else tokens.muted))
                width = self._gutter.width() - _GUTTER_PADDING
                row = QRect(0, int(area.top()), width, self.fontMetrics().lineSpacing())
                painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(number))
                block = block.next()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now is it known how many lines are visible.
        self._scroll_to_mark()

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(
            inside.left(), inside.top(), self.gutter_width(), self.viewport().height()
        )

    def _mark_cursor(self) -> QTextCursor | None:
        if self._marked is None:
            return None
        block = self.document().findBlockByNumber(self._marked - self._first_number)
        return QTextCursor(block) if block.isValid() else None

    def _mark_line(self) -> None:
        cursor = self._mark_cursor()
        if cursor is None:
            self.setExtraSelections([])
            return
        line = QTextEdit.ExtraSelection()
        line.cursor = cursor
        background = QColor(getattr(self._theme.tokens, self._mark))
        line.format.setBackground(background)
        line.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([line])

    def _scroll_to_mark(self) -> None:
        cursor = self._mark_cursor()
        if cursor is None:
            return
        self.setTextCursor(cursor)
        visible = self.viewport().height() // max(1, self.fontMetrics().lineSpacing())
        self.verticalScrollBar().setValue(cursor.blockNumber() - visible // 3)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._mark_line()
        self._gutter.update()

    @Slot(QRect, int)
    def _on_update_request(self, _area: QRect, _scrolled: int) -> None:
        self._gutter.update()


class _Gutter(QWidget):
    """The strip of line numbers; its code view paints it."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._view.gutter_width(), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_gutter(event)
