"""A rule in colours, and the shorter ways to write it that can still be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .span import Span, Tint

# A converter's arguments may hold quoted angle brackets, so the name closes the part.
_VARIABLE = re.compile(r"<(?:[a-zA-Z_]\w*(?:\(.*?\))?:)?([a-zA-Z_]\w*)>")


def rule_spans(rule: str) -> tuple[Span, ...]:
    """A rule cut into its fixed and its variable parts."""
    return tuple(_spans(rule))


def shorter_rules(rule: str) -> tuple[tuple[Span, ...], ...]:
    """Without its converters; then without the segments after the first, one by one.

    The ends stay longest: neighbours in the tree mostly begin alike and end differently.
    """
    bare = _VARIABLE.sub(r"<\1>", rule)
    texts = ([bare] if bare != rule else []) + list(_without_segments(bare))
    return tuple(rule_spans(text) for text in texts)


def _without_segments(rule: str) -> Iterator[str]:
    root, *segments = rule.split("/")
    for dropped in range(1, len(segments) - 1):
        yield "/".join([root, segments[0], "…", *segments[dropped + 1 :]])
    if len(segments) > 1:
        yield "/".join([root, "…", segments[-1]])


def _spans(rule: str) -> Iterator[Span]:
    end = 0
    for match in _VARIABLE.finditer(rule):
        if match.start() > end:
            yield Span(rule[end : match.start()])
        yield Span(match.group(), Tint.VARIABLE)
        end = match.end()
    if end < len(rule):
        yield Span(rule[end:])
