"""A traceback as text; a frame's line leads to its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .traceback_frames import frame_at, frame_of


class TracebackView(QPlainTextEdit):
    """Read-only text.

    Signals:
        source_requested: SourceRef of a frame: double click, or F4 on its line.
    """

    source_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Traceback")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(theme.fixed_font())
        self.document().setDocumentMargin(8)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_text_changed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._ask_for_frame(self.cursorForPosition(event.position().toPoint()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._ask_for_frame(self.textCursor())
        else:
            super().keyPressEvent(event)

    def _ask_for_frame(self, cursor: QTextCursor) -> None:
        frame = frame_at(self.toPlainText().split("\n"), cursor.blockNumber())
        if frame is not None:
            self.source_requested.emit(frame)

    @Slot()
    def _on_text_changed(self) -> None:
        """Colour the lines that lead somewhere."""
        links = []
        block = self.document().begin()
        while block.isValid():
            if frame_of(block.text()) is not None:
                links.append(self._link(QTextCursor(block)))
            block = block.next()
        self.setExtraSelections(links)

    def _link(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        link = QTextEdit.ExtraSelection()
        link.cursor = cursor
        link.format.setForeground(QColor(self._theme.tokens.accent))
        return link
