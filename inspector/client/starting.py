"""Starts a worker's process. Without Qt, so that a window's worker is at work before Qt is."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen

from .target import Target

WORKER_PROGRAM = Path(__file__).parent.parent / "worker" / "__main__.py"
# The worker describes a large app while the window is still being built and reads nothing.
PIPE_BYTES = 1024 * 1024


def start_worker(target: Target, environment: Mapping[str, str]) -> Popen[bytes]:
    """A new worker that imports the target's app at once.

    It leads a session of its own, so that all it starts can be ended with it.

    environment: the person's own, without what the target adds.

    Raises:
        OSError: the system cannot start it.
        ValueError: no system could: a variable without a name, a zero byte.
    """
    process = Popen(
        [*target.python, "-B", "-u", str(WORKER_PROGRAM)],
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        bufsize=0,
        cwd=target.cwd,
        env={**environment, **dict(target.env)},
        start_new_session=True,
    )
    _widen(process)
    _ask_to_load(process, target.app)
    return process


def _ask_to_load(process: Popen[bytes], app: str) -> None:
    # Imported here: the worker has started meanwhile.
    from inspector.protocol.commands import Load
    from inspector.protocol.framing import encode_frame

    assert process.stdin is not None, "the worker listens on a pipe"
    # A worker that is dead already is told by its end.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(encode_frame(Load(app).to_wire()))


def _widen(process: Popen[bytes]) -> None:
    """Make the pipe of reports hold more, where the system can (Linux) and lets us."""
    resize = getattr(fcntl, "F_SETPIPE_SZ", None)
    if resize is not None and process.stdout is not None:
        with contextlib.suppress(OSError):
            fcntl.fcntl(process.stdout, resize, PIPE_BYTES)
