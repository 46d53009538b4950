"""One line above the page: what the page said or wanted, until the person puts it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class PageNotice(QFrame):
    """Hidden while there is nothing to say; the newest sentence replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._close = QPushButton("OK")
        self._close.setAccessibleName("Put the page's message away")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self._close.clicked.connect(self._on_close_clicked)

    @property
    def text(self) -> str:
        """The sentence that is shown; "" for none."""
        return self._text.text()

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        self._text.setText(sentence)
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._text.clear()
        self.hide()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.clear()
