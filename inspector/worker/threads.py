"""Threads that the target cannot see."""

from __future__ import annotations

import _thread
from collections.abc import Callable
from typing import Any

# Taken now: gevent in the target would replace it by a greenlet's.
_start_new_thread = _thread.start_new_thread


def start_thread(function: Callable[..., None], *arguments: Any) -> None:
    """Run a function on a thread that does not keep the process alive.

    ``threading`` is not told of it: where it counts more than one thread, gevent's
    ``patch_all()`` leaves the lock of the module that calls it unpatched, and the import of
    the app ends with "cannot release un-acquired lock".
    """
    _start_new_thread(function, arguments)
