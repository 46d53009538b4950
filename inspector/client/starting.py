"""Starts a worker's process. Without Qt, so that a window's worker is at work before Qt is."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, TYPE_CHECKING

from .target import Target

if TYPE_CHECKING:
    from inspector.protocol.commands import Load

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
        [*target.python, "-B", "-u", *_program(target)],
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        bufsize=0,
        cwd=target.cwd,
        env={**environment, **dict(target.env)},
        start_new_session=True,
    )
    assert process.stdin is not None and process.stdout is not None, "pipes were asked for"
    _widen(process.stdout)
    # Imported here: the worker has started meanwhile.
    from inspector.protocol.framing import encode_frame

    first_words = encode_frame(_load(target).to_wire())
    if target.over_stdin:
        # Nobody reads it yet, and whoever writes to a full pipe waits.
        _widen(process.stdin)
        from .worker_code import worker_code

        first_words = worker_code() + first_words
    # A worker that is dead already is told by its end.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(first_words)
    return process


def _program(target: Target) -> tuple[str, ...]:
    if not target.over_stdin:
        return (str(WORKER_PROGRAM),)
    # Imported here: a worker that starts by path is not to wait for it.
    from .worker_code import BOOTSTRAP

    return ("-c", BOOTSTRAP)


def _load(target: Target) -> Load:
    from inspector.protocol.commands import Load

    if not target.over_stdin:
        return Load(target.app)
    from .disk_token import disk_probe

    return Load(target.app, target.folder, target.env, disk_probe())


def _widen(pipe: IO[bytes]) -> None:
    """Make a pipe hold more, where the system can (Linux) and lets us."""
    resize = getattr(fcntl, "F_SETPIPE_SZ", None)
    if resize is not None:
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, resize, PIPE_BYTES)
