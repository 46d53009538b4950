"""A sentence above an answer: which command of the app would help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from inspector.protocol.app_facts import Fact


class CommandHint(QFrame):
    """Hidden until there is something to say.

    Signals:
        command_requested: Fact of the command that the person wants to run.
    """

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("commandHint")
        self.setProperty("look", "banner")
        self._command: Fact | None = None
        self._sentence = QLabel()
        self._sentence.setObjectName("commandHintText")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._run = QPushButton()
        self._run.setObjectName("commandHintRun")
        self._run.clicked.connect(self._on_run_clicked)
        close = QToolButton()
        close.setText("✕")
        close.setProperty("look", "quiet")
        close.setToolTip("Close this hint")
        close.setAccessibleName("Close this hint")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._run)
        row.addWidget(close)
        self.hide()

    def show_hint(self, sentence: str, command: Fact) -> None:
        """Say it, and offer the command."""
        self._command = command
        self._sentence.setText(sentence)
        self._run.setText(f"flask {command.name}…")
        self._run.setAccessibleName(f"Run flask {command.name}")
        self.show()

    @Slot()
    def _on_run_clicked(self) -> None:
        if self._command is not None:
            self.command_requested.emit(self._command)
