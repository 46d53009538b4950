"""A JSON file that several windows read and change, without losing what another one wrote."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows, where the last of two windows at the same instant wins.
    fcntl = None  # type: ignore[assignment]

# A window must not stop for longer; whoever holds the lock holds it for a millisecond.
PATIENCE_S = 0.05
_PAUSE_S = 0.002


class StoreError(Exception):
    """Nothing was kept, and why, in one sentence."""


class JsonFile:
    """One object, with the version of its shape beside it.

    problems: sentences to tell the person; whoever tells them empties the list.
    """

    def __init__(self, path: Path, version: int, patience_s: float = PATIENCE_S) -> None:
        """path: of the file, which need not exist. version: what this program writes."""
        self.problems: list[str] = []
        self._path = path
        self._version = version
        self._patience_s = patience_s

    def read(self) -> dict[str, Any]:
        """What the file holds; empty where there is none, or none that can be read."""
        try:
            return self._parsed()
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.problems.append(f"{self._path} cannot be read: {error.strerror}.")
            return {}
        except _UnreadableError:
            return self._read_or_set_aside()

    def update(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Change what the file holds now, whoever wrote it last.

        Raises:
            StoreError: it could not be written; the file is as it was.
        """
        try:
            with self._locked():
                content = self._kept_or_set_aside()
                change(content)
                self._write(content)
        except OSError as error:
            raise StoreError(f"{self._path} cannot be written: {error.strerror}.") from None

    def _parsed(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_bytes())
        except ValueError:
            raise _UnreadableError("is damaged", "damaged") from None
        version = content.pop("version", None) if isinstance(content, dict) else None
        if not isinstance(version, int):
            raise _UnreadableError("is damaged", "damaged")
        if version > self._version:
            raise _UnreadableError("was written by a newer version", f"version-{version}")
        return dict(content)

    def _read_or_set_aside(self) -> dict[str, Any]:
        try:
            with self._locked():
                return self._kept_or_set_aside()
        except (OSError, StoreError) as error:
            self.problems.append(f"{self._path} cannot be used: {error}.")
            return {}

    def _kept_or_set_aside(self) -> dict[str, Any]:
        try:
            return self._parsed()
        except FileNotFoundError:
            return {}
        except _UnreadableError as why:
            aside = _free_name(self._path, why.mark)
            self._path.rename(aside)
            self.problems.append(f"{self._path} {why}, so it was set aside as {aside.name}.")
            return {}

    def _write(self, content: dict[str, Any]) -> None:
        # Imported here: reading the file is part of every start.
        import tempfile

        # A link to a file kept elsewhere stays a link.
        path = self._path.resolve()
        text = json.dumps({"version": self._version, **content}, indent=2)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        folder = self._path.parent
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        lock = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._wait_for(lock)
            yield
        finally:
            os.close(lock)

    def _wait_for(self, lock: int) -> None:
        end = time.monotonic() + self._patience_s
        while fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > end:
                    raise StoreError(f"{self._path} is in use by another window.") from None
                time.sleep(_PAUSE_S)


class _UnreadableError(Exception):
    """The file is none of ours, or not yet ours. mark: part of the name it is to get."""

    def __init__(self, why: str, mark: str) -> None:
        super().__init__(why)
        self.mark = mark


def _free_name(path: Path, mark: str) -> Path:
    names = (path.with_name(f"{path.stem}.{mark}-{n}{path.suffix}") for n in range(1, 10_000))
    return next(name for name in names if not os.path.lexists(name))
