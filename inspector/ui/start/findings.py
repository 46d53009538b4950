"""What is certainly wrong with an app's routes, read from its description alone. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inspector.protocol.description import AppDescription, Route
from inspector.protocol.source import SourceRef

# The variable's name does not take part in matching: ``<int:a>`` and ``<int:b>`` are one.
_VARIABLE = re.compile(r"<(?P<converter>[A-Za-z_][^<>:()]*(?:\([^<>]*\))?:)?[A-Za-z_]\w*>")
_ANY = "any method"


@dataclass(frozen=True)
class Finding:
    """One thing that looks wrong. source: what to look at, None where that is not known."""

    sentence: str
    source: SourceRef | None = None


def findings(description: AppDescription) -> list[Finding]:
    """All that is certain, rules without a view first."""
    routes = [route for route in description.routes if not route.build_only]
    return [*_without_view(routes), *_never_reached(routes)]


def _without_view(routes: Sequence[Route]) -> list[Finding]:
    return [
        Finding(f"{route.rule} has no view function: endpoint {route.endpoint} answers with 500.")
        for number, route in enumerate(routes)
        if route.view is None and not route.websocket and not _is_alias(route, routes[:number])
    ]


def _is_alias(route: Route, earlier: Sequence[Route]) -> bool:
    """Whether a rule without a view is another's second name, for ``url_for`` alone."""
    same = (first for first in earlier if _shape(first) == _shape(route))
    return any(set(_taken(first, route)) == set(route.own_methods) for first in same)


def _never_reached(routes: Sequence[Route]) -> list[Finding]:
    found = []
    by_shape: dict[tuple[object, ...], list[Route]] = {}
    for route in routes:
        earlier = by_shape.setdefault(_shape(route), [])
        for first in earlier:
            taken = _taken(first, route)
            if taken and first.endpoint != route.endpoint and route.view is not None:
                found.append(_hidden(first, route, taken))
                break
        earlier.append(route)
    return found


def _shape(route: Route) -> tuple[object, ...]:
    """What makes two rules match the same URLs, with the same weight."""
    return (
        _VARIABLE.sub(lambda match: f"<{match['converter'] or ''}>", route.rule),
        route.subdomain,
        route.host,
        route.websocket,
        tuple(sorted(route.defaults)),
    )


def _taken(first: Route, later: Route) -> tuple[str, ...]:
    """The methods, asked for by both authors, that the first of two like rules answers."""
    if not later.methods:
        return first.own_methods or (_ANY,)
    if not first.methods:
        return later.own_methods
    return tuple(method for method in later.own_methods if method in first.own_methods)


def _hidden(first: Route, later: Route, taken: tuple[str, ...]) -> Finding:
    sentence = (
        f"{' and '.join(taken)} {later.rule} never reaches {later.endpoint}: "
        f"{first.endpoint} has the same rule and comes first."
    )
    return Finding(sentence, later.view)
