"""The floor of every window in Python: an empty one, ended as soon as it is painted."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """Ends the process after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))


application = QApplication(sys.argv[:1])
window = EmptyWindow()
window.resize(1280, 800)
window.show()
application.exec()
