"""What a person chose for each app, kept for the next time that it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folders import config_folder
from .json_file import JsonFile, StoreError

_FILE = "apps.json"
_VERSION = 1


@dataclass(frozen=True)
class RememberedApp:
    """What was chosen; None and empty where nothing was.

    python: path or command line of the interpreter.
    name: of the app object, or the call of its factory: "api", "create_app('dev')".
    env: variables set for the app, by name.
    folder: that the app runs in.
    """

    python: str | None = None
    name: str | None = None
    env: tuple[tuple[str, str], ...] = ()
    folder: str | None = None

    def with_(self, later: RememberedApp) -> RememberedApp:
        """This, with what was chosen later in its place."""
        env = tuple({**dict(self.env), **dict(later.env)}.items())
        name, folder = later.name or self.name, later.folder or self.folder
        return RememberedApp(later.python or self.python, name, env, folder)


class AppMemory:
    """One entry an app, by the app's resolved path."""

    def __init__(self, folder: Path | None = None) -> None:
        """folder: where the file is; the person's configuration where none is named."""
        self._file = JsonFile((folder or config_folder()) / _FILE, _VERSION)

    def recall(self, app: str) -> RememberedApp:
        """What was chosen for an app; all empty where it is not known."""
        entry = _entries(self._file.read()).get(app)
        return _from_json(entry) if isinstance(entry, dict) else RememberedApp()

    def remember(self, app: str, chosen: RememberedApp) -> None:
        """Add to what is known of an app; what was not chosen stays as it was."""

        def change(content: dict[str, Any]) -> None:
            entries = content["apps"] = _entries(content)
            known = entries.get(app)
            entries[app] = _merged(known if isinstance(known, dict) else {}, chosen)

        try:
            self._file.update(change)
        except StoreError as error:
            self._file.problems.append(f"What you chose is not remembered: {error}")

    def take_problems(self) -> tuple[str, ...]:
        """Sentences to tell the person, each once."""
        problems = tuple(self._file.problems)
        self._file.problems.clear()
        return problems


def _entries(content: dict[str, Any]) -> dict[str, Any]:
    entries = content.get("apps")
    return entries if isinstance(entries, dict) else {}


def _merged(known: dict[str, Any], chosen: RememberedApp) -> dict[str, Any]:
    named = {"python": chosen.python, "name": chosen.name, "folder": chosen.folder}
    merged = {**known, **{key: value for key, value in named.items() if value is not None}}
    if chosen.env:
        merged["env"] = {**_variables(known), **dict(chosen.env)}
    return merged


def _from_json(entry: dict[str, Any]) -> RememberedApp:
    return RememberedApp(
        _text(entry.get("python")),
        _text(entry.get("name")),
        tuple(_variables(entry).items()),
        _text(entry.get("folder")),
    )


def _variables(entry: dict[str, Any]) -> dict[str, str]:
    env = entry.get("env")
    if not isinstance(env, dict):
        return {}
    return {name: value for name, value in env.items() if isinstance(value, str)}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
