"""What can be copied from a row, and what each is called."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from inspector.protocol.app_facts import Fact, FactKind, FactMark
from inspector.protocol.description import BlueprintInfo, ErrorHandlerInfo, HookInfo, Route
from inspector.protocol.source import SourceRef

from .outline import source_of
from .sections import Leaf


def copies(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """(name of the copy, text) for each, the likeliest first."""
    match leaf:
        case Route():
            yield "rule", leaf.rule
            yield "endpoint", leaf.endpoint
            yield "url_for(...)", url_for_call(leaf)
        case ErrorHandlerInfo():
            yield "name", leaf.handler.qualname
        case HookInfo():
            yield "name", leaf.function.qualname
        case BlueprintInfo():
            yield "name", leaf.name
            if leaf.url_prefix:
                yield "prefix", leaf.url_prefix
        case Fact():
            yield from _fact_copies(leaf)
    place = file_and_line(source_of(leaf))
    if place:
        yield "file:line", place


def url_for_call(route: Route) -> str:
    """The Python that builds the route's URL, "..." where a value is to be put in:
    ``url_for('users.user', id=...)``.
    """
    names = [p.name for p in route.parameters if p.name not in route.defaults]
    plain = [f"{name}=..." for name in names if not keyword.iskeyword(name)]
    # <from> is a variable of a rule, and no name of Python's.
    others = ", ".join(f"{name!r}: ..." for name in names if keyword.iskeyword(name))
    unpacked = [f"**{{{others}}}"] if others else []
    return f"url_for({', '.join([repr(route.endpoint), *plain, *unpacked])})"


def file_and_line(source: SourceRef | None) -> str:
    """ "/srv/shop/app.py:12", as editors and terminals take it; "" for what has no file."""
    if source is None or source.file is None:
        return ""
    return source.file if source.line is None else f"{source.file}:{source.line}"


def _fact_copies(fact: Fact) -> Iterator[tuple[str, str]]:
    if fact.mark is FactMark.PROBLEM:
        yield "sentence", fact.value
        return
    if fact.kind is FactKind.COMMAND:
        yield "command", f"flask {fact.name}"
        return
    yield "name", fact.name
    if fact.value and fact.mark is not FactMark.MASKED:
        yield "value", fact.value
