"""The tree of routes, error handlers, blueprints and hooks, filtered inside the model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspector.protocol.app_facts import AppFacts
from inspector.protocol.description import AppDescription

from .grouping import Grouping
from .outline import Group, Outline, build_outline, source_of
from .roles import Role
from .row_text import RowText
from .rows import group_text, leaf_text
from .search import Search
from .sections import Leaf
from .shown import ROOT, ShownRows
from .tooltips import tooltip_html, tooltip_lines

# Laying out a row costs QTreeView two microseconds of our Python, so a group of more leaves
# than this shows its first ones at once and the rest in ``settle``, after they were painted.
FIRST_ROWS = 1000
_HAYSTACKS_AT_ONCE = 2000
_LEAF = -1


class RouteTreeModel(QAbstractItemModel):
    """One column. An index carries the number of the group that its row stands in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = Search(())
        self._shown = ShownRows(build_outline(None), range(0), False, FIRST_ROWS)

    @property
    def outline(self) -> Outline:
        """Everything there is, filtered or not."""
        return self._shown.outline

    @property
    def shown(self) -> ShownRows:
        """What the filter lets through."""
        return self._shown

    def show_description(
        self,
        description: AppDescription,
        text: str = "",
        facts: AppFacts | None = None,
        grouping: Grouping = Grouping.BLUEPRINT,
    ) -> None:
        """Replace everything; text: the filter that is in force. facts: None until they come."""
        outline = build_outline(description, facts, grouping)
        self._search = Search(outline.leaves)
        self._replace_rows(outline, text)

    def set_filter(self, text: str) -> None:
        """Show only leaves that hold every word of ``text``, and the groups above them."""
        self._replace_rows(self.outline, text)

    def settle(self) -> bool:
        """Do one slice of what was put off; False when nothing was left to do."""
        if self._shown.cut_groups():
            self.show_rest()
            return True
        if not self._search.is_complete:
            self._search.prepare(_HAYSTACKS_AT_ONCE)
            return True
        return False

    def show_rest(self) -> None:
        """Make rows of all leaves that are shown."""
        for number in self._shown.cut_groups():
            rows = self._shown.rows(number)
            parent = self.group_index(self.outline.groups[number])
            self.beginInsertRows(parent, rows.leaf_count, len(rows.leaves) - 1)
            self._shown.lift_limit(number)
            self.endInsertRows()
        self._shown.lift_limit()

    def node(self, index: QModelIndex | QPersistentModelIndex) -> Leaf | Group:
        """The dataclass behind a row."""
        number = self.leaf_number(index)
        if number is not None:
            return self.outline.leaves[number]
        return self.outline.groups[self._group_number(index)]

    def leaf_number(self, index: QModelIndex | QPersistentModelIndex) -> int | None:
        """The number of a leaf in the outline; None for a group or no row."""
        if not index.isValid():
            return None
        rows = self._shown.rows(index.internalId())
        return rows.leaves[index.row()] if index.row() < rows.leaf_count else None

    def leaf_index(self, number: int) -> QModelIndex:
        """The row of a leaf; invalid when it is not a row now."""
        group = self.outline.group_of(number)
        rows = self._shown.rows(group.number)
        row = rows.place_of(number)
        return QModelIndex() if row is None else self.createIndex(row, 0, group.number)

    def group_index(self, group: Group) -> QModelIndex:
        """The row of a group; invalid for the root and for one that is not shown."""
        if group.number == ROOT:
            return QModelIndex()
        rows = self._shown.rows(group.parent)
        place = rows.positions.get(group.number)
        if place is None:
            return QModelIndex()
        return self.createIndex(rows.leaf_count + place, 0, group.parent)

    def first_leaf(self) -> QModelIndex:
        """The first row that is not a group; invalid when there is none."""
        return self.leaf_index(self._shown.matches[0]) if self._shown.matches else QModelIndex()

    @override
    def index(
        self,
        row: int,
        column: int,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),
    ) -> QModelIndex:
        number = self._group_number(parent)
        if column != 0 or number == _LEAF or not 0 <= row < self._shown.rows(number).count:
            return QModelIndex()
        return self.createIndex(row, 0, number)

    @override
    def parent(  # type: ignore[override] # QObject.parent() without arguments stays C++'s own
        self, child: QModelIndex | QPersistentModelIndex
    ) -> QModelIndex:
        if not child.isValid():
            return QModelIndex()
        return self.group_index(self.outline.groups[child.internalId()])

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        number = self._group_number(parent)
        return 0 if number == _LEAF else self._shown.rows(number).count

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 1

    @override
    def hasChildren(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> bool:
        number = self._group_number(parent)
        return number != _LEAF and self._shown.rows(number).count > 0

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        node = self.node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(node).display
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_html(tooltip_lines(node))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._text(node).spoken
            case Role.NODE:
                return node
            case Role.TEXT:
                return self._text(node)
            case Role.COUNT:
                return self._shown.count(node) if isinstance(node, Group) else None
            case Role.SOURCE:
                return None if isinstance(node, Group) else source_of(node)

    def _replace_rows(self, outline: Outline, text: str) -> None:
        matches = self._search.matches(text)
        is_filtered = bool(text.split())
        same = outline is self.outline and is_filtered == self._shown.is_filtered
        if same and matches == self._shown.matches:
            return
        self.beginResetModel()
        self._shown = ShownRows(outline, matches, is_filtered, FIRST_ROWS)
        self.endResetModel()

    def _group_number(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The group whose rows are below this index; the root's for no row."""
        if not index.isValid():
            return ROOT
        rows = self._shown.rows(index.internalId())
        place = index.row() - rows.leaf_count
        return rows.groups[place] if place >= 0 else _LEAF

    def _text(self, node: Leaf | Group) -> RowText:
        if isinstance(node, Group):
            return group_text(node, self._shown.count(node))
        return leaf_text(node)


_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        *Role,
    )
)
