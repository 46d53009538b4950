"""Bodies as they arrive: small ones in memory, larger ones in a private temp folder."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

from inspector.protocol.exchange import BodyRef

MEMORY_BYTES = 4 * 1024 * 1024
BEGINNING_BYTES = 64 * 1024


class Spool:
    """The private folder (0700) of the bodies that are too large for memory."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def folder(self) -> Path | None:
        """Where the files are; None before the first one and after ``remove``."""
        return Path(self._folder.name) if self._folder else None

    def new_file(self) -> IO[bytes]:
        """A new file, open for writing.

        Raises:
            OSError: the disk says no.
        """
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(
                prefix="route-inspector-", ignore_cleanup_errors=True
            )
        return tempfile.NamedTemporaryFile(dir=self._folder.name, prefix="body-", delete=False)

    def remove(self) -> None:
        """Delete the folder and every body in it."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


class BodySink:
    """One body while it arrives."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        self._beginning = b""
        self.size = 0

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            OSError: the disk says no; what came before is kept.
        """
        if self._file is None and self.size + len(data) > MEMORY_BYTES:
            self._file = self._spool.new_file()
            self._file.write(self._memory)
            self._beginning = bytes(self._memory[:BEGINNING_BYTES])
            self._memory.clear()
        if self._file is not None:
            self._file.write(data)
        else:
            self._memory += data
        self.size += len(data)

    def beginning(self) -> BodyRef:
        """What has arrived, as far as BEGINNING_BYTES; its ``size`` is that of all of it."""
        data = self._beginning or bytes(self._memory[:BEGINNING_BYTES])
        return BodyRef(self.size, data, None, complete=False)

    def close(self, complete: bool = True) -> BodyRef:
        """The body that arrived; the sink takes no more."""
        if self._file is None:
            return BodyRef(self.size, bytes(self._memory), None, complete)
        self._file.close()
        return BodyRef(self.size, None, Path(self._file.name), complete)
