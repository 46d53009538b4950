"""Says something on the app's console, whatever the app did to ``sys.stderr``."""

from __future__ import annotations

import contextlib
import os


def say(text: str) -> None:
    """Write one line to descriptor 2, where there still is one."""
    with contextlib.suppress(OSError):
        os.write(2, f"route inspector: {text}\n".encode(errors="backslashreplace"))
