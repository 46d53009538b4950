"""WSGI apps that stand inside or beside the app, below a path of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MountedApp:
    """One entry of a dispatcher, as Werkzeug's DispatcherMiddleware keeps it.

    path: the prefix that leads there: "/admin".
    name: ``app.name`` of a Flask app, else the class or function.
    rules: rules of a Flask app, each with ``path`` in front, in the order of its url_map;
        empty for other apps.
    """

    path: str
    name: str
    is_flask: bool = True
    rules: tuple[str, ...] = ()

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "path": self.path,
            "name": self.name,
            "is_flask": self.is_flask,
            "rules": list(self.rules),
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> MountedApp:
        """Read what ``to_wire`` wrote."""
        return cls(wire["path"], wire["name"], wire["is_flask"], tuple(wire["rules"]))
