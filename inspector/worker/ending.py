"""How the worker's process group begins and ends."""

from __future__ import annotations

import os
import signal
from typing import NoReturn

# The pipe's descriptor is no longer our pipe: the app closed it, and perhaps reused it.
EXIT_CHANNEL_LOST = 81
# What came down the pipe is not a command.
EXIT_PROTOCOL_BROKEN = 82


def lead_own_group() -> None:
    """Become leader of a session, so that ending our group ends what the app started.

    Without a terminal of its own a ``getpass()`` in the app also fails instead of stopping us.
    """
    if os.getpgrp() != os.getpid():
        os.setsid()


def kill_group() -> NoReturn:
    """End this process and every child that the app left in its group, at once."""
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def terminate_children() -> None:
    """Ask what the app left in our group to end; this process is not touched."""
    if os.getpgrp() == os.getpid():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)
