"""Colours for code in a text document: Pygments' tokens in the palette's own colours."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from .code_spans import LexedLine, Span, has_lexer, lexed_lines
from .theme import Theme

LEX_LIMIT = 200_000
"""Characters above which a document is left without colours."""

_SLICE_MS = 8
_TYPING_PAUSE_MS = 150
_TYPED_AT_MOST = 200
# Qt lays a line out anew for every format on it: minified code would take seconds.
_LONGEST_LINE = 5_000
_ROLES = ("code_keyword", "code_string", "code_number", "code_name", "code_comment")


class CodeHighlighter(QSyntaxHighlighter):
    """Colours one document, in slices of a few milliseconds, and follows the theme.

    While a person types only the touched lines are coloured, each by itself; the whole text
    is lexed again when the typing pauses.
    """

    def __init__(self, document: QTextDocument, theme: Theme, language: str) -> None:
        super().__init__(document)
        self._theme = theme
        self._language = language
        self._lines: list[str] = []
        self._spans: list[list[Span]] = []
        self._rest: Iterator[LexedLine | None] | None = None
        self._typing = False
        self._formats = self._made_formats()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._connect_signals(document)
        self._begin()
        self._timer.start(0)

    def set_language(self, language: str) -> None:
        """Colour as another language: "python", "json", "html", …; "text" for no colours."""
        if language != self._language:
            self._language = language
            self._restart()

    def _connect_signals(self, document: QTextDocument) -> None:
        # Ours must run before Qt's own slot, so that highlightBlock finds the new spans.
        self.setDocument(None)
        document.contentsChange.connect(self._on_document_change)
        self.setDocument(document)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._theme.changed.connect(self._on_theme_changed)

    @override
    def highlightBlock(self, text: str) -> None:
        if len(text) > _LONGEST_LINE:
            return
        number = self.currentBlock().blockNumber()
        for span in self._spans_of(number, text):
            self.setFormat(span.start, span.length, self._formats[span.role])

    def _spans_of(self, number: int, text: str) -> list[Span]:
        if number < len(self._spans) and self._lines[number] == text:
            return self._spans[number]
        if self._typing and has_lexer(self._language):
            return self._spans_alone(text)
        return []

    def _spans_alone(self, text: str) -> list[Span]:
        lines = lexed_lines(text, self._language)
        return next(line.spans for line in lines if line is not None)

    @Slot(int, int, int)
    def _on_document_change(self, _position: int, removed: int, added: int) -> None:
        # A key press arrives as a few characters, a new text as all of them.
        self._typing = max(removed, added) <= _TYPED_AT_MOST and bool(self._spans)
        self._rest = None
        if self._typing:
            self._timer.start(_TYPING_PAUSE_MS)
            return
        self._begin()
        self._advance(repaint=False)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._typing:
            self._typing = False
            self._begin()
        self._advance(repaint=True)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._formats = self._made_formats()
        self._restart()

    def _restart(self) -> None:
        self._typing = False
        self._begin()
        if self._rest is None:
            self.rehighlight()
        self._timer.start(0)

    def _begin(self) -> None:
        """Take the document's text; its lines are lexed by ``_advance``."""
        # The raw text has one separator a block; the plain text would break inside blocks.
        document = self.document()
        raw = document.toRawText() if document.characterCount() <= LEX_LIMIT + 1 else ""
        self._lines = raw.split("\u2029")
        self._spans = []
        self._rest = None
        if raw and has_lexer(self._language):
            self._rest = lexed_lines("\n".join(self._lines), self._language)

    def _advance(self, repaint: bool) -> None:
        """Lex for one slice of time, then leave the rest to the timer."""
        if self._rest is None:
            return
        clock = QElapsedTimer()
        clock.start()
        for line in self._rest:
            if line is not None:
                self._spans.append(line.spans)
            if line is not None and repaint:
                self.rehighlightBlock(self.document().findBlockByNumber(line.number))
            if clock.hasExpired(_SLICE_MS):
                self._timer.start(0)
                return
        self._rest = None

    def _made_formats(self) -> dict[str, QTextCharFormat]:
        formats = {}
        for role in _ROLES:
            formats[role] = QTextCharFormat()
            formats[role].setForeground(QColor(getattr(self._theme.tokens, role)))
        return formats
