"""Everything known of a row, as the lines of its tooltip."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import PurePath

from inspector.protocol.app_facts import Fact, FactKind, FactMark
from inspector.protocol.description import BlueprintInfo, ErrorHandlerInfo, HookInfo, Route
from inspector.protocol.source import SourceRef

from .outline import Group
from .route_choice import method_words
from .rows import leaf_text
from .sections import Leaf


def tooltip_lines(node: Leaf | Group) -> list[str]:
    """The lines, plain text, the most telling first."""
    match node:
        case Route():
            return list(_route_lines(node))
        case ErrorHandlerInfo():
            return [leaf_text(node).display, *_scope_and_source(node.scope, node.handler)]
        case HookInfo():
            return [leaf_text(node).display, *_scope_and_source(node.scope, node.function)]
        case BlueprintInfo():
            return list(_blueprint_lines(node))
        case Fact():
            return list(_fact_lines(node))
        case Group():
            return [node.scope] if node.scope else []


def tooltip_html(lines: list[str]) -> str:
    """The lines as rich text: Qt would read a rule such as ``/x/<code>`` as markup."""
    return f"<p style='white-space:pre'>{html.escape(chr(10).join(lines))}</p>" if lines else ""


def _route_lines(route: Route) -> Iterator[str]:
    yield f"{', '.join(method_words(route))}  {route.rule}"
    yield f"endpoint {route.endpoint}"
    yield from _source(route.view)
    for verb, source in route.verbs:
        yield from _source(source, f"{verb}: ")
    yield f"blueprint {route.blueprint}" if route.blueprint else "of the app itself"
    if route.subdomain:
        yield f"subdomain {route.subdomain}"
    if route.host:
        yield f"host {route.host}"
    if route.defaults:
        yield f"defaults {route.defaults}"
    if route.automatic_methods:
        yield f"{', '.join(route.automatic_methods)} added by Flask"
    if route.redirect_to is not None:
        yield f"redirects to {route.redirect_to}"
    if not route.strict_slashes:
        yield "with or without a slash at its end"
    if not route.merge_slashes:
        yield "// in the path stays //"
    if route.build_only:
        yield "only builds URLs, never answers"


def _blueprint_lines(blueprint: BlueprintInfo) -> Iterator[str]:
    yield blueprint.name
    yield f"prefix {blueprint.url_prefix or 'none'}"
    if blueprint.subdomain:
        yield f"subdomain {blueprint.subdomain}"
    yield f"nested in {blueprint.parent}" if blueprint.parent else "registered on the app"
    yield f"made in {blueprint.import_name}"


def _scope_and_source(scope: str | None, source: SourceRef) -> Iterator[str]:
    yield from _source(source)
    yield f"for blueprint {scope}" if scope else "for the whole app"


def _fact_lines(fact: Fact) -> Iterator[str]:
    yield from filter(None, (fact.name, fact.value, fact.detail))
    yield from _source(fact.source)
    if fact.mark is FactMark.MASKED:
        yield "what is masked never left the app's process"
    if fact.mark is FactMark.DEFAULT:
        yield "as Flask sets it by itself"
    if fact.kind is FactKind.COMMAND and fact.mark is not FactMark.PROBLEM:
        yield "Enter or a double click: run it"


def _source(source: SourceRef | None, before: str = "") -> Iterator[str]:
    if source is None:
        return
    name = f"{source.module}.{source.qualname}" if source.module else source.qualname
    where = f"  ({PurePath(source.file).name}:{source.line})" if source.file else ""
    yield f"{before}{name}{where}"
