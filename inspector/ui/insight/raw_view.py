"""A hop as HTTP text: the answer beside the request."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSplitter, QWidget
from typing_extensions import override

from inspector.protocol.exchange import Hop
from inspector.ui.theme.theme import Theme

from .raw_http import request_text, response_text

# Writing a larger body out waits until somebody looks.
_AT_ONCE = 64 * 1024


class RawView(QSplitter):
    """Two texts, response and request."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._waiting: Hop | None = None
        self._response = _text(theme, "rawText", "The answer as HTTP text")
        self._request = _text(theme, "rawRequestText", "The request as HTTP text")
        self.addWidget(self._response)
        self.addWidget(self._request)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([300, 200])

    def show_hop(self, hop: Hop) -> None:
        """Both messages of a hop."""
        self._waiting = hop
        if self.isVisible() or hop.body.size + hop.request_body.size <= _AT_ONCE:
            self._write_out()

    def clear(self) -> None:
        """Nothing was answered."""
        self._waiting = None
        self._response.clear()
        self._request.clear()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._write_out()

    def _write_out(self) -> None:
        if self._waiting is not None:
            self._response.setPlainText(response_text(self._waiting))
            self._request.setPlainText(request_text(self._waiting))
            self._waiting = None


def _text(theme: Theme, name: str, accessible_name: str) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(accessible_name)
    edit.setReadOnly(True)
    edit.setFont(theme.fixed_font())
    # Qt looks for word boundaries in quadratic time: a second for 100 KB without a space.
    edit.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    edit.setFrameShape(QFrame.Shape.NoFrame)
    edit.document().setDocumentMargin(8)
    edit.setMinimumWidth(260)
    return edit
