"""``--routes --format json``: what an app is made of, for scripts; schema 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from inspector.protocol.description import AppDescription, HookInfo
from inspector.protocol.route import PathParameter, Route
from inspector.protocol.source import SourceRef

SCHEMA = 1


def routes_json(description: AppDescription) -> str:
    """One JSON object, ASCII; each route, blueprint, handler and hook on a line of its own."""
    parts = (
        f'"schema": {SCHEMA}',
        f'"app": {json.dumps(_app(description))}',
        _array("routes", map(_route, description.routes)),
        _array("blueprints", (blueprint.to_wire() for blueprint in description.blueprints)),
        _array("error_handlers", (handler.to_wire() for handler in description.error_handlers)),
        _array("hooks", map(_hook, description.hooks)),
    )
    return "{" + ",\n".join(parts) + "}\n"


def _array(name: str, items: Iterable[dict[str, Any]]) -> str:
    return f'"{name}": [' + ",".join(_lines(items)) + "]"


def _lines(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    encode = json.JSONEncoder().encode
    return ("\n" + encode(item) for item in items)


def _app(description: AppDescription) -> dict[str, Any]:
    return {
        "name": description.name,
        "import_path": description.import_path,
        "python": description.python,
        "flask": description.flask,
        "werkzeug": description.werkzeug,
        "instance_path": description.instance_path,
    }


def _route(route: Route) -> dict[str, Any]:
    return {
        "rule": route.rule,
        "endpoint": route.endpoint,
        "methods": route.methods,
        "blueprint": route.blueprint,
        "subdomain": route.subdomain,
        "host": route.host,
        "strict_slashes": route.strict_slashes,
        "defaults": route.defaults,
        "parameters": [_parameter(parameter) for parameter in route.parameters],
        "websocket": route.websocket,
        "view": _place(route.view),
    }


def _parameter(parameter: PathParameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "converter": parameter.converter,
        "args": _arguments(parameter),
    }


def _arguments(parameter: PathParameter) -> list[Any] | dict[str, Any]:
    """A list; an object where arguments have names, with the others under "0", "1", …"""
    if not parameter.kwargs:
        return list(parameter.args)
    return {str(n): value for n, value in enumerate(parameter.args)} | parameter.kwargs


def _hook(hook: HookInfo) -> dict[str, Any]:
    return {"kind": hook.kind, "scope": hook.scope, "function": _place(hook.function)}


def _place(source: SourceRef | None) -> dict[str, Any] | None:
    return source.to_wire() if source else None
