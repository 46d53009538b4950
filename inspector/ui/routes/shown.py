"""Which rows of an outline are there under a filter, worked out group by group when asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .outline import Group, Outline

ROOT = 0


@dataclass
class GroupRows:
    """The rows of one group: leaves first, then groups.

    leaves: numbers in the outline of all that match; leaf_count: how many of them are rows
        now, a plain number because it is asked for once for every row of the tree.
    positions: the number of each group shown, and its place among them.
    """

    leaves: Sequence[int]
    groups: tuple[int, ...]
    positions: dict[int, int]
    leaf_count: int

    @property
    def count(self) -> int:
        """How many rows there are now, groups included."""
        return self.leaf_count + len(self.groups)

    @property
    def is_cut(self) -> bool:
        """Whether there are leaves that are not rows yet."""
        return self.leaf_count < len(self.leaves)

    def place_of(self, leaf: int) -> int | None:
        """The row of a leaf; None when it is not a row now."""
        place = bisect_left(self.leaves, leaf)
        is_row = place < self.leaf_count and self.leaves[place] == leaf
        return place if is_row else None


class ShownRows:
    """The rows of a whole outline.

    matches: numbers of the leaves that the filter lets through, ascending.
    is_filtered: a section without rows is shown only while nothing is filtered.
    limit: how many leaves of one group become rows at first.
    """

    def __init__(
        self, outline: Outline, matches: Sequence[int], is_filtered: bool, limit: int
    ) -> None:
        self.outline = outline
        self.matches = matches
        self.is_filtered = is_filtered
        self._limit = limit
        self._rows: dict[int, GroupRows] = {}

    def rows(self, number: int) -> GroupRows:
        """The rows of one group."""
        rows = self._rows.get(number)
        if rows is None:
            rows = self._rows[number] = self._make_rows(self.outline.groups[number])
        return rows

    def count(self, group: Group) -> int:
        """How many leaves are shown anywhere below a group."""
        return bisect_left(self.matches, group.end) - bisect_left(self.matches, group.first)

    def groups(self, number: int = ROOT) -> Iterator[Group]:
        """Every group shown below this one, from the top of the tree down."""
        for child in self.rows(number).groups:
            yield self.outline.groups[child]
            yield from self.groups(child)

    def cut_groups(self) -> list[int]:
        """Groups that have matching leaves which are not rows yet."""
        return [number for number, rows in self._rows.items() if rows.is_cut]

    def lift_limit(self, number: int | None = None) -> None:
        """Make rows of all leaves: of one group, or of those not asked for so far."""
        if number is None:
            self._limit = len(self.outline.leaves)
        else:
            rows = self.rows(number)
            rows.leaf_count = len(rows.leaves)

    def _make_rows(self, group: Group) -> GroupRows:
        start = bisect_left(self.matches, group.first)
        leaves = self.matches[start : bisect_left(self.matches, group.own_end)]
        groups = tuple(n for n in group.children if self._is_shown(self.outline.groups[n]))
        positions = {number: place for place, number in enumerate(groups)}
        return GroupRows(leaves, groups, positions, min(self._limit, len(leaves)))

    def _is_shown(self, group: Group) -> bool:
        return (group.parent == ROOT and not self.is_filtered) or self.count(group) > 0
