"""Completes what a command line leaves open by what was chosen for the app before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from .arguments import TargetArguments
from .interpreter import app_file, command_of, is_local_python, is_there, split_app


class Remembered(Protocol):
    """What was chosen for an app before; None and empty where nothing was."""

    @property
    def python(self) -> str | None:
        """Path or command line of the interpreter."""

    @property
    def name(self) -> str | None:
        """Of the app object, or the call of its factory."""

    @property
    def env(self) -> tuple[tuple[str, str], ...]:
        """Variables set for the app."""

    @property
    def folder(self) -> str | None:
        """Folder that the app runs in."""


def complete_arguments(arguments: TargetArguments, remembered: Remembered) -> TargetArguments:
    """The arguments, with what was chosen before where they say nothing.

    An interpreter or a folder that is gone is not taken: the search goes on without it.
    """
    assert arguments.app is not None, "without an app there is nothing to complete"
    completed = replace(arguments, env=(*remembered.env, *arguments.env))
    if arguments.python is None and remembered.python and is_there(remembered.python):
        completed = replace(completed, python=remembered.python)
    if split_app(arguments.app)[1] is None and remembered.name:
        completed = replace(completed, app=f"{arguments.app}:{remembered.name}")
    if arguments.cwd is None and remembered.folder:
        return _moved(completed, remembered.folder)
    return completed


def _moved(arguments: TargetArguments, folder: str) -> TargetArguments:
    if Path(folder).is_dir():
        app = anchored(arguments.app or "", Path.cwd())
        return replace(arguments, app=app, cwd=folder)
    # A folder that is not here may be where the command leads.
    elsewhere = arguments.python and not is_local_python(command_of(arguments.python))
    return replace(arguments, cwd=folder) if elsewhere else arguments


def anchored(app: str, cwd: Path) -> str:
    """An app string that means the same file in another folder; dotted names stay."""
    path, name = split_app(app)
    place = (cwd / Path(path).expanduser()).absolute()
    if not place.exists():
        return app
    return str(place) if name is None else f"{place}:{name}"


def key_of(app: str, cwd: Path | None = None) -> str:
    """What an app is remembered by: its resolved path."""
    return str(app_file(app, cwd or Path.cwd()))
