"""The Jinja filters, tests and globals that are the app's own."""

from __future__ import annotations

from collections.abc import Iterator

import flask
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.tests import TESTS as DEFAULT_TESTS

from ...protocol.app_facts import Fact, FactKind, FactMark
from ..safe_values import safe_repr
from ..sources import SourceIndex
from .masking import MASK, shown_value

# What Flask puts there under names of its own, and extends by nothing else.
_FLASKS_NAMES = frozenset(
    ("config", "g", "get_flashed_messages", "request", "session", "tojson", "url_for")
)


def describe_templating(app: flask.Flask, sources: SourceIndex) -> Iterator[Fact]:
    """Filters, tests and globals; nothing where the app never touched its environment.

    Asking for ``app.jinja_env`` would make it, and later changes of ``jinja_options`` would
    come too late: where it is not there yet, nothing can have been added to it.
    """
    environment = vars(app).get("jinja_env")
    if environment is None:
        return
    kinds = (
        (FactKind.FILTER, environment.filters, DEFAULT_FILTERS),
        (FactKind.TEST, environment.tests, DEFAULT_TESTS),
        (FactKind.GLOBAL, environment.globals, DEFAULT_NAMESPACE),
    )
    for kind, entries, jinjas in kinds:
        for name in sorted(entries, key=str):
            value = entries[name]
            if name not in _FLASKS_NAMES and jinjas.get(name) is not value:
                yield _fact(kind, name, value, sources)


def _fact(kind: FactKind, name: object, value: object, sources: SourceIndex) -> Fact:
    text = name if isinstance(name, str) else safe_repr(name)
    source = sources.of(value)
    if source.file is not None:
        return Fact(kind, text, source.qualname, source=source)
    shown = shown_value(name, value)
    return Fact(kind, text, shown, mark=FactMark.MASKED if MASK in shown else FactMark.NONE)
