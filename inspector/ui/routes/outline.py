"""The groups and rows of the tree, worked out from a description before Qt sees any of them."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from inspector.protocol.description import (
    AppDescription,
    BlueprintInfo,
    ErrorHandlerInfo,
    HookInfo,
    Route,
)
from inspector.protocol.source import SourceRef

Leaf: TypeAlias = Route | ErrorHandlerInfo | BlueprintInfo | HookInfo
GroupKey: TypeAlias = tuple["Section | None", str | None]

# The order in which Flask reaches each kind in one request; templates and url_for() are
# used by views, so their two kinds stand where the view runs.
_HOOK_KINDS = (
    "url_value_preprocessor",
    "before_request",
    "url_defaults",
    "context_processor",
    "after_request",
    "teardown_request",
    "teardown_appcontext",
)


class Section(enum.Enum):
    """The top-level groups, in their order; the value is the word shown."""

    ROUTES = "Routes"
    ERROR_HANDLERS = "Error handlers"
    BLUEPRINTS = "Blueprints"
    HOOKS = "Hooks"


@dataclass(frozen=True)
class Group:
    """One group row. Its leaves stand before its child groups.

    number: its place in ``Outline.groups``; parent: that of the group it is in, -1 for the
        root, which is number 0 and never shown.
    scope: the blueprint it stands for; None for a section.
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


@dataclass
class _Draft:
    section: Section | None = None
    scope: str | None = None
    leaves: list[Leaf] = field(default_factory=list)
    children: list[_Draft] = field(default_factory=list)


def build_outline(description: AppDescription | None) -> Outline:
    """Group everything that a description lists; no description gives a tree of no rows."""
    root = _Draft()
    if description is not None:
        root.children = [
            _routes(description),
            _error_handlers(description.error_handlers),
            _Draft(Section.BLUEPRINTS, leaves=list(description.blueprints)),
            _Draft(Section.HOOKS, leaves=[*sorted(description.hooks, key=_running_order)]),
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
    return None


def _routes(description: AppDescription) -> _Draft:
    top = _Draft(Section.ROUTES)
    drafts: dict[str | None, _Draft] = {None: top}
    for blueprint in description.blueprints:
        drafts[blueprint.name] = _Draft(Section.ROUTES, blueprint.name)
    for blueprint in description.blueprints:
        drafts.get(blueprint.parent, top).children.append(drafts[blueprint.name])
    for route in description.routes:
        draft = drafts.get(route.blueprint)
        if draft is None:
            draft = drafts[route.blueprint] = _Draft(Section.ROUTES, route.blueprint)
            top.children.append(draft)
        draft.leaves.append(route)
    top.children = list(_without_empty(top.children))
    return top


def _without_empty(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    for draft in drafts:
        draft.children = list(_without_empty(draft.children))
        if draft.leaves or draft.children:
            yield draft


def _error_handlers(handlers: Iterable[ErrorHandlerInfo]) -> _Draft:
    top = _Draft(Section.ERROR_HANDLERS)
    by_scope: dict[str | None, _Draft] = {None: top}
    for handler in handlers:
        draft = by_scope.setdefault(handler.scope, _Draft(top.section, handler.scope))
        draft.leaves.append(handler)
    top.children = [draft for scope, draft in by_scope.items() if scope is not None]
    return top


def _running_order(hook: HookInfo) -> int:
    return _HOOK_KINDS.index(hook.kind) if hook.kind in _HOOK_KINDS else len(_HOOK_KINDS)


def _number(draft: _Draft, parent: int, groups: list[Group], leaves: list[Leaf]) -> int:
    number, first = len(groups), len(leaves)
    leaves += draft.leaves
    own_end = len(leaves)
    groups.append(Group(number, parent, draft.section, draft.scope, first, own_end, own_end, ()))
    children = tuple(_number(child, number, groups, leaves) for child in draft.children)
    groups[number] = Group(
        number, parent, draft.section, draft.scope, first, own_end, len(leaves), children
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
