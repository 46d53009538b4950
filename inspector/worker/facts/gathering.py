"""Gathers the facts of an app; a part that fails is told in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import flask

from ...protocol.app_facts import AppFacts, Fact, FactKind, FactMark
from ..locating import LoadError, locate
from ..matching import matching_order
from ..sources import SourceIndex
from ..tracebacks import summary
from .cli_commands import describe_commands
from .configuration import describe_configuration
from .databases import describe_databases
from .extensions import describe_extensions
from .masking import masked_text
from .static_folders import describe_static_folders
from .templating import describe_templating


def describe_facts(app: flask.Flask, import_path: str, sources: SourceIndex) -> AppFacts:
    """Everything that no request depends on. import_path: how the app was named."""
    parts: tuple[tuple[FactKind, Callable[[], Iterator[Fact]]], ...] = (
        (FactKind.DATABASE, partial(describe_databases, app)),
        (FactKind.CONFIGURATION, partial(describe_configuration, app)),
        (FactKind.EXTENSION, partial(describe_extensions, app)),
        (FactKind.COMMAND, partial(describe_commands, app, sources)),
        (FactKind.FILTER, partial(describe_templating, app, sources)),
        (FactKind.STATIC_FOLDER, partial(describe_static_folders, app)),
    )
    facts = [fact for kind, part in parts for fact in _guarded(kind, part)]
    return AppFacts(tuple(facts), _matching_order(app), _flask_app(import_path))


def facts_not_read(why: str) -> AppFacts:
    """What stands in the place of all facts when reading them was cut off."""
    sentence = f"This could not be read: {why}"
    return AppFacts((Fact(FactKind.CONFIGURATION, "", sentence, mark=FactMark.PROBLEM),))


def _guarded(kind: FactKind, part: Callable[[], Iterator[Fact]]) -> Iterator[Fact]:
    try:
        yield from part()
    except Exception as error:
        # The app's own classes and stand-ins answer here, and may raise anything.
        sentence = masked_text(f"This could not be read: {summary(error)}")
        yield Fact(kind, "", sentence, mark=FactMark.PROBLEM)


def _flask_app(import_path: str) -> str:
    """A name that ``flask --app`` takes, too: a folder is one of ours."""
    try:
        return locate(import_path).import_path
    except LoadError:
        # The app changed the current folder.
        return import_path


def _matching_order(app: flask.Flask) -> tuple[int, ...]:
    try:
        return matching_order(list(app.url_map.iter_rules()))
    except Exception:
        # Weights of a converter that cannot be compared: the rules stay as they are.
        return ()
