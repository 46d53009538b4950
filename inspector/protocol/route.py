"""A rule of the url_map and its variables, as the worker describes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .source import SourceRef


@dataclass(frozen=True)
class PathParameter:
    """One ``<converter(args):name>`` of a rule.

    converter: as written in the rule; "default" where none is.
    args, kwargs: the converter's arguments, parsed as Werkzeug parses them:
        ``any(a, b)`` has args ("a", "b"), ``int(min=1)`` has kwargs {"min": 1}.
    regex: the regular expression of a converter that is not one of Werkzeug's own, so that
        the form can check what is typed; None where it is not known.
    """

    name: str
    converter: str = "default"
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    regex: str | None = None

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "name": self.name,
            "converter": self.converter,
            "args": list(self.args),
            "kwargs": self.kwargs,
            "regex": self.regex,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> PathParameter:
        """Read what ``to_wire`` wrote."""
        name, converter, args = wire["name"], wire["converter"], tuple(wire["args"])
        return cls(name, converter, args, wire["kwargs"], wire["regex"])


@dataclass(frozen=True)
class Route:
    """One rule of the url_map.

    methods: all of them, sorted; empty where the rule allows any.
    automatic_methods: those of ``methods`` that Flask or Werkzeug added by itself.
    blueprint: registered (dotted) name of the blueprint that the endpoint belongs to; None
        for the app.
    subdomain, host: None where the map does not use them, or the rule gives none.
    defaults: JSON-safe; a value that is not becomes its repr.
    view: where the view function or view class is; None for a rule without a view.
    verbs: for a class-based view, where the method of each HTTP method is that it defines.
    redirect_to: where a rule redirects to by itself: its target, or the name of the function
        that makes one; None for all others.
    merge_slashes: whether "//" in a path is redirected to "/".
    """

    rule: str
    endpoint: str
    methods: tuple[str, ...] = ()
    automatic_methods: tuple[str, ...] = ()
    blueprint: str | None = None
    subdomain: str | None = None
    host: str | None = None
    strict_slashes: bool = True
    defaults: dict[str, Any] = field(default_factory=dict)
    parameters: tuple[PathParameter, ...] = ()
    websocket: bool = False
    build_only: bool = False
    view: SourceRef | None = None
    verbs: tuple[tuple[str, SourceRef], ...] = ()
    redirect_to: str | None = None
    merge_slashes: bool = True

    @property
    def own_methods(self) -> tuple[str, ...]:
        """The methods that the app's author asked for."""
        return tuple(m for m in self.methods if m not in self.automatic_methods)

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object; what hardly any rule has is there only where it has it."""
        wire: dict[str, Any] = {
            "rule": self.rule,
            "endpoint": self.endpoint,
            "methods": list(self.methods),
            "automatic_methods": list(self.automatic_methods),
            "blueprint": self.blueprint,
            "subdomain": self.subdomain,
            "host": self.host,
            "strict_slashes": self.strict_slashes,
            "defaults": self.defaults,
            "parameters": [p.to_wire() for p in self.parameters],
            "websocket": self.websocket,
            "build_only": self.build_only,
            "view": self.view.to_wire() if self.view else None,
        }
        if self.verbs:
            wire["verbs"] = {verb: source.to_wire() for verb, source in self.verbs}
        if self.redirect_to is not None:
            wire["redirect_to"] = self.redirect_to
        if not self.merge_slashes:
            wire["merge_slashes"] = False
        return wire

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Route:
        """Read what ``to_wire`` wrote."""
        return cls(
            rule=wire["rule"],
            endpoint=wire["endpoint"],
            methods=tuple(wire["methods"]),
            automatic_methods=tuple(wire["automatic_methods"]),
            blueprint=wire["blueprint"],
            subdomain=wire["subdomain"],
            host=wire["host"],
            strict_slashes=wire["strict_slashes"],
            defaults=wire["defaults"],
            parameters=tuple(PathParameter.from_wire(p) for p in wire["parameters"]),
            websocket=wire["websocket"],
            build_only=wire["build_only"],
            view=SourceRef.from_wire(wire["view"]) if wire["view"] else None,
            verbs=_verbs(wire["verbs"]) if "verbs" in wire else (),
            redirect_to=wire.get("redirect_to"),
            merge_slashes=wire.get("merge_slashes", True),
        )


def _verbs(wire: dict[str, Any]) -> tuple[tuple[str, SourceRef], ...]:
    return tuple((verb, SourceRef.from_wire(source)) for verb, source in wire.items())
