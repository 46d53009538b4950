"""Has Flask answer an exception with its 500 page, even in debug mode or under TESTING."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

_KEY = "PROPAGATE_EXCEPTIONS"
_MISSING = object()


class PropagationGuard:
    """Sets PROPAGATE_EXCEPTIONS to False while any request runs, then back to what it was."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config
        self._lock = Lock()
        self._running = 0
        self._before: object = _MISSING

    @contextmanager
    def held(self) -> Iterator[None]:
        """For the time of one request; requests may overlap."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def _enter(self) -> None:
        with self._lock:
            if self._running == 0:
                self._before = self._config.get(_KEY, _MISSING)
                self._config[_KEY] = False
            self._running += 1

    def _leave(self) -> None:
        with self._lock:
            self._running -= 1
            if self._running:
                return
            if self._before is _MISSING:
                self._config.pop(_KEY, None)
            else:
                self._config[_KEY] = self._before
