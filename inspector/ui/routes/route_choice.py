"""What the routes pane says when a person chooses a route."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.protocol.description import Route

_USUAL_ORDER = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class RouteChoice:
    """One route that a person chose in the tree.

    method: GET where the route has it, else the first of those its author asked for.
    clicked: True for the mouse and Enter (the controller may send), False when the keys
        moved there (it only fills the form).
    """

    route: Route
    method: str
    clicked: bool


def method_words(route: Route) -> tuple[str, ...]:
    """The methods that its author asked for, else whatever it answers to; GET first, then
    what writes, then what removes. ("ANY",) for a rule that allows any.
    """
    methods = route.own_methods or route.methods or ("ANY",)
    return tuple(sorted(methods, key=_usual_place))


def first_method(route: Route) -> str:
    """The method that a choice of this route starts with: GET where it has it, else the
    first that its row shows; GET for a rule that allows any.
    """
    if "GET" in route.methods or not route.methods:
        return "GET"
    return method_words(route)[0]


def _usual_place(method: str) -> int:
    return _USUAL_ORDER.index(method) if method in _USUAL_ORDER else len(_USUAL_ORDER)
