"""What the app's code raised: the exception, its traceback, the failing line in its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from inspector.protocol.errors import ErrorInfo
from inspector.ui.theme.code_view import CodeView
from inspector.ui.theme.theme import Theme

from .traceback_view import TracebackView


class ErrorView(QWidget):
    """One error, told.

    Signals:
        source_requested: SourceRef of a frame that the person picked.
    """

    source_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setObjectName("errorTitle")
        self._title.setProperty("look", "problem")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = QLabel("F4 or a double click on a frame opens its source")
        self._hint.setProperty("look", "muted")
        self._traceback = TracebackView(theme)
        self._traceback.setObjectName("errorText")
        self._traceback.source_requested.connect(self.source_requested)
        self._excerpt = CodeView(theme, mark="danger_surface")
        self._excerpt.setAccessibleName("The failing line in its source")
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._hint)
        texts = QSplitter(Qt.Orientation.Horizontal)
        texts.addWidget(self._traceback)
        texts.addWidget(self._excerpt)
        texts.setHandleWidth(1)
        texts.setChildrenCollapsible(False)
        texts.setSizes([300, 200])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(texts, 1)

    def show_error(self, error: ErrorInfo) -> None:
        """Tell an error; without a traceback its sentence stands alone."""
        self._title.setText(_title(error))
        self._title.setToolTip(error.message)
        self._hint.setVisible(error.traceback is not None)
        self._traceback.setPlainText(error.traceback or error.message)
        self._excerpt.setVisible(bool(error.excerpt))
        if error.excerpt:
            text = "\n".join(line.text for line in error.excerpt)
            self._excerpt.show_code(text, error.excerpt[0].number, error.line)


def _title(error: ErrorInfo) -> str:
    """The exception as the traceback's last line gives it, else the sentence."""
    if error.exception is None or not error.traceback:
        return error.message.partition("\n")[0]
    return error.traceback.rstrip().rpartition("\n")[2][:160]
