"""Which routes can be sent as they are, with nothing to fill in. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.protocol.description import Route


def sendable_now(routes: Sequence[Route]) -> list[Route]:
    """The GET routes whose every parameter is known, static files left out, in order."""
    return [route for route in routes if _is_sendable(route)]


def _is_sendable(route: Route) -> bool:
    return (
        (not route.methods or "GET" in route.methods)
        and all(parameter.name in route.defaults for parameter in route.parameters)
        and route.endpoint.rpartition(".")[2] != "static"
        and route.view is not None
        and not route.build_only
        and not route.websocket
    )
