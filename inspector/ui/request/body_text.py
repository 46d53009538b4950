"""The editor for a JSON or text body."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit

from inspector.ui.theme.highlighter import CodeHighlighter
from inspector.ui.theme.theme import Theme

from .json_problem import json_problem

_PAUSE_MS = 200
_HEIGHT = 126


class BodyText(QPlainTextEdit):
    """Text with colours; JSON is checked when the typing pauses.

    Signals:
        judged: what is wrong with the text as JSON, a sentence; "" for nothing.
    """

    judged = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bodyEdit")
        self.setAccessibleName("Body of the request")
        self.setProperty("look", "field")
        self.setFont(theme.fixed_font())
        self.setFixedHeight(_HEIGHT)
        # Tab leads on to the next field; JSON needs none.
        self.setTabChangesFocus(True)
        self._highlighter = CodeHighlighter(self.document(), theme, "text")
        self._is_json = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.textChanged.connect(self._timer.start)

    def set_json(self, is_json: bool) -> None:
        """Whether the text is to be JSON; it is judged at once."""
        self._is_json = is_json
        self._highlighter.set_language("json" if is_json else "text")
        self._on_timer_timeout()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._timer.stop()
        problem = json_problem(self.toPlainText()) if self._is_json else None
        self.judged.emit(str(problem) if problem else "")
