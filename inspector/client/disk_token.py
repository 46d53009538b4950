"""A file that only this disk has: who reads it elsewhere shares the disk with the window."""

from __future__ import annotations

import secrets
import tempfile
from functools import cache
from pathlib import Path

from inspector.protocol.commands import DiskProbe


def disk_probe() -> DiskProbe:
    """The file and what stands in it; made at the first call, removed when the window ends."""
    folder, token = _folder(), secrets.token_hex(16)
    file = Path(folder.name) / f"disk-{token[:8]}"
    file.write_text(token, encoding="ascii")
    return DiskProbe(str(file), token)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="route-inspector-", ignore_cleanup_errors=True)
