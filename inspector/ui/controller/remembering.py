"""From the words of a person to a target, with what was chosen for the app before. No Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from inspector.client.arguments import TargetArguments
from inspector.client.remembered import complete_arguments, key_of
from inspector.client.target import Target, target_of
from inspector.store.app_memory import AppMemory


def remembered_target(
    arguments: TargetArguments, memory: AppMemory, folder: Path | None = None
) -> Target:
    """What to open: the arguments go before what is remembered, and that before a search.

    folder: to run in where neither says; None for the current one.
    """
    assert arguments.app is not None, "without an app there is no target"
    key = key_of(arguments.app, Path(arguments.cwd) if arguments.cwd else None)
    complete = complete_arguments(arguments, memory.recall(key))
    if complete.cwd is None and folder is not None:
        complete = replace(complete, cwd=str(folder))
    return target_of(complete)


def memory_key(target: Target) -> str:
    """What the app of a target is remembered by."""
    return key_of(target.app, Path(target.folder) if target.folder else target.cwd)
