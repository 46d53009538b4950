"""Finding rows by words: a lower-cased haystack a leaf, and the words that must all be in it."""

from __future__ import annotations

from collections.abc import Sequence

from inspector.protocol.app_facts import Fact
from inspector.protocol.description import BlueprintInfo, ErrorHandlerInfo, HookInfo, Route
from inspector.protocol.source import SourceRef

from .sections import Leaf


class Search:
    """The haystacks of one outline's leaves, made in slices so that no load waits for them."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._leaves = leaves
        self._haystacks: list[str] = []
        self._words: list[str] = []
        self._matches: Sequence[int] = range(len(leaves))

    @property
    def is_complete(self) -> bool:
        """Whether every leaf has its haystack."""
        return len(self._haystacks) == len(self._leaves)

    def prepare(self, count: int) -> None:
        """Make the next ``count`` haystacks."""
        start = len(self._haystacks)
        self._haystacks += map(haystack, self._leaves[start : start + count])

    def matches(self, text: str) -> Sequence[int]:
        """Numbers of the leaves that hold every word of ``text``, ascending."""
        words = text.lower().split()
        if words == self._words:
            return self._matches
        self.prepare(len(self._leaves))
        found: Sequence[int] = range(len(self._leaves))
        if self._narrows(words):
            found = self._matches
        haystacks = self._haystacks
        for word in words:
            found = [number for number in found if word in haystacks[number]]
        self._words = words
        self._matches = found if len(found) < len(self._leaves) else range(len(self._leaves))
        return self._matches

    def _narrows(self, words: list[str]) -> bool:
        """Whether whatever matches ``words`` is among what matched last time."""
        return all(any(old in new for new in words) for old in self._words)


def haystack(leaf: Leaf) -> str:
    """What the words of a filter are looked for in, lower-cased."""
    match leaf:
        case Route():
            methods = " ".join(leaf.methods)
            site = f"{leaf.subdomain or ''} {leaf.host or ''}"
            parts = [leaf.rule, leaf.endpoint, methods, leaf.blueprint, _name(leaf.view), site]
        case ErrorHandlerInfo():
            code = "" if leaf.code is None else str(leaf.code)
            parts = [code, leaf.exception, leaf.scope, _name(leaf.handler)]
        case BlueprintInfo():
            parts = [leaf.name, leaf.url_prefix, leaf.subdomain, leaf.import_name]
        case HookInfo():
            parts = [leaf.kind, leaf.scope, _name(leaf.function)]
        case Fact():
            parts = [leaf.name, leaf.value, leaf.detail, leaf.kind.value]
    return "\n".join(filter(None, parts)).lower()


def _name(source: SourceRef | None) -> str | None:
    return source.qualname if source else None
