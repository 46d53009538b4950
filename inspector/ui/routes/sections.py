"""The top-level groups of the tree, and a group while the tree is being worked out."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from inspector.protocol.app_facts import Fact
from inspector.protocol.description import BlueprintInfo, ErrorHandlerInfo, HookInfo, Route

Leaf: TypeAlias = Route | ErrorHandlerInfo | BlueprintInfo | HookInfo | Fact


class Section(enum.Enum):
    """The top-level groups, in their order; the value is the word shown."""

    ROUTES = "Routes"
    ERROR_HANDLERS = "Error handlers"
    BLUEPRINTS = "Blueprints"
    HOOKS = "Hooks"
    APP = "App"


@dataclass
class Draft:
    """A group row, its leaves, and the groups below them.

    scope: what it is known by within its section; None for the section itself.
    context, name: what its row says, the beginning that it shares with others apart.
    """

    section: Section | None = None
    scope: str | None = None
    context: str = ""
    name: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)


def blueprint_draft(section: Section, scope: str) -> Draft:
    """The group of a blueprint, by its registered name."""
    parent, dot, own = scope.rpartition(".")
    return Draft(section, scope, parent + dot, own)


def without_empty(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Those that hold something, somewhere below them."""
    for draft in drafts:
        draft.children = list(without_empty(draft.children))
        if draft.leaves or draft.children:
            yield draft
