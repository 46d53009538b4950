"""What a test left behind: processes, threads, running timers, windows.

Timers are found among the objects that Python's collector tracks: a running QTimer with no
parent is on no list of Qt's.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# Chromium keeps its processes while a profile lives; Qt keeps one tooltip label for good.
_KEPT_PROCESSES = ("QtWebEngineProc", "QtWebEngineProcess")
_KEPT_WINDOWS = ("QTipLabel",)


@dataclass(frozen=True)
class Belongings:
    """What this process has at one moment, told in words by what tells it apart."""

    processes: dict[int, str] = field(default_factory=dict)
    threads: dict[int, str] = field(default_factory=dict)
    timers: dict[int, str] = field(default_factory=dict)
    windows: dict[int, str] = field(default_factory=dict)

    @classmethod
    def now(cls) -> Belongings:
        """Look."""
        return cls(child_processes(), _threads(), _running_timers(), _windows())

    def beyond(self, earlier: Belongings) -> list[str]:
        """What was not there ``earlier``, one line each."""
        pairs = (
            ("process", self.processes, earlier.processes),
            ("thread", self.threads, earlier.threads),
            ("running timer", self.timers, earlier.timers),
            ("window", self.windows, earlier.windows),
        )
        return [
            f"{kind}: {words}"
            for kind, mine, theirs in pairs
            for key, words in mine.items()
            if key not in theirs
        ]


def left_behind(earlier: Belongings, patience_s: float = 2.0) -> list[str]:
    """What is new since ``earlier`` and does not go away by itself within ``patience_s``."""
    pause = threading.Event()
    for attempt in range(max(1, int(patience_s / 0.02))):
        settle()
        new = Belongings.now().beyond(earlier)
        if not new:
            return []
        if attempt == 0:
            # A widget whose only holder is a cycle of closures is garbage, not a leak.
            gc.collect()
        pause.wait(0.02)
    return new


def settle() -> None:
    """Let Qt finish what it has queued, deleteLater included."""
    if QApplication.instance() is not None:
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def child_processes() -> dict[int, str]:
    """Name by process id of the living children; empty where there is no /proc."""
    me = os.getpid()
    return {pid: name for pid, name, parent in _processes() if parent == me}


def _processes() -> Iterator[tuple[int, str, int]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text(errors="replace")
        except OSError:
            continue  # It ended while we looked.
        # The name stands in brackets and may hold spaces and brackets of its own.
        head, _, rest = text.rpartition(")")
        state, parent = rest.split()[:2]
        name = head.partition("(")[2]
        if state not in "ZX" and name not in _KEPT_PROCESSES:
            yield int(stat.parent.name), name, int(parent)


def _threads() -> dict[int, str]:
    return {id(thread): thread.name for thread in threading.enumerate()}


def _running_timers() -> dict[int, str]:
    return {
        id(timer): f"every {timer.interval()} ms, {timer.objectName() or 'without a name'}"
        for timer in gc.get_objects()
        # Not isinstance: that asks proxies, such as Flask's request, for their __class__.
        if issubclass(type(timer), QTimer) and shiboken6.isValid(timer) and timer.isActive()
    }


def _windows() -> dict[int, str]:
    if QApplication.instance() is None:
        return {}
    return {
        shiboken6.getCppPointer(window)[0]: _named(window)
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() not in _KEPT_WINDOWS
    }


def _named(window: QWidget) -> str:
    name = window.objectName() or window.windowTitle() or "without a name"
    return f"{window.metaObject().className()} ({name})"
