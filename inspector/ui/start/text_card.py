"""A card with a heading and one text in it, as high as its lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.ui.theme.tab_order import order_tabs

from .labels import muted

_MOST_LINES = 28


class TextCard(QFrame):
    """The heading stands beside a Copy button; ``text`` is the widget below them."""

    def __init__(self, heading: str, text: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._heading = muted(heading)
        self._text = text
        self._text.setReadOnly(True)
        self._text.setAccessibleName(heading)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.document().setDocumentMargin(8)
        self._copy = QPushButton("Copy")
        self._copy.setProperty("look", "quiet")
        self._copy.clicked.connect(self._on_copy_clicked)
        self._text.horizontalScrollBar().rangeChanged.connect(self.fit_height)
        self._head = QHBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        self._head.setContentsMargins(10, 4, 6, 2)
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 4)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self._text)

    def add_button(self, button: QWidget) -> None:
        """Put a button before Copy."""
        self._head.insertWidget(self._head.count() - 1, button)
        order_tabs((button, self._copy, self._text))

    def set_heading(self, text: str) -> None:
        """Change the heading."""
        self._heading.setText(text)

    def set_text(self, text: str) -> None:
        """Show a text; the card is as high as its lines, up to a screenful."""
        self._text.setPlainText(text)
        self.fit_height()

    @Slot()
    def fit_height(self) -> None:
        """Follow the number of lines of the text, and the bar below them where there is one."""
        lines = min(self._text.blockCount(), _MOST_LINES)
        bar = self._text.horizontalScrollBar()
        bar_height = bar.sizeHint().height() if bar.maximum() else 0
        height = lines * self._text.fontMetrics().lineSpacing() + bar_height
        self._text.setFixedHeight(height + 2 * int(self._text.document().documentMargin()))
        policy = Qt.ScrollBarPolicy
        fits = self._text.blockCount() <= _MOST_LINES
        self._text.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
