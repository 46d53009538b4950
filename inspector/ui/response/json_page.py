"""One JSON body, as a tree, as indented text or exactly as it was sent."""

from __future__ import annotations

import enum
from collections.abc import Generator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from inspector.protocol.exchange import Hop
from inspector.render.json_document import JsonDocument, JsonError, parse_steps
from inspector.render.json_text import indent_steps
from inspector.ui.theme.theme import Theme

from .body_text import BodyText, body_text
from .json_tree import JsonTree
from .note_bar import NoteBar
from .sliced_work import SlicedWork
from .text_feed import TextFeed

# Filling the text view behind the tree costs little below this many characters.
_FILLED_AHEAD = 64 * 1024
_SHORT = 20_000
_FEW_PARTS = 500


class JsonMode(enum.Enum):
    """How JSON is shown; the value is what the switch says."""

    TREE = "Tree"
    TEXT = "Text"
    EXACT = "Exact"


class JsonPage(QWidget):
    """Shows one body.

    Signals:
        parsed_changed: whether there is a tree, and indented text, of the body shown.
        save_requested: the body is too large for the screen, and is to be saved.
    """

    parsed_changed = Signal(bool)
    save_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._mode = JsonMode.TREE
        self._body = BodyText("", False, ())
        self._document: JsonDocument | None = None
        self._in_text: JsonMode | None = None
        self._work = SlicedWork(self)
        self._notes = NoteBar()
        self._tree = JsonTree(theme)
        self._text = QPlainTextEdit()
        self._text.setObjectName("jsonText")
        self._text.setAccessibleName("JSON as text")
        self._feed = TextFeed(self._text, theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tree)
        self._stack.addWidget(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notes)
        layout.addWidget(self._stack, 1)
        self._notes.save_requested.connect(self.save_requested)

    @property
    def mode(self) -> JsonMode:
        """How the person wants JSON to be shown."""
        return self._mode

    def show_hop(self, hop: Hop, note: str) -> None:
        """Show the body of a hop. note: what its type claims wrongly, or "".

        Raises:
            OSError: the spool file cannot be read.
        """
        self.clear()
        self._body = body_text(hop)
        whole = "" if hop.body.complete else "the body is not whole"
        self._notes.show_notes((note, *self._body.notes, whole), self._body.is_cut)
        if self._body.is_cut:
            self._on_parsed(None)
        else:
            text = self._body.text
            self._work.run(_parsed(text), self._on_parsed, len(text) > _SHORT)

    def set_mode(self, mode: JsonMode) -> None:
        """Tree, indented or exact; text that has no tree is shown exactly."""
        self._mode = mode
        self._show_mode()

    def clear(self) -> None:
        """Let go of everything."""
        self._work.stop()
        self._document = None
        self._body = BodyText("", False, ())
        self._in_text = None
        self._notes.show_notes(())
        self._tree.show_document(None)
        self._feed.clear()

    def _on_parsed(self, result: JsonDocument | JsonError | None) -> None:
        if isinstance(result, JsonError):
            said = str(result) if result.is_limit else f"not JSON: {result}"
            self._notes.show_notes((said, *self._body.notes))
        self._document = result if isinstance(result, JsonDocument) else None
        self._tree.show_document(self._document)
        self.parsed_changed.emit(self._document is not None)
        self._show_mode()

    def _show_mode(self) -> None:
        is_tree = self._mode is JsonMode.TREE and self._document is not None
        self._stack.setCurrentWidget(self._tree if is_tree else self._text)
        if not is_tree:
            self._fill_text(self._mode)
        elif len(self._body.text) <= _FILLED_AHEAD:
            self._fill_text(JsonMode.TEXT)

    def _fill_text(self, mode: JsonMode) -> None:
        wanted = mode if self._document is not None else JsonMode.EXACT
        if wanted is self._in_text:
            return
        self._in_text = wanted
        if wanted is JsonMode.TEXT:
            self._work.run(indent_steps(self._body.text), self._on_indented, self._is_long())
        else:
            self._work.stop()
            self._on_indented(self._body.text)

    def _is_long(self) -> bool:
        parts = len(self._document.containers) if self._document else 0
        # Deep nesting makes much space out of little text.
        return len(self._body.text) > _SHORT or parts > _FEW_PARTS

    def _on_indented(self, text: str) -> None:
        self._feed.show_text(text, "json")


def _parsed(text: str) -> Generator[None, None, JsonDocument | JsonError]:
    try:
        return (yield from parse_steps(text))
    except JsonError as error:
        return error
