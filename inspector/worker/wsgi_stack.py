"""What stands between a WSGI callable and the Flask apps inside it: middleware, dispatchers."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from types import FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple, cast

import flask

from ..protocol.mounts import MountedApp

WsgiApp = Callable[..., Iterable[bytes]]

# A stack is a few middlewares high. What is deeper than this is somebody's data.
_DEEPEST = 12
_MOST_OBJECTS = 2000


class ServedApp(NamedTuple):
    """An app that answers below a path. path: "" for the top. app: Flask, or another callable."""

    path: str
    app: Any

    @property
    def is_flask(self) -> bool:
        """Whether its routes can be read."""
        return is_a(self.app, flask.Flask)


def served_apps(stack: object) -> list[ServedApp]:
    """The Flask apps that requests to a WSGI callable come to, and what else is mounted there.

    Found by looking into the attributes, mounts and closures of what stands around them;
    nothing is called.
    """
    walk = _Walk()
    walk.look_into(stack, "", 0)
    return walk.served


def flask_inside(value: Any) -> flask.Flask | None:
    """The Flask app that an object is, or holds: the nearest to the top; None for none."""
    if is_a(value, flask.Flask):
        return cast(flask.Flask, value)
    found = [served for served in served_apps(value) if served.is_flask]
    return next((s.app for s in sorted(found, key=lambda s: bool(s.path))), None)


def is_a(value: Any, kinds: type | tuple[type, ...]) -> bool:
    """``isinstance`` by the class alone: a proxy such as ``flask.request`` would answer for
    what it stands for, or raise."""
    return issubclass(type(value), kinds)


def is_wsgi(value: Any) -> bool:
    """Whether it can be called with environ and start_response."""
    if not callable(value) or inspect.isclass(value):
        return False
    try:
        inspect.signature(value).bind({}, None)
    except (TypeError, ValueError):
        return False
    return True


def mounted_apps(served: Iterable[ServedApp], app: flask.Flask) -> tuple[MountedApp, ...]:
    """What answers beside the app, by paths."""
    entries = [entry for entry in served if entry.app is not app]
    return tuple(
        MountedApp(entry.path, _name(entry.app), entry.is_flask, tuple(_rules(entry)))
        for entry in entries
        if entry.path or entry.is_flask
    )


def mount_path(served: Iterable[ServedApp], app: flask.Flask) -> str:
    """The path below which the app answers; "" at the top, and where that is not seen."""
    return next((entry.path for entry in served if entry.app is app), "")


class _Walk:
    """Follows references from one callable to the next."""

    def __init__(self) -> None:
        self.served: list[ServedApp] = []
        # Kept, and not only their ids: attributes may be made anew each time they are read.
        self._seen: dict[int, object] = {}

    def look_into(self, value: Any, path: str, depth: int) -> None:
        """Add what answers below ``path`` through a value."""
        if is_a(value, MethodType) and is_a(value.__self__, flask.Flask):
            # ``app.wsgi_app`` as it was before a middleware took its place.
            self._serve(path, value.__self__)
        elif is_a(value, flask.Flask):
            self._look_into_flask(value, path, depth)
        elif not self._is_new(value, depth):
            return
        elif is_a(value, (list, tuple)):
            self._look_into_all(value, path, depth)
        elif is_a(value, dict):
            self._look_into_mounts(value, path, depth)
        else:
            self._look_into_all(_parts(value), path, depth)

    def _look_into_flask(self, app: flask.Flask, path: str, depth: int) -> None:
        wrapped = vars(app).get("wsgi_app")
        if wrapped is None:
            self._serve(path, app)
        elif self._is_new(app, depth):
            before = len(self.served)
            self.look_into(wrapped, path, depth + 1)
            if all(entry.app is not app for entry in self.served[before:]):
                # Behind something that hides what it calls.
                self._serve(path, app)

    def _look_into_all(self, values: Iterable[object], path: str, depth: int) -> None:
        for value in values:
            self.look_into(value, path, depth + 1)

    def _look_into_mounts(self, mounts: dict[Any, Any], path: str, depth: int) -> None:
        for key, value in list(mounts.items()):
            if not (is_a(key, str) and key.startswith("/") and callable(value)):
                continue
            below = path + key.rstrip("/")
            before = len(self.served)
            self.look_into(value, below, depth + 1)
            if len(self.served) == before and is_wsgi(value):
                self._serve(below, value)

    def _serve(self, path: str, app: Any) -> None:
        if all((entry.path, id(entry.app)) != (path, id(app)) for entry in self.served):
            self.served.append(ServedApp(path, app))

    def _is_new(self, value: Any, depth: int) -> bool:
        if depth > _DEEPEST or len(self._seen) >= _MOST_OBJECTS or id(value) in self._seen:
            return False
        self._seen[id(value)] = value
        return True


def _parts(value: Any) -> Iterator[object]:
    """What a callable may hand a request on to."""
    if is_a(value, (type, ModuleType, str, bytes, int, float, type(None))):
        return
    if is_a(value, MethodType):
        yield value.__self__
    elif is_a(value, functools.partial):
        yield value.func
        yield from value.args
    elif is_a(value, FunctionType):
        yield from _enclosed(value)
    else:
        try:
            # Runs none of the app's code, where ``vars`` would.
            attributes = object.__getattribute__(value, "__dict__")
        except AttributeError:
            return
        yield from (part for part in list(attributes.values()) if _may_lead_on(part))


def _enclosed(function: FunctionType) -> Iterator[object]:
    for cell in function.__closure__ or ():
        try:
            contents = cell.cell_contents
        except ValueError:
            continue
        if _may_lead_on(contents):
            yield contents


def _may_lead_on(value: Any) -> bool:
    return callable(value) or is_a(value, (dict, list, tuple))


def _name(app: Any) -> str:
    if is_a(app, flask.Flask):
        return str(app.name)
    return str(getattr(app, "__name__", type(app).__name__))


def _rules(entry: ServedApp) -> Iterator[str]:
    if is_a(entry.app, flask.Flask):
        for rule in entry.app.url_map.iter_rules():
            yield entry.path + str(rule.rule)
