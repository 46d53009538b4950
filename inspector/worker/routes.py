"""Describes the rules of an app's url_map."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import flask
from werkzeug.routing import Rule

from ..protocol.description import PathParameter, Route
from .compat import converter_arguments, custom_regex, rule_variables
from .safe_values import json_safe, json_safe_dict, safe_repr
from .sources import SourceIndex


def describe_routes(app: flask.Flask, sources: SourceIndex) -> Iterator[Route]:
    """One Route for each rule, in the order of ``url_map.iter_rules()``."""
    blueprint_of = functools.lru_cache(maxsize=None)(
        functools.partial(owning_blueprint, app.blueprints)
    )
    for rule in app.url_map.iter_rules():
        endpoint = _text(rule.endpoint)
        view = app.view_functions.get(rule.endpoint)
        yield Route(
            rule=rule.rule,
            endpoint=endpoint,
            methods=tuple(sorted(rule.methods or ())),
            automatic_methods=automatic_methods(rule),
            blueprint=blueprint_of(endpoint),
            subdomain=rule.subdomain or None,
            host=rule.host or None,
            strict_slashes=bool(rule.strict_slashes),
            defaults=json_safe_dict(rule.defaults),  # type: ignore[arg-type]
            parameters=path_parameters(rule),
            websocket=bool(getattr(rule, "websocket", False)),
            build_only=bool(rule.build_only),
            view=None if view is None else sources.of(view),
            verbs=sources.verbs_of(view),
            redirect_to=_redirect_target(rule, sources),
            merge_slashes=rule.merge_slashes is not False,
        )


def _redirect_target(rule: Rule, sources: SourceIndex) -> str | None:
    target = rule.redirect_to
    if target is None or isinstance(target, str):
        return target
    return sources.of(target).qualname


def owning_blueprint(blueprints: dict[str, Any], endpoint: str) -> str | None:
    """The longest registered name that the endpoint starts with."""
    name = endpoint.rpartition(".")[0]
    while name:
        if name in blueprints:
            return name
        name = name.rpartition(".")[0]
    return None


def automatic_methods(rule: Rule) -> tuple[str, ...]:
    """HEAD beside GET, which Werkzeug adds, and OPTIONS where Flask answers it itself."""
    methods = rule.methods or set()
    automatic = []
    if "GET" in methods and "HEAD" in methods:
        automatic.append("HEAD")
    if "OPTIONS" in methods and getattr(rule, "provide_automatic_options", False):
        automatic.append("OPTIONS")
    return tuple(automatic)


def path_parameters(rule: Rule) -> tuple[PathParameter, ...]:
    """The variables of a rule with their converters."""
    if "<" not in rule.rule:
        return ()
    return tuple(
        _with_regex(_parameter(name, converter, arguments), rule)
        for name, converter, arguments in rule_variables(rule.rule)
    )


def _with_regex(parameter: PathParameter, rule: Rule) -> PathParameter:
    regex = custom_regex(rule, parameter.name)
    return parameter if regex is None else replace(parameter, regex=regex)


@functools.lru_cache(maxsize=4096)
def _parameter(name: str, converter: str, arguments: str) -> PathParameter:
    args, kwargs = converter_arguments(arguments)
    return PathParameter(
        name, converter, tuple(json_safe(arg) for arg in args), json_safe_dict(kwargs)
    )


def _text(endpoint: object) -> str:
    return endpoint if isinstance(endpoint, str) else safe_repr(endpoint)
