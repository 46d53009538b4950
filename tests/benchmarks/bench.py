"""``make bench``: what a person waits for, each beside its floor, medians of five in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from apps import write_app
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

RUNS = 5
HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "sample_apps"

_BARE_CLIENT = """
import runpy, statistics, sys, time
app = runpy.run_path(sys.argv[1])["app"]
client = app.test_client()
times = []
for _ in range(50):
    start = time.perf_counter()
    client.get(sys.argv[2]).get_data()
    times.append(time.perf_counter() - start)
print(statistics.median(times) * 1000)
"""


def timed(command: list[str]) -> float:
    """Seconds from starting a process to its end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def paired(ours: Callable[[], float], floor: Callable[[], float]) -> tuple[float, float]:
    """Medians of both, measured in turn so that a drifting machine hits both alike."""
    pairs = [(ours(), floor()) for _ in range(RUNS)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def launch(name: str, app: Path) -> None:
    """Launch to the tree on screen, against ``flask routes``."""
    ours, floor = paired(
        lambda: timed([sys.executable, str(HERE / "launch_probe.py"), str(app)]),
        lambda: timed([sys.executable, "-m", "flask", "--app", str(app), "routes"]),
    )
    row(f"launch to tree, {name}", ours, "flask routes", floor)


def block(app: Path) -> None:
    """The longest time the event loop stands still while an app loads."""
    command = [sys.executable, str(HERE / "launch_probe.py"), str(app), "--blocks"]
    longest = [
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(RUNS)
    ]
    print(
        f"longest block while {app.stem} loads: median {statistics.median(longest):.1f} ms, "
        f"worst {max(longest):.1f} ms"
    )


def row(what: str, ours: float, floor_name: str, floor: float) -> None:
    print(
        f"{what}: {ours * 1000:.1f} ms, {floor_name} {floor * 1000:.1f} ms, "
        f"ratio {ours / floor:.2f}"
    )


class Window:
    """A window with a loaded app, measured from inside its own process."""

    def __init__(self, app: Path) -> None:
        from inspector.app import open_window

        self.window = open_window([str(app)])
        self.window.show()
        self.until(lambda: bool(self.window.panes.overview.isVisible()))

    def until(self, fact: Callable[[], bool]) -> None:
        while not fact():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def send(self) -> float:
        """Seconds from Send to the painted answer."""
        answer = self.window.panes.answer
        done: list[object] = []
        self.window.controller.sending.exchange_shown.connect(done.append)
        start = time.perf_counter()
        self.window.controller.sending.send()
        self.until(lambda: bool(done))
        answer.repaint()
        elapsed = time.perf_counter() - start
        self.window.controller.sending.exchange_shown.disconnect(done.append)
        return elapsed

    def keystrokes(self, text: str) -> list[float]:
        """Seconds of each keystroke in the filter, repaint included."""
        field = self.window.findChild(QLineEdit, "routeFilter")
        tree = self.window.findChild(QTreeView, "routeTree")
        field.setFocus()
        times = []
        for letter in text:
            start = time.perf_counter()
            QTest.keyClick(field, letter)
            QApplication.processEvents()
            tree.viewport().repaint()
            times.append(time.perf_counter() - start)
        for _ in text:
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        return times

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


def send_to_painted(app: Path) -> None:
    """Send to painted, against the bare test client in a process of its own."""
    window = Window(app)
    window.window.findChild(QLineEdit, "urlEdit").setText("/small")
    window.send()
    command = [sys.executable, "-c", _BARE_CLIENT, str(app), "/small"]
    ours, floor = paired(
        lambda: statistics.median(window.send() for _ in range(10)),
        lambda: float(subprocess.run(command, check=True, capture_output=True).stdout) / 1000,
    )
    window.close()
    row("Send to painted, small JSON", ours, "bare test client", floor)


def filter_keystroke(app: Path) -> None:
    """One keystroke in the filter of a large tree."""
    window = Window(app)
    window.keystrokes("item12")
    medians = [statistics.median(window.keystrokes("item12")) for _ in range(RUNS)]
    window.close()
    print(f"filter keystroke, {app.stem}: median {statistics.median(medians) * 1000:.1f} ms")


def main() -> None:
    # The same ground on every machine; the children that are timed inherit it.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    with tempfile.TemporaryDirectory() as folder:
        small, thousand, large = (write_app(Path(folder), n) for n in (10, 1_000, 10_000))
        for name in ("tutorial", "shop"):
            launch(name, SAMPLES / name / "app.py")
        launch("1,000 routes", thousand)
        block(large)
        application = QApplication(sys.argv[:1])
        send_to_painted(small)
        filter_keystroke(large)
        application.quit()


if __name__ == "__main__":
    main()
