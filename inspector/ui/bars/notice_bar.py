"""A sentence across the right side when the worker died, with the way to its last words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton


class NoticeBar(QFrame):
    """Hidden until there is something to say; the person closes it.

    Signals:
        console_requested: show the app's console.
    """

    console_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("look", "danger")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._console = QPushButton("Show console")
        self._console.clicked.connect(self.console_requested)
        close = QToolButton()
        close.setText("✕")
        close.setProperty("look", "quiet")
        close.setToolTip("Close this notice")
        close.setAccessibleName("Close this notice")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._console)
        row.addWidget(close)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; the empty string while the bar is hidden."""
        return self._sentence.text() if not self.isHidden() else ""

    def show_notice(self, sentence: str, console_tail: tuple[str, ...] = ()) -> None:
        """Say it, with the last lines of the console below; without any, it is no help."""
        self._console.setVisible(bool(console_tail))
        self._sentence.setText("\n".join((sentence, *console_tail[-3:])))
        self.show()
