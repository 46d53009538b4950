"""What stands in place of a page whose process ended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.ui.theme.theme import Theme


class CrashedPage(QWidget):
    """A sentence and a way back.

    Signals:
        reload_requested: show the page again.
    """

    reload_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._address = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._address.setTextFormat(Qt.TextFormat.PlainText)
        self._address.setFont(theme.fixed_font())
        self._address.setProperty("look", "muted")
        self._reload = QPushButton("Reload")
        self._reload.setToolTip("Show the same answer again; it is not sent again")
        self._reload.clicked.connect(self.reload_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._address)
        layout.addWidget(self._reload, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def show_exit(self, address: str, was_killed: bool, exit_code: int) -> None:
        """Say how the process ended. address: URL of the page it drew."""
        self._address.setText(address)
        how = "was ended" if was_killed else f"crashed (exit code {exit_code})"
        self._sentence.setText(f"The process that draws this page {how}. The app is not touched.")
