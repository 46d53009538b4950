"""``--routes``: the url_map as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from inspector.protocol.description import AppDescription
from inspector.protocol.route import Route
from inspector.protocol.source import SourceRef

from .output import printable

_GAP = "  "

_Row = tuple[str, ...]


def routes_table(description: AppDescription, folder: Path) -> str:
    """Methods, rule, endpoint and place of each route, in matching order.

    A column "host" is there where a route wants a host or a subdomain.

    folder: places inside it are told relative to it.
    """
    routes = description.routes
    has_hosts = any(route.host or route.subdomain for route in routes)
    rows = [_row(route, folder, has_hosts) for route in routes]
    head = ("methods", *(("host",) if has_hosts else ()), "rule", "endpoint", "view")
    return "".join(f"{line}\n" for line in _aligned([head, *rows]))


def _row(route: Route, folder: Path, with_host: bool) -> _Row:
    host = (_host(route),) if with_host else ()
    place = _place(route.view, folder)
    cells = (_methods(route), *host, route.rule, route.endpoint, place)
    return tuple(printable(cell) for cell in cells)


def _methods(route: Route) -> str:
    if route.websocket:
        return "WEBSOCKET"
    return ", ".join(route.own_methods or route.methods) or "any"


def _host(route: Route) -> str:
    return route.host or (f"{route.subdomain}." if route.subdomain else "")


def _place(view: SourceRef | None, folder: Path) -> str:
    if view is None:
        return "no view"
    if view.file is None:
        return view.qualname
    line = f":{view.line}" if view.line else ""
    prefix = f"{folder}/"
    return view.file.removeprefix(prefix) + line


def _aligned(rows: list[_Row]) -> Iterable[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield _GAP.join(cell.ljust(width) for cell, width in cells).rstrip()
