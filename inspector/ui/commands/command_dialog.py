"""Runs one of the app's own commands, and shows what it prints."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from inspector.protocol.app_facts import Fact
from inspector.ui.theme.console_view import ConsoleView
from inspector.ui.theme.theme import Theme


class CommandDialog(QDialog):
    """One command at a time; nothing runs before Run is clicked.

    Signals:
        run_requested: what stands in the line after "flask".
        cancel_requested: end the command that runs.
    """

    run_requested = Signal(str)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandDialog")
        self.setWindowTitle("Run a command of the app")
        self.setModal(False)
        self.resize(720, 420)
        self._is_running = False
        self._flask = QLabel("flask")
        self._flask.setFont(theme.fixed_font())
        self._line = QLineEdit()
        self._line.setObjectName("commandEdit")
        self._line.setAccessibleName("Command and its arguments")
        self._line.setPlaceholderText("command --option argument")
        self._line.setFont(theme.fixed_font())
        self._run = QPushButton()
        self._run.setObjectName("commandRun")
        # Enter opens this dialog: were it to press the button too, one press could do both.
        self._run.setAutoDefault(False)
        self._about = _plain("commandAbout", "muted")
        self._sentence = _plain("commandSentence", "")
        self._console = ConsoleView(theme)
        self._console.setObjectName("commandConsole")
        self._console.setAccessibleName("What the command prints")
        self._lay_out()
        self._connect_signals()
        self.set_running(False)

    def show_command(self, command: Fact, place: str) -> None:
        """Ready to run a command, and in front. place: where it will run, for the person."""
        if not self._is_running:
            self._line.setText(command.name)
            self._about.setText("\n".join(filter(None, (command.value, place))))
            self._sentence.hide()
            self._console.empty()
            self._console.setPlaceholderText("Nothing was run yet.")
        self.show()
        self.raise_()
        self.activateWindow()
        self._line.setFocus()
        self._line.end(False)

    def show_started(self) -> None:
        """A new run: what the last one printed goes."""
        self._console.empty()
        self._console.setPlaceholderText("It has printed nothing so far.")
        self._sentence.hide()
        self.set_running(True)

    def append_output(self, text: str) -> None:
        """The next of what it prints."""
        self._console.append(text)

    def show_end(self, sentence: str, done: bool) -> None:
        """How it ended. done: it went well."""
        self.set_running(False)
        self._console.setPlaceholderText("It printed nothing.")
        self._say(sentence, "" if done else "problem")

    def show_problem(self, sentence: str) -> None:
        """Why the line cannot be run."""
        self._say(sentence, "problem")

    def set_running(self, running: bool) -> None:
        """Run becomes Cancel, and back."""
        self._is_running = running
        self._line.setReadOnly(running)
        self._run.setText("Cancel" if running else "Run")
        self._run.setProperty("look", "cancel" if running else "primary")
        self._run.style().unpolish(self._run)
        self._run.style().polish(self._run)

    @override
    def reject(self) -> None:
        # Esc ends what runs first; what it printed stays to be read.
        if self._is_running:
            self.cancel_requested.emit()
        else:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_running:
            self.cancel_requested.emit()
        event.accept()

    def _say(self, sentence: str, look: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setProperty("look", look)
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        self._sentence.show()

    def _connect_signals(self) -> None:
        self._run.clicked.connect(self._on_run_clicked)

    @Slot()
    def _on_run_clicked(self) -> None:
        if self._is_running:
            self.cancel_requested.emit()
        else:
            self.run_requested.emit(self._line.text())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._flask)
        row.addWidget(self._line, 1)
        row.addWidget(self._run)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 10)
        head.setSpacing(8)
        head.addLayout(row)
        head.addWidget(self._about)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._console, 1)
        layout.addLayout(foot)


def _plain(name: str, look: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label
