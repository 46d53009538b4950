"""What the rows of the section "App" say."""

from __future__ import annotations

from inspector.protocol.app_facts import Fact, FactKind, FactMark

from .row_text import RowText
from .span import Face, Span, Tint

# Characters of a remark that are tried, one after the other, where it does not fit as it is.
_LENGTHS = range(60, 4, -4)
_DISPLAYED = 200


def fact_text(fact: Fact) -> RowText:
    """The row of one fact."""
    if fact.mark is FactMark.PROBLEM:
        return _row(fact.name, fact.value, Tint.EXCEPTION)
    tint = Tint.MUTED if fact.mark is FactMark.DEFAULT else Tint.TEXT
    match fact.kind:
        case FactKind.DATABASE:
            return _row(fact.detail, fact.name, tint)
        case FactKind.EXTENSION:
            return _row(fact.name, fact.detail or fact.value, tint)
        case FactKind.STATIC_FOLDER:
            return _row(fact.detail or fact.name, fact.value, tint)
        case FactKind.FILTER | FactKind.TEST | FactKind.GLOBAL:
            same = fact.value == fact.name
            return _row(fact.name, "" if same else fact.value, tint)
    return _row(fact.name, fact.value, tint)


def _row(name: str, remark: str, tint: Tint) -> RowText:
    remark = " ".join(remark[:_DISPLAYED].split())
    if not name:
        return RowText(remark, (Span(remark, tint),), face=Face.PLAIN)
    named = Span(name, tint)
    if not remark:
        return RowText(name, (named,), face=Face.PLAIN)
    shorter = [f"{remark[:length]}…" for length in _LENGTHS if length < len(remark)]
    return RowText(
        f"{name}  {remark}",
        (named, _remark(remark)),
        shorter=(*((named, _remark(text)) for text in shorter), (named,)),
        face=Face.PLAIN,
    )


def _remark(text: str) -> Span:
    return Span(f"  {text}", Tint.MUTED)
