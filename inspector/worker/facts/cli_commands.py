"""The commands that the app adds to ``flask``, without running a line of them."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import flask

from ...protocol.app_facts import Fact, FactKind, FactMark
from ..safe_values import safe_repr
from ..sources import SourceIndex
from ..tracebacks import summary

# Groups in groups; more is a group that holds itself.
_MAX_DEPTH = 4
_HELP_CHARS = 120


def describe_commands(app: flask.Flask, sources: SourceIndex) -> Iterator[Fact]:
    """The app's own commands, then those that the packages it uses bring along."""
    own = app.cli.commands
    yield from _commands(own, "", sources)
    for point in _plugins():
        if point.name in own:
            continue
        try:
            command = point.load()
        except Exception as error:
            sentence = f"{point.name} cannot be loaded: {summary(error)}"
            yield Fact(FactKind.COMMAND, point.name, sentence, mark=FactMark.PROBLEM)
        else:
            yield from _command(point.name, command, "", sources)


def _plugins() -> Iterator[importlib.metadata.EntryPoint]:
    """Those of packages that the app has imported: loading the others would be new code."""
    for point in sorted(_entry_points(), key=lambda point: point.name):
        if point.value.partition(":")[0].partition(".")[0].strip() in sys.modules:
            yield point


def _entry_points() -> Any:
    entry_points: Any = importlib.metadata.entry_points
    try:
        return entry_points(group="flask.commands")
    except TypeError:
        # Before Python 3.10 it takes no arguments.
        return entry_points().get("flask.commands", ())


def _commands(commands: Mapping[str, Any], prefix: str, sources: SourceIndex) -> Iterator[Fact]:
    for name in sorted(commands):
        yield from _command(name, commands[name], prefix, sources)


def _command(name: str, command: Any, prefix: str, sources: SourceIndex) -> Iterator[Fact]:
    if getattr(command, "hidden", False):
        return
    path = f"{prefix}{name}"
    inner = getattr(command, "commands", None)
    if isinstance(inner, dict) and inner and path.count(" ") < _MAX_DEPTH:
        yield from _commands(inner, f"{path} ", sources)
        return
    callback = getattr(command, "callback", None)
    source = sources.of(callback) if callable(callback) else None
    yield Fact(FactKind.COMMAND, path, _help_line(command), source=source)


def _help_line(command: Any) -> str:
    text = getattr(command, "short_help", None) or getattr(command, "help", None) or ""
    if not isinstance(text, str):
        return safe_repr(text)
    line = " ".join(text.strip().partition("\n\n")[0].partition("\f")[0].split())
    return line if len(line) <= _HELP_CHARS else line[: _HELP_CHARS - 1] + "…"
