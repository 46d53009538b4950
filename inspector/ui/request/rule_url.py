"""From a route and its values to a path, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from inspector.protocol.description import PathParameter, Route

from .converters import pattern, static_text, url_text, value_problem

_VARIABLE = re.compile(r"<(?:[A-Za-z_]\w*(?:\(.*?\))?:)?([A-Za-z_]\w*)>", re.ASCII)

# Stands for a placeholder while the path is decoded, so that an encoded "%3Cid%3E" that
# somebody sends as a value is not taken for one.
_MARK = "\ue000"


@dataclass(frozen=True)
class RulePart:
    """A piece of a rule: fixed text, or the parameter that stands there."""

    text: str = ""
    parameter: PathParameter | None = None


def path_parameters(route: Route) -> tuple[PathParameter, ...]:
    """The parameters that stand in the path, in order."""
    return tuple(part.parameter for part in _parts(route) if part.parameter)


def build_path(route: Route, values: Mapping[str, str]) -> str:
    """The percent-encoded path; ``<name>`` stands where a value is missing.

    values: text by parameter name, as typed; "" for nothing yet.
    """
    return "".join(_built(part, values) for part in _parts(route))


def match_path(route: Route, path: str) -> dict[str, str] | None:
    """The values that a percent-encoded path gives, or None where it does not fit the rule.

    A placeholder ``<name>``, as ``build_path`` writes it, fits and gives "".
    """
    for parameter in path_parameters(route):
        path = path.replace(f"<{parameter.name}>", f"{_MARK}{parameter.name}{_MARK}")
    found = re.fullmatch(_route_pattern(route), unquote(path), re.DOTALL)
    if found is None:
        return None
    texts = {p.name: found.group(p.name) for p in path_parameters(route)}
    values = {name: "" if text.startswith(_MARK) else text for name, text in texts.items()}
    return values if _accepted(route, values) else None


def _parts(route: Route) -> Iterator[RulePart]:
    known = {parameter.name: parameter for parameter in route.parameters}
    end = 0
    for variable in _VARIABLE.finditer(route.rule):
        if variable.start() > end:
            yield RulePart(route.rule[end : variable.start()])
        name = variable.group(1)
        yield RulePart(parameter=known.get(name, PathParameter(name)))
        end = variable.end()
    if end < len(route.rule):
        yield RulePart(route.rule[end:])


def _built(part: RulePart, values: Mapping[str, str]) -> str:
    if part.parameter is None:
        return static_text(part.text)
    text = values.get(part.parameter.name, "")
    return url_text(part.parameter, text) if text else f"<{part.parameter.name}>"


def _route_pattern(route: Route) -> str:
    whole = "".join(_part_pattern(part) for part in _parts(route))
    if not route.strict_slashes and route.rule != "/":
        return whole.removesuffix("/") + "/?"
    return whole


def _part_pattern(part: RulePart) -> str:
    if part.parameter is None:
        return re.escape(part.text)
    name = part.parameter.name
    return f"(?P<{name}>{_MARK}{name}{_MARK}|{pattern(part.parameter)})"


def _accepted(route: Route, values: Mapping[str, str]) -> bool:
    given = ((parameter, values[parameter.name]) for parameter in path_parameters(route))
    return all(not text or value_problem(parameter, text) is None for parameter, text in given)
