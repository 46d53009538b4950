"""What was typed into the form for one route, kept while another one is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.protocol.description import Route
from inspector.protocol.exchange import Field, RequestBody

from .options_form import DEFAULT_TIMEOUT_S
from .rule_url import build_path, path_parameters
from .tab_strip import Tab

# What usually comes with a body.
_BODY_METHODS = ("POST", "PUT", "PATCH")


@dataclass(frozen=True)
class Draft:
    """The whole form.

    url: one of the route's own; what was typed over it is not kept.
    values: text of the path parameters by name; "" for nothing yet.
    query, headers: rows, those that are off too.
    body: what was typed for every kind of body.
    base_url: typed for this route alone; "" for nothing. remote_addr: "" for the usual one.
    """

    method: str
    url: str
    values: Mapping[str, str]
    query: tuple[Field, ...] = ()
    headers: tuple[Field, ...] = ()
    body: RequestBody = field(default_factory=RequestBody)
    follow_redirects: bool = True
    timeout_s: float = DEFAULT_TIMEOUT_S
    base_url: str = ""
    remote_addr: str = ""
    tab: Tab = Tab.PARAMS


def first_draft(route: Route, method: str) -> Draft:
    """The form of a route for which nothing was typed yet."""
    names = [parameter.name for parameter in path_parameters(route)]
    values = {name: str(route.defaults[name]) for name in names if name in route.defaults}
    return Draft(method, build_path(route, values), values, tab=opening_tab(method))


def opening_tab(method: str) -> Tab:
    """The tab that a person will want first."""
    return Tab.BODY if method in _BODY_METHODS else Tab.PARAMS


def draft_key(route: Route) -> tuple[str, str]:
    """What makes a route the same one after a reload."""
    return route.endpoint, route.rule
