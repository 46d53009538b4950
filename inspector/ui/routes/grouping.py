"""The ways to group the routes: by blueprint, path or file, or not at all."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from typing import TypeAlias

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


# The fixed segments that a rule starts with, and its route.
_Entry: TypeAlias = tuple[list[str], Route]


def _by_path(routes: Iterable[Route]) -> Draft:
    top = Draft(Section.ROUTES)
    _fill(top, [(_fixed_segments(route.rule), route) for route in routes], 0, 0)
    return top


def _fixed_segments(rule: str) -> list[str]:
    fixed = rule.partition("<")[0]
    segments = [segment for segment in fixed.split("/") if segment]
    # "/user-<id>": the beginning of a segment is no segment.
    return segments if fixed == rule or fixed.endswith("/") else segments[:-1]


def _fill(draft: Draft, entries: Sequence[_Entry], place: int, depth: int) -> None:
    """Put routes into a group, by their segment at this place into groups below it."""
    below: dict[str, list[_Entry]] = {}
    for entry in entries:
        segments, route = entry
        if place < len(segments):
            below.setdefault(segments[place], []).append(entry)
        else:
            draft.leaves.append(route)
    for inner in below.values():
        # One alone, or so deep: no group of its own.
        if len(inner) == 1 or depth == _MAX_DEPTH:
            draft.leaves += [route for _, route in inner]
        else:
            _add_path(draft, inner, place + 1, depth + 1)


def _add_path(draft: Draft, entries: Sequence[_Entry], place: int, depth: int) -> None:
    """A group of what begins alike up to this place; what they all go on with is one step
    with it: "/api/v1".
    """
    first = entries[0][0]
    while len({tuple(segments[place : place + 1]) for segments, _ in entries}) == 1:
        if place >= len(first):
            break
        place += 1
    path = "/" + "/".join(first[:place])
    context = draft.scope or ""
    group = Draft(Section.ROUTES, path, context, path.removeprefix(context))
    draft.children.append(group)
    _fill(group, entries, place, depth)


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
