"""Has Flask answer an exception with its 500 page, even in debug mode or under TESTING."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

import flask

_KEY = "PROPAGATE_EXCEPTIONS"
_MISSING = object()


class PropagationGuard:
    """Sets PROPAGATE_EXCEPTIONS to False while any request runs, then back to what it was."""

    def __init__(self, apps: Sequence[flask.Flask]) -> None:
        """apps: all that a request may come to."""
        self._apps = tuple(apps)
        self._lock = Lock()
        self._running = 0
        self._before: tuple[object, ...] = ()

    @contextmanager
    def held(self) -> Iterator[None]:
        """For the time of one request; requests may overlap."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def lets_out(self, app: flask.Flask) -> bool:
        """Whether the app, left alone, lets an exception through to the server's debugger."""
        value = app.config.get(_KEY)
        with self._lock:
            if self._running and app in self._apps:
                value = self._before[self._apps.index(app)]
        if value is None or value is _MISSING:
            return bool(app.testing or app.debug)
        return bool(value)

    def _enter(self) -> None:
        with self._lock:
            if self._running == 0:
                self._before = tuple(app.config.get(_KEY, _MISSING) for app in self._apps)
                for app in self._apps:
                    app.config[_KEY] = False
            self._running += 1

    def _leave(self) -> None:
        with self._lock:
            self._running -= 1
            if self._running:
                return
            for app, before in zip(self._apps, self._before):
                _put_back(app.config, before)


def _put_back(config: dict[str, Any], before: object) -> None:
    if before is _MISSING:
        config.pop(_KEY, None)
    else:
        config[_KEY] = before
