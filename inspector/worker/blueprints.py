"""Describes the blueprints of an app, with the prefixes that are in effect."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import flask
from flask.blueprints import BlueprintSetupState

from ..protocol.description import BlueprintInfo


class _Registration(NamedTuple):
    url_prefix: str | None
    subdomain: str | None


# By id of the app and registered name. Flask keeps the options of a registration nowhere,
# and a prefix given there hides the blueprint's own.
_registrations: dict[tuple[int, str], _Registration] = {}


def note_registrations() -> None:
    """Remember each registration as it happens; to be called before the app is imported."""
    original = BlueprintSetupState.__init__

    @functools.wraps(original)
    def init(state: BlueprintSetupState, *args: Any, **kwargs: Any) -> None:
        original(state, *args, **kwargs)
        # Flask nests by registering the inner one with prefixes already joined.
        name = f"{state.name_prefix}.{state.name}".lstrip(".")
        _registrations[id(state.app), name] = _Registration(state.url_prefix, state.subdomain)

    BlueprintSetupState.__init__ = init  # type: ignore[method-assign, assignment]


def describe_blueprints(app: flask.Flask) -> tuple[BlueprintInfo, ...]:
    """Every registered blueprint, in the order of ``app.blueprints``."""
    return tuple(_describe(app, name) for name in app.blueprints)


def _describe(app: flask.Flask, name: str) -> BlueprintInfo:
    blueprint = app.blueprints[name]
    own = _Registration(blueprint.url_prefix, blueprint.subdomain)
    registered = _registrations.get((id(app), name), own)
    parent = name.rpartition(".")[0]
    return BlueprintInfo(
        name=name,
        import_name=blueprint.import_name,
        url_prefix=registered.url_prefix or None,
        subdomain=registered.subdomain or None,
        parent=parent if parent in app.blueprints else None,
    )
