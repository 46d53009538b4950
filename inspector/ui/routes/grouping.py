"""The ways to group the routes: by blueprint, path or file, or not at all."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inspector.protocol.description import AppDescription, Route

from .sections import Draft, Leaf, Section, blueprint_draft, without_empty

# Groups in groups; deeper, the rows have no room left for their rules.
_MAX_DEPTH = 3


class Grouping(enum.Enum):
    """What the routes are grouped by; the value is the word shown."""

    BLUEPRINT = "Blueprint"
    PATH = "Path"
    FILE = "File"
    MATCHING = "Matching order"


def group_routes(
    description: AppDescription, grouping: Grouping, matching_order: Sequence[int] = ()
) -> Draft:
    """The section of the routes.

    matching_order: as in AppFacts.
    """
    match grouping:
        case Grouping.BLUEPRINT:
            return _by_blueprint(description)
        case Grouping.PATH:
            return _by_path(description.routes)
        case Grouping.FILE:
            return _by_file(description.routes, description.root_path)
        case Grouping.MATCHING:
            return Draft(Section.ROUTES, leaves=_in_order(description.routes, matching_order))


def _by_blueprint(description: AppDescription) -> Draft:
    top = Draft(Section.ROUTES)
    drafts: dict[str | None, Draft] = {None: top}
    for blueprint in description.blueprints:
        drafts[blueprint.name] = blueprint_draft(Section.ROUTES, blueprint.name)
    for blueprint in description.blueprints:
        drafts.get(blueprint.parent, top).children.append(drafts[blueprint.name])
    for route in description.routes:
        draft = drafts.get(route.blueprint)
        if draft is None:
            name = route.blueprint or ""
            draft = drafts[route.blueprint] = blueprint_draft(Section.ROUTES, name)
            top.children.append(draft)
        draft.leaves.append(route)
    top.children = list(without_empty(top.children))
    return top


def _in_order(routes: Sequence[Route], order: Sequence[int]) -> list[Leaf]:
    return [routes[place] for place in order] if len(order) == len(routes) else list(routes)


@dataclass
class _Segment:
    """What stands below one fixed beginning of a path."""

    routes: list[Route] = field(default_factory=list)
    children: dict[str, _Segment] = field(default_factory=dict)
    total: int = 0


def _by_path(routes: Iterable[Route]) -> Draft:
    root = _Segment()
    for route in routes:
        segment = root
        segment.total += 1
        for part in _fixed_parts(route.rule):
            segment = segment.children.setdefault(part, _Segment())
            segment.total += 1
        segment.routes.append(route)
    top = Draft(Section.ROUTES)
    _fill(top, root, "", 0)
    return top


def _fixed_parts(rule: str) -> list[str]:
    parts = []
    for part in rule.split("/")[1:]:
        if not part or "<" in part:
            break
        parts.append(part)
    return parts


def _fill(draft: Draft, segment: _Segment, path: str, depth: int) -> None:
    draft.leaves += segment.routes
    for name, child in segment.children.items():
        inner = f"{path}/{name}"
        # One alone, or so deep: no group of its own.
        if child.total == 1 or depth == _MAX_DEPTH:
            _fill(draft, child, inner, depth)
        elif not child.routes and len(child.children) == 1:
            # What all below have in common is one step: "/api/v1".
            _fill(draft, child, inner, depth)
        else:
            context = draft.scope or ""
            group = Draft(Section.ROUTES, inner, context, inner.removeprefix(context))
            draft.children.append(group)
            _fill(group, child, inner, depth + 1)


def _by_file(routes: Iterable[Route], root_path: str) -> Draft:
    top = Draft(Section.ROUTES)
    drafts: dict[str, Draft] = {}
    for route in routes:
        file = route.view.file if route.view else None
        if file is None:
            top.leaves.append(route)
            continue
        draft = drafts.get(file)
        if draft is None:
            draft = drafts[file] = _file_draft(file, root_path)
            top.children.append(draft)
        draft.leaves.append(route)
    return top


def _file_draft(file: str, root_path: str) -> Draft:
    """Told from the app's folder on; a library's file by its package's folder."""
    path, root = file.replace("\\", "/"), root_path.replace("\\", "/").rstrip("/") + "/"
    inside = path.startswith(root) and "/site-packages/" not in path[len(root) :]
    shown = path[len(root) :] if inside else "/".join(path.split("/")[-2:])
    folder, slash, name = shown.rpartition("/")
    return Draft(Section.ROUTES, file, folder + slash, name)
