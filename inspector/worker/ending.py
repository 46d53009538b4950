"""How the worker's process group begins and ends."""

from __future__ import annotations

import os
import signal
from typing import NoReturn

# The pipe's descriptor is no longer our pipe: the app closed it, and perhaps reused it.
EXIT_CHANNEL_LOST = 81
# What came down the pipe is not a command.
EXIT_PROTOCOL_BROKEN = 82

# Our process and the group that we may end; neither is a forked child's, nor ours any more
# once the app has changed groups.
_ours: tuple[int, int] | None = None


def lead_own_group(started_by_command: bool = False) -> None:
    """Become leader of a session, so that ending our group ends what the app started.

    Without a terminal of its own a ``getpass()`` in the app also fails instead of stopping us.

    started_by_command: there may be a command between the window and us. Its session was made
        for us both; we stay in it, so that killing its group reaches us however deaf we are.
    """
    global _ours
    session_of_command = started_by_command and os.getpgrp() == os.getsid(0)
    if os.getpgrp() != os.getpid() and not session_of_command:
        os.setsid()
    _ours = _process_and_group()


def kill_group() -> NoReturn:
    """End this process and every child that the app left in its group, at once."""
    if _process_and_group() == _ours:
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def terminate_children() -> None:
    """Ask what the app left in our group to end; this process is not touched."""
    if _process_and_group() == _ours:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)


def _process_and_group() -> tuple[int, int]:
    return os.getpid(), os.getpgrp()
