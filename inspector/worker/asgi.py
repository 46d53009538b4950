"""An ASGI app around the Flask app, such as connexion 3, called as a WSGI app."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import flask

from .threads import start_thread

# What connexion itself depends on to run a Flask app; Flask alone never needs it.
_BRIDGE = "a2wsgi"
_STARTUP_SECONDS = 10.0


def is_asgi(value: object) -> bool:
    """Whether it is an instance that is called with scope, receive and send."""
    if inspect.isclass(value) or not callable(value):
        return False
    return inspect.iscoroutinefunction(type(value).__call__)


def flask_of(value: object) -> flask.Flask | None:
    """The Flask app that an ASGI app keeps as its ``app``; None for any other."""
    inside = getattr(value, "app", None)
    return inside if isinstance(inside, flask.Flask) else None


class AsgiStack:
    """Sends WSGI requests through an ASGI app, on an event loop in a thread of its own.

    The app is started up at once: connexion adds its routes to the Flask app only then.
    Where the target has no bridge between the two, requests go to the Flask app alone.
    """

    def __init__(self, asgi: Any, app: flask.Flask) -> None:
        # Imported by whoever made the app; not for every target that has none.
        import asyncio

        self._loop = asyncio.new_event_loop()
        start_thread(self._loop.run_forever)
        starting = asyncio.run_coroutine_threadsafe(self._start_up(asgi), self._loop)
        starting.result(_STARTUP_SECONDS)
        try:
            bridge = importlib.import_module(_BRIDGE)
        except ImportError:
            self._wsgi: Callable[..., Iterable[bytes]] = app
        else:
            self._wsgi = bridge.ASGIMiddleware(asgi, loop=self._loop)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """As a WSGI app."""
        return self._wsgi(environ, start_response)

    async def _start_up(self, asgi: Callable[..., Awaitable[None]]) -> None:
        """The lifespan protocol up to its first answer; what the app raises comes through."""
        import asyncio

        started = asyncio.Event()
        for_ever = asyncio.Event()
        wanted = [{"type": "lifespan.startup"}]

        async def receive() -> dict[str, Any]:
            if not wanted:
                await for_ever.wait()
            return wanted.pop()

        async def send(_message: dict[str, Any]) -> None:
            started.set()

        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}}
        # Kept, or the loop would forget a task that waits for ever.
        self._lifespan = asyncio.ensure_future(asgi({**scope, "state": {}}, receive, send))
        waiting = asyncio.ensure_future(started.wait())
        await asyncio.wait({self._lifespan, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
