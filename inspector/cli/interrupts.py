"""Ctrl+C and a polite request to end, brought into Qt's event loop."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Interrupts(QObject):
    """Listens from now on; the process no longer ends by these signals.

    Python runs a handler only between two of its own instructions, and Qt's event loop has
    none while it waits; a byte in a socket wakes it.

    Signals:
        interrupted: the person, or the system, wants this to end.
    """

    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        self._wakeup_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {s: signal.signal(s, _do_nothing) for s in _listened_to()}

    def close(self) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    @Slot()
    def _on_notifier_activated(self) -> None:
        numbers = self._near.recv(64)
        if any(number in self._before for number in numbers):
            self.interrupted.emit()


def _listened_to() -> list[signal.Signals]:
    found = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    # A shell's background job and nohup ignore some of them; so do we then.
    return [number for number in found if signal.getsignal(number) is not signal.SIG_IGN]


def _do_nothing(_number: int, _frame: FrameType | None) -> None:
    """Only the byte in the socket counts."""
