"""What one row says: as text, as coloured pieces, and in its tooltip."""

from __future__ import annotations

from inspector.protocol.app_facts import Fact
from inspector.protocol.description import BlueprintInfo, ErrorHandlerInfo, HookInfo, Route

from .fact_rows import fact_text
from .outline import Group
from .route_choice import method_words
from .row_text import RowText
from .rule_text import rule_spans, shorter_rules
from .sections import Leaf
from .span import Face, Span, Tint


def group_text(group: Group, count: int) -> RowText:
    """The row of a group; count: the leaves below it that are shown."""
    tint = Tint.TEXT if count else Tint.MUTED
    if group.scope is None:
        name = group.section.value if group.section else ""
        return RowText(name, (Span(name, tint),), badge=str(count), face=Face.HEADING)
    context = (Span(group.context, Tint.MUTED),) if group.context else ()
    main = (*context, Span(group.name, tint))
    return RowText(group.context + group.name, main, badge=str(count), face=Face.PLAIN)


def leaf_text(leaf: Leaf) -> RowText:
    """The row of whatever is no group."""
    match leaf:
        case Route():
            return _route_text(leaf)
        case ErrorHandlerInfo():
            return _handler_text(leaf)
        case BlueprintInfo():
            return _blueprint_text(leaf)
        case HookInfo():
            return _hook_text(leaf)
        case Fact():
            return fact_text(leaf)


def _route_text(route: Route) -> RowText:
    methods = ("WS",) if route.websocket else method_words(route)
    notes = (_leads_to(route), route.subdomain, route.host, _added(route))
    aside = (_endpoint_span(route), *_muted(*notes))
    return RowText(
        display=f"{' '.join(methods)}  {route.rule}",
        lead=tuple(Span(method, Tint.METHOD) for method in methods),
        main=rule_spans(route.rule),
        shorter=shorter_rules(route.rule),
        aside=aside,
    )


def _leads_to(route: Route) -> str:
    """What a rule does that calls no view."""
    if route.redirect_to is not None:
        return f"→ {route.redirect_to}"
    return "only builds URLs" if route.build_only else ""


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
