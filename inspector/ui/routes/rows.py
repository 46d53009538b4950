"""What one row says: as text, as coloured pieces, and in its tooltip."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.protocol.description import BlueprintInfo, ErrorHandlerInfo, HookInfo, Route

from .outline import Group, Leaf
from .route_choice import method_words
from .rule_text import rule_spans, shorter_rules
from .span import Face, Span, Tint


@dataclass(frozen=True)
class RowText:
    """The pieces of one row, left to right.

    display: the row as plain text.
    lead: short words before the main part: methods, a status code, the kind of a hook.
    main: what the row is; shorter: what may stand for it where room is scarce, longest
        first. It is shortened after everything else gave way.
    aside: shown at the right while there is room; the first is the last to give way.
    badge: shown at the right always.
    """

    display: str
    main: tuple[Span, ...]
    shorter: tuple[tuple[Span, ...], ...] = ()
    lead: tuple[Span, ...] = ()
    aside: tuple[Span, ...] = ()
    badge: str = ""
    face: Face = Face.CODE

    @property
    def spoken(self) -> str:
        """What a screen reader says: the text, and what stands at the right."""
        parts = (self.display, *(span.text for span in self.aside), self.badge)
        return ", ".join(filter(None, parts))


def group_text(group: Group, count: int) -> RowText:
    """The row of a group; count: the leaves below it that are shown."""
    tint = Tint.TEXT if count else Tint.MUTED
    if group.scope is None:
        name = group.section.value if group.section else ""
        return RowText(name, (Span(name, tint),), badge=str(count), face=Face.HEADING)
    parent, dot, own = group.scope.rpartition(".")
    main = (Span(parent + dot, Tint.MUTED), Span(own, tint)) if dot else (Span(own, tint),)
    return RowText(group.scope, main, badge=str(count), face=Face.PLAIN)


def leaf_text(leaf: Leaf) -> RowText:
    """The row of a route, error handler, blueprint or hook."""
    match leaf:
        case Route():
            return _route_text(leaf)
        case ErrorHandlerInfo():
            return _handler_text(leaf)
        case BlueprintInfo():
            return _blueprint_text(leaf)
        case HookInfo():
            return _hook_text(leaf)


def _route_text(route: Route) -> RowText:
    methods = ("WS",) if route.websocket else method_words(route)
    aside = (_endpoint_span(route), *_muted(route.subdomain, route.host, _added(route)))
    return RowText(
        display=f"{' '.join(methods)}  {route.rule}",
        lead=tuple(Span(method, Tint.METHOD) for method in methods),
        main=rule_spans(route.rule),
        shorter=shorter_rules(route.rule),
        aside=aside,
    )


def _added(route: Route) -> str:
    return " ".join(m for m in route.automatic_methods if m not in method_words(route))


def _muted(*texts: str | None) -> tuple[Span, ...]:
    return tuple(Span(text, Tint.MUTED) for text in texts if text)


def _endpoint_span(route: Route) -> Span:
    """The endpoint; in short as url_for() takes it within the blueprint: ``.login``."""
    prefix = f"{route.blueprint}."
    local = route.endpoint.removeprefix(prefix)
    short = f".{local}" if route.blueprint and local != route.endpoint else ""
    return Span(route.endpoint, Tint.MUTED, short)


def _handler_text(handler: ErrorHandlerInfo) -> RowText:
    function = handler.handler.name
    if handler.code is not None:
        lead = Span(str(handler.code), Tint.STATUS)
        return RowText(
            f"{handler.code}  {function}", (Span(function),), lead=(lead,), face=Face.PLAIN
        )
    exception = handler.exception or "Exception"
    lead = Span(exception.rpartition(".")[2], Tint.EXCEPTION)
    return RowText(f"{exception}  {function}", (Span(function),), lead=(lead,), face=Face.PLAIN)


def _blueprint_text(blueprint: BlueprintInfo) -> RowText:
    prefix, site = blueprint.url_prefix or "", blueprint.subdomain or ""
    parent = f"in {blueprint.parent}" if blueprint.parent else ""
    display = "  ".join(filter(None, (blueprint.name, prefix, site, parent)))
    aside = (*_prefix_span(prefix), *_muted(site, parent))
    return RowText(display, (Span(blueprint.name),), aside=aside, face=Face.PLAIN)


def _prefix_span(prefix: str) -> tuple[Span, ...]:
    short = "…/" + prefix.rpartition("/")[2] if prefix.count("/") > 1 else ""
    return (Span(prefix, Tint.MUTED, short),) if prefix else ()


def _hook_text(hook: HookInfo) -> RowText:
    function = hook.function.name
    return RowText(
        display=f"{hook.kind}  {function}",
        lead=(Span(hook.kind, Tint.MUTED),),
        main=(Span(function),),
        aside=_muted(hook.scope),
        face=Face.PLAIN,
    )
