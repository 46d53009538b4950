"""Describes the functions that Flask calls around a request: hooks and error handlers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import flask

from ..protocol.description import ErrorHandlerInfo, HookInfo
from .safe_values import class_name
from .sources import SourceIndex

# Attribute of the app that holds them, and whether the last one registered runs first.
# Kinds stand in the order in which a request meets them.
_SCOPED_KINDS = (
    ("url_value_preprocessor", "url_value_preprocessors", False),
    ("before_request", "before_request_funcs", False),
    ("context_processor", "template_context_processors", False),
    ("url_defaults", "url_default_functions", False),
    ("after_request", "after_request_funcs", True),
    ("teardown_request", "teardown_request_funcs", True),
)


def describe_hooks(app: flask.Flask, sources: SourceIndex) -> tuple[HookInfo, ...]:
    """Every hook, Flask's own too; within its kind in the order in which Flask runs them."""
    return tuple(_hooks(app, sources))


def describe_error_handlers(
    app: flask.Flask, sources: SourceIndex
) -> tuple[ErrorHandlerInfo, ...]:
    """Every entry of ``error_handler_spec``, the app's own first."""
    spec = app.error_handler_spec
    return tuple(
        ErrorHandlerInfo(sources.of(handler), scope, code, class_name(exception))
        for scope in _outermost_first(spec)
        for code, handlers in spec[scope].items()
        for exception, handler in handlers.items()
    )


def _hooks(app: flask.Flask, sources: SourceIndex) -> Iterator[HookInfo]:
    # Gone since Flask 2.3.
    for function in getattr(app, "before_first_request_funcs", ()):
        yield HookInfo("before_first_request", sources.of(function))
    for kind, attribute, backwards in _SCOPED_KINDS:
        functions = getattr(app, attribute)
        scopes = _outermost_first(functions)
        for scope in reversed(scopes) if backwards else scopes:
            entries = list(functions[scope])
            for function in reversed(entries) if backwards else entries:
                yield HookInfo(kind, sources.of(function), scope)
    for function in reversed(app.teardown_appcontext_funcs):
        yield HookInfo("teardown_appcontext", sources.of(function))
    for function in app.url_build_error_handlers:
        yield HookInfo("url_build_error_handler", sources.of(function))
    for function in app.shell_context_processors:
        yield HookInfo("shell_context_processor", sources.of(function))


def _outermost_first(scopes: dict[str | None, Any]) -> list[str | None]:
    return sorted(scopes, key=lambda scope: -1 if scope is None else scope.count("."))
