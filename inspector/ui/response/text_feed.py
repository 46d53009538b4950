"""Puts text into a text view in pieces, so that a megabyte never stops the window."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from inspector.render.display_lines import chunks
from inspector.ui.theme.highlighter import LEX_LIMIT, CodeHighlighter
from inspector.ui.theme.theme import Theme

from .sliced_work import SlicedWork

_PIECE = 8_000
_SHORT = 20_000


class TextFeed(QObject):
    """Fills one read-only view, and colours what is short enough."""

    def __init__(self, view: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._growing: str | None = None
        self._work = SlicedWork(self)
        self._highlighter = CodeHighlighter(view.document(), theme, "text")
        view.setReadOnly(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFont(theme.fixed_font())
        view.document().setDocumentMargin(8)
        view.setUndoRedoEnabled(False)

    def show_text(self, text: str, language: str = "text") -> None:
        """Show a text from its beginning. language: as for CodeHighlighter."""
        self.clear()
        self._highlighter.set_language("text")
        coloured = language if len(text) <= LEX_LIMIT else "text"
        pieces = self._pieces(chunks(text, _PIECE))
        self._work.run(pieces, lambda _: self._colour(coloured), len(text) > _SHORT)

    def show_growing(self, text: str) -> None:
        """Show what has come of a text: what stands there already stays, and is not moved."""
        known = self._growing
        if known is None or self._work.is_busy or not text.startswith(known):
            self.show_text(text)
        elif len(text) > len(known):
            self._work.run(self._pieces(chunks(text[len(known) :], _PIECE)), lambda _: None, True)
        self._growing = text

    def clear(self) -> None:
        """Show nothing."""
        self._growing = None
        self._work.stop()
        self._view.clear()

    def _pieces(self, pieces: Iterator[str]) -> Generator[None, None, None]:
        cursor = QTextCursor(self._view.document())
        for piece in pieces:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(piece)
            yield

    def _colour(self, language: str) -> None:
        self._highlighter.set_language(language)
