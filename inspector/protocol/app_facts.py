"""What else is known of an app: its configuration, extensions, commands and the like."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, ClassVar

from .source import SourceRef


class FactKind(str, enum.Enum):
    """What a fact is about."""

    CONFIGURATION = "configuration"
    EXTENSION = "extension"
    COMMAND = "command"
    FILTER = "filter"
    TEST = "test"
    GLOBAL = "global"
    STATIC_FOLDER = "static_folder"
    DATABASE = "database"


class FactMark(str, enum.Enum):
    """What is to be known about a fact's value.

    MASKED: it is secret, wholly or in part; the secret stayed in the worker.
    DEFAULT: it is what Flask sets by itself.
    PROBLEM: the value is a sentence: this part could not be read, and why.
    """

    NONE = ""
    MASKED = "masked"
    DEFAULT = "default"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Fact:
    """One line of what an app is.

    name: a configuration key, extension, command with its groups ("db upgrade"), filter,
        test, global, endpoint of a static folder, key of a database setting; "" for a problem.
    value: a configuration value as its repr; the class of an extension; the help line of a
        command; a folder; the URL or file of a database, its password masked.
    detail: an extension's package and version; a static folder's URL path; what a person
        calls a database ("SQLite shop.db"). "" where there is none.
    source: of the function behind it, where there is one.
    """

    kind: FactKind
    name: str
    value: str = ""
    detail: str = ""
    source: SourceRef | None = None
    mark: FactMark = FactMark.NONE

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "kind": self.kind.value,
            "name": self.name,
            "value": self.value,
            "detail": self.detail,
            "source": self.source.to_wire() if self.source else None,
            "mark": self.mark.value,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Fact:
        """Read what ``to_wire`` wrote."""
        return cls(
            FactKind(wire["kind"]),
            wire["name"],
            wire["value"],
            wire["detail"],
            SourceRef.from_wire(wire["source"]) if wire["source"] else None,
            FactMark(wire["mark"]),
        )


@dataclass(frozen=True)
class AppFacts:
    """Everything of an app that no request depends on.

    facts: by kind, in the order in which they are shown.
    matching_order: places in ``AppDescription.routes``, in the order in which Werkzeug tries
        the rules; () where that is their own order.
    flask_app: what ``flask --app`` is given to find this app, from the folder that the
        worker was started in.
    """

    facts: tuple[Fact, ...] = ()
    matching_order: tuple[int, ...] = ()
    flask_app: str = ""

    def of(self, kind: FactKind) -> tuple[Fact, ...]:
        """The facts of one kind, without problems."""
        return tuple(f for f in self.facts if f.kind is kind and f.mark is not FactMark.PROBLEM)

    @property
    def database(self) -> str | None:
        """What a person calls the first database: "SQLite shop.db"; None where none is known."""
        return next((fact.detail for fact in self.of(FactKind.DATABASE) if fact.detail), None)


@dataclass(frozen=True)
class FactsDescribed:
    """The report that carries them; it follows Loaded, so that no app waits for it."""

    TYPE: ClassVar[str] = "facts_described"
    facts: AppFacts

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "facts": [fact.to_wire() for fact in self.facts.facts],
            "matching_order": list(self.facts.matching_order),
            "flask_app": self.facts.flask_app,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> FactsDescribed:
        """Read what ``to_wire`` wrote."""
        facts = tuple(Fact.from_wire(fact) for fact in wire["facts"])
        return cls(AppFacts(facts, tuple(wire["matching_order"]), wire["flask_app"]))
