"""A file that the app wants saved: name, type, size, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.protocol.exchange import Hop
from inspector.render.file_names import file_name
from inspector.render.sizes import human_size
from inspector.ui.theme.theme import Theme

from .icons import sign

_CARD_WIDTH = 300
_SIGN_SIDE = 48


class _FileSign(QWidget):
    """A sheet of paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(_SIGN_SIDE + 4)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - _SIGN_SIDE) / 2, 2)
        painter.scale(_SIGN_SIDE / 16, _SIGN_SIDE / 16)
        painter.setPen(QPen(QColor(self._theme.tokens.muted), 0.8))
        painter.drawPath(sign("file"))


class DownloadCard(QWidget):
    """Stands in place of a page.

    Signals:
        save_requested: the button was clicked.
    """

    save_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = QLabel()
        self._name.setWordWrap(True)
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self._facts = QLabel()
        self._facts.setProperty("look", "muted")
        for label in (self._name, self._facts):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._save = QPushButton("Save as…")
        self._save.setProperty("look", "primary")
        self._save.clicked.connect(self.save_requested)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._make_card(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_hop(self, hop: Hop) -> None:
        """Show what the file is."""
        self._name.setText(file_name(hop))
        kind = hop.content_type or "no type given"
        self._facts.setText(f"{kind} · {human_size(hop.body.size)}")

    def _make_card(self, theme: Theme) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(_CARD_WIDTH)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(_FileSign(theme))
        layout.addWidget(self._name)
        layout.addWidget(self._facts)
        layout.addWidget(self._save, 0, Qt.AlignmentFlag.AlignHCenter)
        return card
