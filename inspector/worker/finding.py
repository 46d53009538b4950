"""Finds the Flask app in an imported module: Flask's own rules, and a look into what holds one."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any, NamedTuple

import flask

from .asgi import AsgiStack, flask_of, is_asgi
from .call_text import AppCall, parse_call
from .wsgi_stack import WsgiApp, flask_inside, is_a, is_wsgi

# In the order in which Flask looks for them.
APP_NAMES = ("app", "application")
FACTORY_NAMES = ("create_app", "make_app")


class FoundApp(NamedTuple):
    """A Flask app, and the outermost callable through which a server would send to it."""

    app: flask.Flask
    stack: WsgiApp


class NotFoundError(LookupError):
    """There is no app, or more than one.

    called: the factory that was tried; result: what it, or the name, stands for.
    """

    def __init__(self, called: str | None = None, result: object = None) -> None:
        super().__init__()
        self.called = called
        self.result = result


class NotOneAppError(LookupError):
    """There are several apps, and nothing says which one."""


class WrongArgumentsError(TypeError):
    """A factory cannot be called with these arguments. factory: its name."""

    def __init__(self, factory: str, why: str) -> None:
        super().__init__(why)
        self.factory = factory


def find_app(module: ModuleType, name: str | None) -> FoundApp:
    """The app of a module; what its factory raises comes through.

    name: what stands behind the colon of the app string; None for nothing.

    Raises:
        BadCallError: the name cannot be read.
        NotFoundError, NotOneAppError, WrongArgumentsError: there is no such app.
    """
    if name is not None:
        return _named(module, parse_call(name))
    return _usual(module) or _only_one(module) or _made(module)


def apps_in(module: ModuleType) -> tuple[str, ...]:
    """The names of all Flask apps of a module; one for each app."""
    names = {id(value): n for n, value in reversed(list(_flasks(module)))}
    return tuple(reversed(list(names.values())))


def holders_in(module: ModuleType) -> tuple[str, ...]:
    """The names of what holds a Flask app: Dash, connexion, a dispatcher, an extension."""
    names = {}
    for name, value in reversed(list(vars(module).items())):
        inside = _inside(value)
        if inside is not None:
            names[id(inside)] = name
    return tuple(reversed(list(names.values())))


def _named(module: ModuleType, call: AppCall) -> FoundApp:
    try:
        value = getattr(module, call.name)
    except AttributeError:
        raise NotFoundError from None
    found = _found(value)
    if found is not None:
        return found
    if _is_wsgi_function(value):
        around = _only_one(module)
        if around is not None:
            return FoundApp(around.app, value)
    if not callable(value) or (call.arguments is None and not inspect.isfunction(value)):
        raise NotFoundError(None, value)
    return _called(call.name, value, call.arguments or (), call.keywords)


def _usual(module: ModuleType) -> FoundApp | None:
    """``app`` or ``application``; and the one around the other where one is."""
    values = [vars(module)[name] for name in APP_NAMES if name in vars(module)]
    found = next((_found(value) for value in values if is_a(value, flask.Flask)), None)
    for value in values:
        around = None if is_a(value, flask.Flask) else _found(value)
        if around is not None and (found is None or around.app is found.app):
            return around
    return found


def _only_one(module: ModuleType) -> FoundApp | None:
    names = apps_in(module)
    if len(names) > 1:
        raise NotOneAppError
    return _found(getattr(module, names[0])) if names else None


def _made(module: ModuleType) -> FoundApp:
    """What a factory of the usual name makes, or else the one thing that holds an app."""
    tried, result = None, None
    for name in FACTORY_NAMES:
        factory = vars(module).get(name)
        if inspect.isfunction(factory):
            try:
                return _called(name, factory, (), {})
            except NotFoundError as error:
                tried, result = name, error.result
    holders = holders_in(module)
    if len(holders) == 1:
        found = _found(getattr(module, holders[0]))
        if found is not None:
            return found
    raise NotFoundError(tried, result)


def _called(
    name: str, factory: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> FoundApp:
    try:
        # Not the arguments of what a decorator wrapped: it may well add some.
        inspect.signature(factory, follow_wrapped=False).bind(*arguments, **keywords)
    except TypeError as error:
        raise WrongArgumentsError(name, str(error)) from None
    except ValueError:
        pass
    made = factory(*arguments, **keywords)
    found = _found(made)
    if found is None:
        raise NotFoundError(name, made)
    return found


def _found(value: Any) -> FoundApp | None:
    """The app that a value is or holds, with the way in that goes through it."""
    app = _inside(value)
    if app is None:
        return None
    if is_a(value, flask.Flask):
        return FoundApp(app, value)
    if is_asgi(value):
        return FoundApp(app, AsgiStack(value, app))
    return FoundApp(app, value if is_wsgi(value) else app)


def _inside(value: Any) -> flask.Flask | None:
    if is_a(value, (type, ModuleType)):
        return None
    if inspect.isroutine(value) and not _is_wsgi_function(value):
        return None
    return flask_of(value) if is_asgi(value) else flask_inside(value)


def _is_wsgi_function(value: Any) -> bool:
    """``def application(environ, start_response)``, which is no factory."""
    if not inspect.isfunction(value):
        return False
    names = value.__code__.co_varnames[: value.__code__.co_argcount]
    return len(names) == 2 and names[0].startswith("env")


def _flasks(module: ModuleType) -> list[tuple[str, flask.Flask]]:
    return [(n, v) for n, v in vars(module).items() if is_a(v, flask.Flask)]
