"""The groups and rows of the tree, worked out from a description before Qt sees any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from inspector.protocol.app_facts import AppFacts, Fact
from inspector.protocol.description import (
    AppDescription,
    BlueprintInfo,
    ErrorHandlerInfo,
    HookInfo,
    Route,
)
from inspector.protocol.source import SourceRef

from .app_groups import group_facts
from .grouping import Grouping, group_routes
from .sections import Draft, Leaf, Section, blueprint_draft

GroupKey: TypeAlias = tuple[Section | None, str | None]

# The order in which Flask reaches each kind in one request; templates and url_for() are
# used by views, so their two kinds stand where the view runs.
_HOOK_KINDS = (
    "before_first_request",
    "url_value_preprocessor",
    "before_request",
    "url_defaults",
    "url_build_error_handler",
    "context_processor",
    "after_request",
    "teardown_request",
    "teardown_appcontext",
    "shell_context_processor",
)


@dataclass(frozen=True)
class Group:
    """One group row. Its leaves stand before its child groups.

    number: its place in ``Outline.groups``; parent: that of the group it is in, -1 for the
        root, which is number 0 and never shown.
    scope: what it is known by in its section: a blueprint's name, a path, a file; None for
        the section itself.
    context, name: what its row says, the beginning that it shares with others apart.
    first, own_end, end: its own leaves are ``leaves[first:own_end]``, those of everything
        below it ``leaves[first:end]``.
    children: numbers of its child groups.
    """

    number: int
    parent: int
    section: Section | None
    scope: str | None
    first: int
    own_end: int
    end: int
    children: tuple[int, ...]
    context: str = ""
    name: str = ""

    @property
    def key(self) -> GroupKey:
        """What it is known by from one description to the next."""
        return (self.section, self.scope)


@dataclass(frozen=True)
class Outline:
    """The whole tree: groups by number (0 is the root), leaves in the order of the rows."""

    groups: tuple[Group, ...]
    leaves: tuple[Leaf, ...]

    def find(self, leaf: Leaf) -> int | None:
        """The number of the leaf that is this one, or was before a reload; None if gone."""
        for same in (_exact_identity, _loose_identity):
            wanted = same(leaf)
            for number, candidate in enumerate(self.leaves):
                if type(candidate) is type(leaf) and same(candidate) == wanted:
                    return number
        return None

    def group_of(self, leaf: int) -> Group:
        """The group that a leaf stands in."""
        return next(g for g in self.groups if g.first <= leaf < g.own_end)


def build_outline(
    description: AppDescription | None,
    facts: AppFacts | None = None,
    grouping: Grouping = Grouping.BLUEPRINT,
) -> Outline:
    """Group everything there is to list; no description gives a tree of no rows.

    facts: None until they have come.
    """
    root = Draft()
    if description is not None:
        root.children = [
            group_routes(description, grouping, facts.matching_order if facts else ()),
            _error_handlers(description.error_handlers),
            Draft(Section.BLUEPRINTS, leaves=list(description.blueprints)),
            Draft(Section.HOOKS, leaves=[*sorted(description.own_hooks, key=_running_order)]),
            group_facts(facts),
        ]
    groups: list[Group] = []
    leaves: list[Leaf] = []
    _number(root, -1, groups, leaves)
    return Outline(tuple(groups), tuple(leaves))


def source_of(leaf: Leaf) -> SourceRef | None:
    """Where the function behind a row is defined, if it has one."""
    match leaf:
        case Route():
            return leaf.view
        case ErrorHandlerInfo():
            return leaf.handler
        case HookInfo():
            return leaf.function
        case Fact():
            return leaf.source
    return None


def _error_handlers(handlers: Iterable[ErrorHandlerInfo]) -> Draft:
    top = Draft(Section.ERROR_HANDLERS)
    by_scope: dict[str | None, Draft] = {None: top}
    for handler in handlers:
        if handler.scope not in by_scope:
            by_scope[handler.scope] = blueprint_draft(Section.ERROR_HANDLERS, handler.scope or "")
        by_scope[handler.scope].leaves.append(handler)
    top.children = [draft for scope, draft in by_scope.items() if scope is not None]
    return top


def _running_order(hook: HookInfo) -> int:
    return _HOOK_KINDS.index(hook.kind) if hook.kind in _HOOK_KINDS else len(_HOOK_KINDS)


def _number(draft: Draft, parent: int, groups: list[Group], leaves: list[Leaf]) -> int:
    number, first = len(groups), len(leaves)
    leaves += draft.leaves
    own_end = len(leaves)
    group = Group(number, parent, draft.section, draft.scope, first, own_end, own_end, ())
    groups.append(group)
    children = tuple(_number(child, number, groups, leaves) for child in draft.children)
    groups[number] = replace(
        group, end=len(leaves), children=children, context=draft.context, name=draft.name
    )
    return number


def _exact_identity(leaf: Leaf) -> tuple[object, ...]:
    if isinstance(leaf, Route):
        return (leaf.rule, leaf.endpoint, leaf.methods, leaf.subdomain, leaf.host)
    return _loose_identity(leaf)


def _loose_identity(leaf: Leaf) -> tuple[object, ...]:
    match leaf:
        case Route():
            return (leaf.rule, leaf.endpoint)
        case ErrorHandlerInfo():
            return (leaf.scope, leaf.code, leaf.exception)
        case BlueprintInfo():
            return (leaf.name,)
        case HookInfo():
            return (leaf.kind, leaf.scope, leaf.function.qualname)
        case Fact():
            return (leaf.kind, leaf.name)
