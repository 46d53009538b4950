"""Shows what a process prints at the pace of the screen, however fast it prints."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from .console import Console

CONSOLE_SLICE_BYTES = 32 * 1024
CONSOLE_BACKLOG_BYTES = 1024 * 1024
CONSOLE_PACE_MS = 16


class PacedConsole(QObject):
    """Bytes in, text out, in slices; what piles up beyond a megabyte is left out, and said.

    Signals:
        written: text that was printed.
    """

    written = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = Console()
        self._unshown = bytearray()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def tail(self) -> tuple[str, ...]:
        """The last lines that were printed."""
        return self._console.tail

    def feed(self, data: bytes) -> None:
        """Add what was printed, wherever it was cut."""
        self._unshown += data
        if not self._timer.isActive():
            self._timer.start(0)

    def flush(self, final: bool = False) -> None:
        """Tell now what waits. final: nothing follows."""
        if final:
            self._timer.stop()
        self._write(CONSOLE_BACKLOG_BYTES, final)

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._write(CONSOLE_SLICE_BYTES)
        if self._unshown:
            self._timer.start(CONSOLE_PACE_MS)

    def _write(self, limit: int, final: bool = False) -> None:
        text = ""
        if len(self._unshown) > CONSOLE_BACKLOG_BYTES:
            surplus = len(self._unshown) - CONSOLE_SLICE_BYTES
            del self._unshown[:surplus]
            text = f"\n[{surplus:,} bytes of output left out]\n"
        data = bytes(self._unshown[:limit])
        del self._unshown[:limit]
        text += self._console.feed(data, final)
        if text:
            self.written.emit(text)
