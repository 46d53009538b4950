"""What a Flask app is made of, as the worker describes it, in Flask's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .mounts import MountedApp
from .route import PathParameter, Route
from .source import SourceRef

__all__ = [
    "AppDescription",
    "BlueprintInfo",
    "ErrorHandlerInfo",
    "HookInfo",
    "PathParameter",
    "Route",
]


@dataclass(frozen=True)
class BlueprintInfo:
    """One registered blueprint.

    name: as registered; a nested one is dotted ("admin.users").
    url_prefix: the prefix in effect, parents' included; None where there is none.
    parent: registered name of the blueprint it is nested in; None at the top.
    """

    name: str
    import_name: str
    url_prefix: str | None = None
    subdomain: str | None = None
    parent: str | None = None

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "name": self.name,
            "import_name": self.import_name,
            "url_prefix": self.url_prefix,
            "subdomain": self.subdomain,
            "parent": self.parent,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> BlueprintInfo:
        """Read what ``to_wire`` wrote."""
        return cls(
            wire["name"],
            wire["import_name"],
            wire["url_prefix"],
            wire["subdomain"],
            wire["parent"],
        )


@dataclass(frozen=True)
class ErrorHandlerInfo:
    """One entry of ``error_handler_spec``.

    scope: blueprint name; None for the app.
    code: HTTP status it is registered for; None for an exception class.
    exception: dotted class name; None never happens for what Flask registers itself.
    """

    handler: SourceRef
    scope: str | None = None
    code: int | None = None
    exception: str | None = None

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "scope": self.scope,
            "code": self.code,
            "exception": self.exception,
            "handler": self.handler.to_wire(),
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> ErrorHandlerInfo:
        """Read what ``to_wire`` wrote."""
        handler = SourceRef.from_wire(wire["handler"])
        return cls(handler, wire["scope"], wire["code"], wire["exception"])


@dataclass(frozen=True)
class HookInfo:
    """One function that Flask calls around a request.

    kind: Flask's name for it: "url_value_preprocessor", "before_first_request",
        "before_request", "after_request", "teardown_request", "teardown_appcontext",
        "context_processor", "url_defaults", "url_build_error_handler",
        "shell_context_processor".
    scope: blueprint name; None for the app.
    """

    kind: str
    function: SourceRef
    scope: str | None = None

    @property
    def is_flasks_own(self) -> bool:
        """Whether Flask registered it by itself, as it does one context processor."""
        return (self.function.module or "").partition(".")[0] == "flask"

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"kind": self.kind, "scope": self.scope, "function": self.function.to_wire()}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> HookInfo:
        """Read what ``to_wire`` wrote."""
        return cls(wire["kind"], SourceRef.from_wire(wire["function"]), wire["scope"])


# What ``Flask(__name__)`` is called in the files that ``flask run`` looks for.
_COMMON_NAMES = frozenset({"app", "wsgi", "main", "__main__", "application"})


@dataclass(frozen=True)
class AppDescription:
    """Everything the window shows of an app before a request is sent.

    name: ``app.name``.
    import_path: how the app was named to the worker's loader, e.g. "app.py:create_app".
    python, flask, werkzeug: versions in the worker.
    base_url: scheme, host and application root of the app's own configuration,
        "http://localhost" where it says nothing; no trailing slash.
    debug: ``app.debug`` after loading.
    routes: in the order of ``url_map.iter_rules()``.
    hooks: within each kind in the order in which Flask runs them.
    mounts: other apps behind the same WSGI callable, by their paths.
    """

    name: str
    import_path: str
    python: str
    flask: str
    werkzeug: str
    instance_path: str
    root_path: str
    base_url: str = "http://localhost"
    debug: bool = False
    routes: tuple[Route, ...] = ()
    blueprints: tuple[BlueprintInfo, ...] = ()
    error_handlers: tuple[ErrorHandlerInfo, ...] = ()
    hooks: tuple[HookInfo, ...] = ()
    mounts: tuple[MountedApp, ...] = ()

    @property
    def own_hooks(self) -> tuple[HookInfo, ...]:
        """The hooks that somebody wrote for this app."""
        return tuple(hook for hook in self.hooks if not hook.is_flasks_own)

    @property
    def label(self) -> str:
        """What a person calls the app: its name, with its folder where the name says nothing.

        ``Flask(__name__)`` in app.py is called "app", as most apps are.
        """
        if self.name not in _COMMON_NAMES:
            return self.name
        folder = self.root_path.replace("\\", "/").rstrip("/").rpartition("/")[2]
        return f"{folder}/{self.name}" if folder else self.name

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object, without the routes: they travel in batches of their own."""
        return {
            "name": self.name,
            "import_path": self.import_path,
            "python": self.python,
            "flask": self.flask,
            "werkzeug": self.werkzeug,
            "instance_path": self.instance_path,
            "root_path": self.root_path,
            "base_url": self.base_url,
            "debug": self.debug,
            "blueprints": [b.to_wire() for b in self.blueprints],
            "error_handlers": [e.to_wire() for e in self.error_handlers],
            "hooks": [h.to_wire() for h in self.hooks],
            "mounts": [m.to_wire() for m in self.mounts],
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any], routes: tuple[Route, ...] = ()) -> AppDescription:
        """Read what ``to_wire`` wrote, and put the routes back in."""
        return cls(
            name=wire["name"],
            import_path=wire["import_path"],
            python=wire["python"],
            flask=wire["flask"],
            werkzeug=wire["werkzeug"],
            instance_path=wire["instance_path"],
            root_path=wire["root_path"],
            base_url=wire["base_url"],
            debug=wire["debug"],
            routes=routes,
            blueprints=tuple(BlueprintInfo.from_wire(b) for b in wire["blueprints"]),
            error_handlers=tuple(ErrorHandlerInfo.from_wire(e) for e in wire["error_handlers"]),
            hooks=tuple(HookInfo.from_wire(h) for h in wire["hooks"]),
            mounts=tuple(MountedApp.from_wire(m) for m in wire["mounts"]),
        )
