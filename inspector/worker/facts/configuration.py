"""The configuration of the app: its own keys first, then what Flask sets by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import flask

from ...protocol.app_facts import Fact, FactKind, FactMark
from ..safe_values import safe_repr
from .masking import MASK, shown_value

# Comparing these runs no code of the app's.
_PLAIN = (type(None), bool, int, float, str, timedelta)
# For all reprs together: a hanging one costs a quarter of a second.
_SECONDS = 1.0


def describe_configuration(app: flask.Flask) -> Iterator[Fact]:
    """Every key of ``app.config``."""
    end = time.monotonic() + _SECONDS
    facts = [_fact(app, key, end) for key in list(app.config)]
    yield from sorted(facts, key=_place)


def _fact(app: flask.Flask, key: object, end: float) -> Fact:
    name = key if isinstance(key, str) else safe_repr(key)
    value = app.config[key]
    if time.monotonic() > end:
        value_text = "not read: the values before it took too long"
        return Fact(FactKind.CONFIGURATION, name, value_text, mark=FactMark.PROBLEM)
    text = shown_value(key, value)
    if MASK in text:
        mark = FactMark.MASKED
    else:
        mark = FactMark.DEFAULT if _is_default(key, value) else FactMark.NONE
    return Fact(FactKind.CONFIGURATION, name, text, mark=mark)


def _is_default(key: object, value: object) -> bool:
    defaults = flask.Flask.default_config
    if key == "DEBUG":
        # Never None in an app: Flask makes it what FLASK_DEBUG says.
        return value is False
    if key not in defaults:
        return False
    default = defaults[key]  # type: ignore[index]
    return value is default or (type(value) in _PLAIN and value == default)


def _place(fact: Fact) -> tuple[bool, str]:
    return (fact.mark is FactMark.DEFAULT, fact.name)
