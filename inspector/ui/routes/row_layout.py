"""Where the pieces of a row go in the width there is, and which of them give way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .row_text import RowText
from .span import Span, Tint

_WORD_GAP = 5
_LEAD_GAP = 8
_ASIDE_GAP = 12


@dataclass(frozen=True)
class Measures:
    """How wide text is in the fonts of one row, in pixels.

    elide: shortens text of the main font to a width, with one "…".
    lead_width: the lead takes at least this, so that the rules of rows line up.
    """

    lead: Callable[[Span], int]
    main: Callable[[str], int]
    aside: Callable[[str], int]
    elide: Callable[[str, int], str]
    lead_width: int


@dataclass(frozen=True)
class Placed:
    """A run of text and its left edge, in pixels from the left edge of the row."""

    x: int
    text: str
    tint: Tint


@dataclass(frozen=True)
class RowLayout:
    """What is painted of one row."""

    lead: tuple[Placed, ...]
    main: tuple[Placed, ...]
    aside: tuple[Placed, ...]


def lay_out(row: RowText, width: int, measures: Measures) -> RowLayout:
    """Fit a row into ``width``: the aside gives way first, then methods, the main part last."""
    badge, right = _place_badge(row.badge, width, measures)
    lead, start = _place_lead(row.lead, measures)
    if start + _width(row.main, measures) > right and len(row.lead) > 1:
        lead, start = _place_lead(_folded(row.lead), measures)
    main = _fitting(row, max(0, right - start), measures)
    placed = tuple(_in_a_row(main, start, 0, lambda span: measures.main(span.text)))
    aside = _place_aside(row.aside, start + _width(main, measures), right, measures)
    return RowLayout(lead, placed, (*aside, *badge))


def _width(main: Sequence[Span], measures: Measures) -> int:
    return measures.main("".join(span.text for span in main))


def _fitting(row: RowText, width: int, measures: Measures) -> Sequence[Span]:
    """The longest way to say the main part in this width."""
    for main in (row.main, *row.shorter):
        if _width(main, measures) <= width:
            return main
    return _elided(main, width, measures)


def _place_badge(badge: str, width: int, measures: Measures) -> tuple[tuple[Placed, ...], int]:
    if not badge:
        return (), width
    x = width - measures.aside(badge)
    return (Placed(x, badge, Tint.MUTED),), x - _ASIDE_GAP


def _folded(lead: Sequence[Span]) -> tuple[Span, ...]:
    return (lead[0], Span(f"+{len(lead) - 1}", Tint.MUTED))


def _place_lead(lead: Sequence[Span], measures: Measures) -> tuple[tuple[Placed, ...], int]:
    """The lead, and where the main part starts."""
    if not lead:
        return (), 0
    placed = tuple(_in_a_row(lead, 0, _WORD_GAP, measures.lead))
    end = placed[-1].x + measures.lead(lead[-1])
    return placed, max(end, measures.lead_width) + _LEAD_GAP


def _in_a_row(
    spans: Sequence[Span], x: int, gap: int, measure: Callable[[Span], int]
) -> Iterator[Placed]:
    for span in spans:
        yield Placed(x, span.text, span.tint)
        x += measure(span) + gap


def _elided(spans: Sequence[Span], width: int, measures: Measures) -> list[Span]:
    """The spans cut to the width; what stays keeps its colours."""
    whole = "".join(span.text for span in spans)
    head, _, tail = measures.elide(whole, width).partition("…")
    kept_head = list(_between(spans, 0, len(head)))
    kept_tail = list(_between(spans, len(whole) - len(tail), len(whole)))
    return [*kept_head, Span("…", Tint.MUTED), *kept_tail]


def _between(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The parts of the spans from one position of their joined text to another."""
    position = 0
    for span in spans:
        text = span.text[max(0, start - position) : max(0, end - position)]
        position += len(span.text)
        if text:
            yield Span(text, span.tint)


def _place_aside(
    spans: Sequence[Span], left: int, right: int, measures: Measures
) -> tuple[Placed, ...]:
    """Those that fit between, from the right edge inwards."""
    placed = []
    for span in spans:
        fitting = (t for t in (span.text, span.short) if t and _fits(t, left, right, measures))
        text = next(fitting, None)
        if text is None:
            break
        right -= measures.aside(text)
        placed.append(Placed(right, text, span.tint))
        right -= _ASIDE_GAP
    return tuple(placed)


def _fits(text: str, left: int, right: int, measures: Measures) -> bool:
    return left + _ASIDE_GAP + measures.aside(text) <= right
