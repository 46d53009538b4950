"""What of an exchange goes into which column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.protocol.exchange import Exchange, Hop
from inspector.render.chain import path_of
from inspector.render.media import Kind, Media, is_redirect, judge


@dataclass(frozen=True)
class JsonChoice:
    """One JSON that can be shown. label: what the chooser says: "answer", "hop 1: GET /"."""

    label: str
    hop: Hop


@dataclass(frozen=True)
class PageContent:
    """What the page column shows. hop: None where there was no answer at all."""

    hop: Hop | None
    media: Media

    @property
    def is_page(self) -> bool:
        """Whether the column has a view for it; JSON has a column of its own."""
        return self.hop is not None and self.media.kind is not Kind.JSON


def judged(hop: Hop) -> Media:
    """The judgement on a hop, also where its body cannot be read any more."""
    try:
        return judge(hop)
    except OSError as error:
        return Media(Kind.EMPTY, reason=f"The body cannot be read: {error}")


def is_json(media: Media) -> bool:
    """Whether the JSON column can show it."""
    return media.kind is Kind.JSON or media.looks_json


def page_content(exchange: Exchange) -> PageContent:
    """The last hop: those before it are redirects, which have no page."""
    final = exchange.final
    return PageContent(final, judged(final) if final else Media(Kind.EMPTY))


def json_choices(exchange: Exchange) -> list[JsonChoice]:
    """The JSON bodies among the hops, the answer first, then newest first."""
    found = [
        JsonChoice(_hop_label(exchange.hops, number), hop)
        for number, hop in enumerate(exchange.hops)
        if is_json(judged(hop))
    ]
    return found[::-1]


def fetched_choice(hop: Hop) -> JsonChoice:
    """JSON that the page fetched by itself."""
    return JsonChoice(f"fetched: {hop.method} {path_of(hop.url)}", hop)


def why_no_json(exchange: Exchange) -> str:
    """The reason in place of JSON."""
    final = exchange.final
    if final is None:
        return "no answer"
    media = judged(final)
    if media.kind is Kind.EMPTY and not is_redirect(final):
        return f"no JSON: {media.reason.rpartition(': ')[2]}"
    if media.kind is Kind.EMPTY:
        return f"no JSON: {final.status} {final.reason}".strip()
    return f"not JSON: {final.content_type or 'no type given'}"


def why_no_page(hop: Hop) -> str:
    """The reason in place of a page, for JSON."""
    return f"not a page: {hop.content_type or 'JSON'}"


def _hop_label(hops: Sequence[Hop], number: int) -> str:
    if number == len(hops) - 1:
        return "answer"
    return f"hop {number + 1}: {hops[number].method} {path_of(hops[number].url)}"
