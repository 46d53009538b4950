"""A process and all that it started, ended together."""

from __future__ import annotations

import contextlib
import os
import signal


def signal_group(leader: int, number: signal.Signals = signal.SIGKILL) -> None:
    """Send a signal to the group that a process leads; SIGKILL ends it for certain."""
    # Nobody left in it, or only another user's (sudo), who is not ours to end.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)
