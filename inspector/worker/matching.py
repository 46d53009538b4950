"""In which order Werkzeug tries the rules of a url_map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from werkzeug.routing import Rule

_NEVER = (2,)


def matching_order(rules: Sequence[Rule]) -> tuple[int, ...]:
    """Places in ``rules``, which are as ``iter_rules`` gives them; () where they stand so.

    Since Werkzeug 2.2 ``iter_rules`` gives them as they were added, and the rules are tried
    part by part: text before variables, and variables by the weight of their converters.
    Before, ``iter_rules`` sorts them.
    """
    keys = [_key(rule) for rule in rules]
    order = sorted(range(len(rules)), key=keys.__getitem__)
    return () if order == list(range(len(rules))) else tuple(order)


def _key(rule: Any) -> tuple[Any, ...]:
    parts = getattr(rule, "_parts", None)
    if parts is None:
        return ()
    if rule.build_only:
        return (_NEVER,)
    return tuple((0,) if part.static else (1, part.weight) for part in parts)
