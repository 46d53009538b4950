"""The folders that the app and its blueprints serve as they are."""

from __future__ import annotations

from collections.abc import Iterator

import flask
from werkzeug.routing import Rule

from ...protocol.app_facts import Fact, FactKind


def describe_static_folders(app: flask.Flask) -> Iterator[Fact]:
    """The app's folder, then the blueprints', each with the rule that serves it."""
    if app.static_folder:
        yield _fact(app, "static", app.static_folder)
    for name, blueprint in app.blueprints.items():
        if blueprint.static_folder:
            yield _fact(app, f"{name}.static", blueprint.static_folder)


def _fact(app: flask.Flask, endpoint: str, folder: str) -> Fact:
    rules = [rule.rule for rule in _rules_of(app, endpoint)]
    urls = ", ".join(rule.partition("<")[0].rstrip("/") or "/" for rule in rules)
    return Fact(FactKind.STATIC_FOLDER, endpoint, str(folder), urls)


def _rules_of(app: flask.Flask, endpoint: str) -> list[Rule]:
    try:
        return list(app.url_map.iter_rules(endpoint))
    except KeyError:
        # Its rule was never made, as with a static_url_path that is turned off.
        return []
