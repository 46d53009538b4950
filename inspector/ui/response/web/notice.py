"""Above the page: what the page said or wanted, until the person puts it away."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_MOST = 4


class PageNotice(QFrame):
    """Hidden while there is nothing to say; the last few sentences, the newest below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._said: deque[str] = deque(maxlen=_MOST)
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
        """What is shown, a sentence a line; "" for none."""
        return self._text.text()

    def say(self, sentence: str) -> None:
        """Show one more sentence; one that is there already is not said twice."""
        if sentence not in self._said:
            self._said.append(sentence)
        self._text.setText("\n".join(self._said))
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._said.clear()
        self._text.clear()
        self.hide()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.clear()
