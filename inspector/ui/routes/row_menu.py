"""The menu of one row: copy what it says, see its source, run its command."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from inspector.protocol.app_facts import Fact, FactKind, FactMark
from inspector.protocol.description import Route
from inspector.protocol.source import SourceRef

from .outline import source_of
from .row_copies import copies
from .sections import Leaf


class RowMenu(QMenu):
    """Made for one row when it is asked for, and gone when it is closed.

    Signals:
        source_requested: SourceRef of the row, or of one method of its class.
        command_requested: Fact of the command that is to be run.
    """

    source_requested = Signal(object)
    command_requested = Signal(object)

    def __init__(self, leaf: Leaf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rowMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(leaf, Fact) and is_command(leaf):
            self.addAction("Run…", lambda: self.command_requested.emit(leaf))
            self.addSeparator()
        for name, text in copies(leaf):
            self._add_copy(name, text)
        self._add_sources(leaf)

    def _add_copy(self, name: str, text: str) -> None:
        action = self.addAction(f"Copy {name}")
        action.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _add_sources(self, leaf: Leaf) -> None:
        source = source_of(leaf)
        if source is None or source.file is None:
            return
        self.addSeparator()
        # Behind the tab stands the key as text: a shortcut would be heard by the window.
        self._add_source("Source\tF4", source)
        if isinstance(leaf, Route):
            for verb, method in leaf.verbs:
                self._add_source(f"Source of {verb}", method)

    def _add_source(self, text: str, source: SourceRef) -> None:
        self.addAction(text, lambda: self.source_requested.emit(source))


def is_command(fact: Fact) -> bool:
    """Whether there is something to run behind a fact."""
    return fact.kind is FactKind.COMMAND and fact.mark is not FactMark.PROBLEM
