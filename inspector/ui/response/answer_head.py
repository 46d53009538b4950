"""The line above every answer: status, duration, size, and what happened."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel
from typing_extensions import override

from inspector.protocol.errors import ErrorCode
from inspector.protocol.exchange import Exchange, Hop, RequestSpec
from inspector.render.sizes import human_size, human_time
from inspector.render.story import story_line
from inspector.ui.theme.theme import Theme

from .eliding_label import ElidingLabel

HEIGHT = 30
_FRAME_MS = 40
_RUNNER_WIDTH = 90
_RUNNER_STEP = 14
_ENDINGS = {
    ErrorCode.TIMEOUT: "timed out",
    ErrorCode.CANCELLED: "cancelled",
    ErrorCode.WORKER_DIED: "worker died",
    ErrorCode.APP_EXITED: "the app exited",
    ErrorCode.STREAM_BROKE: "broke off",
}


class AnswerHead(QFrame):
    """Status on the left, coloured by its class, and the story on the rest of the line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._status_code: int | None = None
        self._runner_at = 0
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self.setProperty("look", "head")
        self.setFixedHeight(HEIGHT)
        self._status = QLabel()
        self._status.setObjectName("statusLine")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setAccessibleName("Status, duration and size of the answer")
        font = self._status.font()
        font.setBold(True)
        self._status.setFont(font)
        self._story = ElidingLabel()
        self._story.setObjectName("storyLine")
        self._story.setAccessibleName("What happened")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(16)
        layout.addWidget(self._status)
        layout.addWidget(self._story, 1)
        self._connect_signals()

    def show_sending(self, spec: RequestSpec) -> None:
        """A request is on its way."""
        self._show("sending…", None, f"Sending {spec.method} {spec.target}…")
        self._runner_at = -_RUNNER_WIDTH
        self._frames.start()

    def show_growing(self, hop: Hop) -> None:
        """The body is still coming."""
        self._status_code = hop.status
        words = f"{hop.status} {hop.reason}".strip()
        self._status.setText(f"{words} · {human_size(hop.body.size)} so far")
        self._colour_status()

    def show_exchange(self, exchange: Exchange) -> None:
        """It ended, one way or another."""
        final = exchange.final
        failed = exchange.error is not None
        code = 500 if failed or final is None else final.status
        self._show(_status_text(exchange), code, story_line(exchange))

    def clear(self) -> None:
        """Nothing was sent yet."""
        self._show("", None, "")

    def _show(self, status: str, code: int | None, story: str) -> None:
        self._frames.stop()
        self._status.setText(status)
        self._status_code = code
        self._story.show_text(story)
        self._colour_status()
        self.update()

    def _connect_signals(self) -> None:
        self._theme.changed.connect(self._on_theme_changed)
        self._frames.timeout.connect(self._on_frames_timeout)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._colour_status()

    @Slot()
    def _on_frames_timeout(self) -> None:
        self._runner_at += _RUNNER_STEP
        if self._runner_at > self.width():
            self._runner_at = -_RUNNER_WIDTH
        self.update(0, HEIGHT - 2, self.width(), 2)

    def _colour_status(self) -> None:
        tokens, code = self._theme.tokens, self._status_code
        colour = tokens.muted if code is None else tokens.status(code)
        palette = QPalette(self._status.palette())
        palette.setColor(self._status.foregroundRole(), QColor(colour))
        self._status.setPalette(palette)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(tokens.border))
        if self._frames.isActive():
            accent = QColor(tokens.accent)
            painter.fillRect(self._runner_at, HEIGHT - 2, _RUNNER_WIDTH, 2, accent)


def _status_text(exchange: Exchange) -> str:
    final = exchange.final
    parts = []
    if final is not None:
        parts.append(f"{final.status} {final.reason}".strip())
    if exchange.error is not None:
        parts.append(_ENDINGS.get(exchange.error.code, "no answer"))
    if final is not None:
        parts += [human_time(exchange.elapsed_ms), human_size(final.body.size)]
    return " · ".join(parts)
