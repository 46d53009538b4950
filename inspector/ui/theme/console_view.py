"""A console: what a process wrote to stdout and stderr, its last lines."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from .console_text import ConsoleText
from .theme import Theme

LINE_LIMIT = 5_000


class ConsoleView(QPlainTextEdit):
    """The logText of the app, until it is given another name; follows its end as long as the
    person is there.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logText")
        self.setAccessibleName("The app's console")
        self.setPlaceholderText("Nothing was printed or logged yet.")
        self.setReadOnly(True)
        self.setFont(theme.fixed_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMaximumBlockCount(LINE_LIMIT)
        self.document().setDocumentMargin(8)
        self._stream = ConsoleText()
        self._owed = ""

    def append(self, text: str) -> None:
        """The next slice of the stream, wherever it was cut."""
        text = self._owed + self._stream.feed(text)
        # The last line end waits for what follows it, or an empty line would stand below.
        self._owed = "\n" if text.endswith("\n") else ""
        lines = text.removesuffix("\n").split("\n")
        follows = self._is_at_end()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("\n".join(lines[-LINE_LIMIT:]))
        if follows:
            self._go_to_end()

    def empty(self) -> None:
        """Forget all lines, and half a one that was waiting for its end."""
        self._stream = ConsoleText()
        self._owed = ""
        self.clear()

    def line_count(self) -> int:
        """Lines that are kept."""
        return 0 if self.document().isEmpty() else self.blockCount()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        follows = self._is_at_end()
        super().resizeEvent(event)
        if follows:
            self._go_to_end()

    def _is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() == bar.maximum()

    def _go_to_end(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
