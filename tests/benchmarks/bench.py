"""``make bench``: what a person waits for, beside its floor, in the same run; under 3 minutes.

Each number is a median, of five runs where nothing else is said. On a machine that does other
things at the same time, look at the ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from apps import write_app
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from window import Window

RUNS = 5
# What takes seconds is measured so often.
FEW_RUNS = 3
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
print(statistics.median(times))
"""


def row(what: str, ours: float, floor: str = "", reach: str = "", more: str = "") -> None:
    """Print one line of the table. ours: seconds."""
    print(f"{what:<46}{ours * 1000:>9.1f} ms  {floor:<34}{reach:<16}{more}", flush=True)


def timed(*command: object) -> float:
    """Seconds from starting a Python process to its end."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def launch(name: str, app: Path, reach: float, runs: int = RUNS) -> None:
    """Launch to the tree on screen, whole process, against ``flask routes``."""
    # In turn, so that a machine that drifts hits both alike.
    pairs = [
        (timed(HERE / "launch_probe.py", app), timed("-m", "flask", "--app", app, "routes"))
        for _ in range(runs)
    ]
    ours, floor = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = f"flask routes {floor * 1000:.0f} ms, ratio {ours / floor:.2f}"
    row(f"launch to the tree, {name}", ours, ratio, f"ratio {reach}")


def launch_floors() -> None:
    """What Python and Qt take before any line of ours."""
    runs = [(timed("-c", ""), timed(HERE / "empty_window.py")) for _ in range(RUNS)]
    python, window = (statistics.median(side) for side in zip(*runs, strict=True))
    row("bare python", python)
    row("an empty Qt window, painted", window)


def blocks_while_loading(name: str, app: Path, runs: int) -> None:
    """The longest time the event loop stands still, from the window's showing on."""
    command = [sys.executable, str(HERE / "launch_probe.py"), str(app), "--blocks"]
    outputs = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(runs)
    ]
    longest, began, tree = sorted(tuple(map(float, o)) for o in outputs)[runs // 2]
    where = f"began at {began:.0f} ms, tree at {tree:.0f} ms"
    row(f"longest block, {name} loads", longest / 1000, where, "50 ms")


def send_to_painted(app: Path) -> None:
    """Send to painted, against the bare test client in a process of its own."""
    with Window(app) as window:
        window.type_url("/small")
        window.send()
        pairs = [
            (statistics.median(window.send() for _ in range(10)), bare_client(app))
            for _ in range(RUNS)
        ]
    ours, floor = (statistics.median(side) for side in zip(*pairs, strict=True))
    bare = f"bare test client {floor * 1000:.2f} ms"
    row("Send to painted, small JSON", ours, bare, "10 ms beyond")


def bare_client(app: Path) -> float:
    command = [sys.executable, "-c", _BARE_CLIENT, str(app), "/small"]
    return float(subprocess.run(command, check=True, capture_output=True).stdout)


def large_answers(app: Path) -> None:
    """How long a large answer takes, and how long it holds the event loop."""
    with Window(app) as window:
        window.type_url("/small")
        window.send()
        for what, target in (("10 MB JSON", "/json-10-mb"), ("100 MB body", "/body-100-mb")):
            window.type_url(target)
            runs = sorted(window.send_watched() for _ in range(FEW_RUNS))
            block, began, elapsed = runs[FEW_RUNS // 2]
            where = f"began {began * 1000:.0f} ms after Send"
            row(f"longest block, {what}", block, where, "50 ms")
            row(f"Send to answered, {what}", elapsed)


def filter_keystroke(app: Path) -> None:
    """One keystroke in the filter of a large tree, repaint included."""
    with Window(app) as window:
        window.keystrokes("item12")
        times = [t for _ in range(RUNS) for t in window.keystrokes("item12")]
    worst = f"worst of {len(times)}: {max(times) * 1000:.1f} ms"
    row("filter keystroke, 10,000 routes", statistics.median(times), worst, "16 ms")


def main() -> None:
    # The same ground on every machine; the children that are timed inherit it.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before the first run")
    print(f"{'what':<46}{'ours':>9}     {'floor, or where':<34}{'to reach':<16}")
    with tempfile.TemporaryDirectory() as folder:
        small, thousand, large = (write_app(Path(folder), n) for n in (10, 1_000, 10_000))
        timed(HERE / "launch_probe.py", small)  # Compiles what has changed.
        launch_floors()
        for name in ("tutorial", "shop"):
            launch(name, SAMPLES / name / "app.py", 1.6)
        launch("1,000 routes", thousand, 1.0)
        launch("10,000 routes", large, 0.95, FEW_RUNS)
        blocks_while_loading("tutorial", SAMPLES / "tutorial" / "app.py", RUNS)
        blocks_while_loading("10,000 routes", large, FEW_RUNS)
        application = QApplication(sys.argv[:1])
        send_to_painted(small)
        large_answers(small)
        filter_keystroke(large)
        application.quit()


if __name__ == "__main__":
    main()
