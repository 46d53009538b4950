"""The file of ``--cookies``: read before the request, written after it."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from .exit_codes import UsageError
from .netscape import DamagedLineError, StoredCookie, format_cookies, parse_cookies

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class CookieFile:
    """The cookies of one identity on disk; a file that is not there yet has none."""

    def __init__(self, path: Path) -> None:
        # Resolved: a link is kept, and the file that it points to is replaced.
        self._path = path.expanduser().resolve()

    def read(self) -> tuple[StoredCookie, ...]:
        """What is in the file, without what has expired.

        Raises:
            UsageError: it cannot be read, is damaged, or could not be written afterwards.
        """
        try:
            data = self._path.read_bytes() if self._checked() else b""
            cookies = parse_cookies(data.removeprefix(_BYTE_ORDER_MARK).decode("latin-1"))
        except DamagedLineError as error:
            raise UsageError(
                f"{self._path} is not a cookie file ({error}); it was left as it is."
            ) from None
        except OSError as error:
            reason = error.strerror or error
            raise UsageError(f"{self._path} cannot be read: {reason}.") from None
        now = time.time()
        return tuple(c for c in cookies if c.expires is None or c.expires > now)

    def write(self, cookies: Iterable[StoredCookie]) -> None:
        """Replace the file, readable by its owner only, in one step.

        Raises:
            OSError: the disk says no; the file is as it was.
        """
        folder, name = self._path.parent, self._path.name
        # mkstemp gives its files the mode 0600.
        descriptor, part = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(format_cookies(cookies).encode("latin-1", "replace"))
                stream.flush()
                os.fsync(stream.fileno())
            Path(part).replace(self._path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(part).unlink()
            raise

    def _checked(self) -> bool:
        """Whether there is a file.

        Raises:
            UsageError: what is there is no file, or none can be put there.
        """
        folder = self._path.parent
        if self._path.exists() and not self._path.is_file():
            raise UsageError(f"{self._path} is not a file, so cookies cannot be kept there.")
        if not folder.is_dir():
            raise UsageError(f"There is no folder {folder} to keep the cookies in.")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise UsageError(f"The folder {folder} is not writable, so cookies cannot be kept.")
        return self._path.exists()
