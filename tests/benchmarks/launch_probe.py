"""``python -m inspector``, ended as soon as the tree is painted.

Run as a process of its own: ``launch_probe.py APP``. With ``--blocks`` it goes on until the
app is loaded and everything has settled, and prints three numbers in milliseconds: the longest
time for which the event loop did not turn since the window was shown; when that began; when
the tree was painted. The last two count from the start of this module.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from inspector.ui.main_window import MainWindow

START = time.perf_counter()
BEAT_MS = 1
SETTLED_MS = 500


def milliseconds(moment: float) -> str:
    return f"{(moment - START) * 1000:.1f}"


def main() -> None:
    blocks = "--blocks" in sys.argv
    sys.dont_write_bytecode = False  # As inspector/__main__.py does.
    import inspector.app
    from inspector.app.program import start

    # The command line's last step, but with an event loop that is looked at.
    inspector.app.run = lambda argv: run_watched(*start(argv), blocks)  # type: ignore[assignment]
    from inspector.cli import main as command_line

    command_line([argument for argument in sys.argv[1:] if argument != "--blocks"])


def run_watched(application: QApplication, window: MainWindow, blocks: bool) -> int:
    from heart import Heart
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTreeView

    tree = window.findChild(QTreeView, "routeTree")
    heart = Heart(BEAT_MS) if blocks else None

    def painted() -> None:
        if heart is None:
            os._exit(0)
        now = time.perf_counter()
        QTimer.singleShot(SETTLED_MS, lambda: settled(now))

    def settled(tree_at: float) -> None:
        print(f"{heart.longest * 1000:.1f}", milliseconds(heart.began), milliseconds(tree_at))
        sys.stdout.flush()
        os._exit(0)

    class PaintWatch(QObject):
        """Waits for the first paint of a tree that has rows."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            model = tree.model()
            if event.type() == QEvent.Type.Paint and model.rowCount(model.index(0, 0)):
                tree.viewport().removeEventFilter(self)
                QTimer.singleShot(0, painted)
            return False

    watch = PaintWatch()
    tree.viewport().installEventFilter(watch)
    return application.exec()


if __name__ == "__main__":
    main()
