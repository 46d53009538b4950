"""Runs the command line as a shell would, and looks for what it left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

# What no case of a bad app may need, on the slowest machine.
PATIENCE_S = 60.0

# Each worker carries this variable, and so does all that its app starts.
MARK = "ROUTE_INSPECTOR_TEST"

_REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    """How a command line ended. seconds: wall time."""

    code: int
    out: bytes
    err: str
    seconds: float

    @property
    def last_line(self) -> str:
        """The last line of standard error: the sentence."""
        return self.err.rstrip().rpartition("\n")[2]


def environment(mark: str, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a shell with no display and our sources."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return {**kept, "PYTHONPATH": str(_REPOSITORY), MARK: mark, **(extra or {})}


def start(
    folder: Path, *words: str, extra: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """``python -m inspector WORDS…`` in a folder, whose path also marks its processes."""
    return subprocess.Popen(
        [sys.executable, "-m", "inspector", *words],
        cwd=folder,
        env=environment(str(folder), extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(folder: Path, *words: str, extra: Mapping[str, str] | None = None) -> Outcome:
    """Start, and wait for the end; a process left behind is an AssertionError."""
    return wait(start(folder, *words, extra=extra), folder)


def wait(process: subprocess.Popen[bytes], folder: Path, said: bytes = b"") -> Outcome:
    """Wait for the end. said: what was read from standard error before."""
    begin = monotonic()
    try:
        out, err = process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    seconds = monotonic() - begin
    left = marked_processes(str(folder))
    assert not left, f"left behind: {left}"
    text = (said + err).decode("utf-8", "replace")
    return Outcome(process.returncode, out, text, seconds)


def marked_processes(mark: str) -> list[str]:
    """Command lines of the running processes whose environment carries a mark (Linux)."""
    wanted = f"{MARK}={mark}".encode()
    return [
        line
        for folder in Path("/proc").glob("[0-9]*")
        if wanted in _read(folder / "environ").split(b"\0")
        if (line := _read(folder / "cmdline").replace(b"\0", b" ").decode("utf-8", "replace"))
    ]


def still_there(mark: str, patience_s: float) -> list[str]:
    """The processes with a mark that have not ended within a time."""
    pause, deadline = Event(), monotonic() + patience_s
    while (left := marked_processes(mark)) and monotonic() < deadline:
        pause.wait(0.02)
    return left


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # ended meanwhile, or somebody else's
        return b""
