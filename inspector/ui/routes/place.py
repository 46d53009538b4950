"""Where a person is in the tree: kept while rows come and go by filter and reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QObject, Slot

from inspector.protocol.description import Route

from .outline import Group, GroupKey
from .route_model import RouteTreeModel
from .route_tree import RouteTree
from .sections import Section

# Up to so many rows the tree opens by itself, when an app was loaded and while filtering.
_OPEN_ROWS = 500


class Place(QObject):
    """Open groups, the selected row and the scroll position of one tree.

    What a person opens or closes is remembered while nothing is filtered; a filter opens
    what it finds and leaves that memory alone.
    """

    def __init__(self, tree: RouteTree, model: RouteTreeModel) -> None:
        super().__init__(tree)
        self._tree = tree
        self._model = model
        self._opened: dict[GroupKey, bool] = {}
        self._selected: int | GroupKey | None = None
        # Scroll position and selected row when the filter in force was begun.
        self._left_at: tuple[int, int | GroupKey | None] = (0, None)
        self._is_changing = False
        self._connect_signals()

    def keep_over(self, change: Callable[[], None]) -> None:
        """Change the rows of the model and come back to where the person was."""
        before, was_filtered = self._model.outline, self._model.shown.is_filtered
        position = self._tree.verticalScrollBar().value()
        if not was_filtered:
            self._left_at = (position, self._selected)
        self._is_changing = True
        change()
        if isinstance(self._selected, int) and self._model.outline is not before:
            self._selected = self._model.outline.find(before.leaves[self._selected])
        self._open_groups()
        self._select_row()
        self._scroll_back(position, same_filter=self._model.shown.is_filtered == was_filtered)
        self._is_changing = False

    def select(self, route: Route) -> None:
        """Go to the row of a route, opening what it stands in; nothing is emitted."""
        self._selected = self._model.outline.find(route)
        self._model.show_rest()
        self._select_row()
        index = self._tree.selected_index()
        if index.isValid():
            self._tree.scrollTo(index)

    def _connect_signals(self) -> None:
        self._tree.expanded.connect(self._on_tree_expanded)
        self._tree.collapsed.connect(self._on_tree_collapsed)
        self._tree.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._model.rowsInserted.connect(self._on_rows_inserted)

    @Slot(QModelIndex)
    def _on_tree_expanded(self, index: QModelIndex) -> None:
        self._remember(index, is_open=True)

    @Slot(QModelIndex)
    def _on_tree_collapsed(self, index: QModelIndex) -> None:
        self._remember(index, is_open=False)

    @Slot()
    def _on_selection_changed(self) -> None:
        if not self._is_changing:
            self._selected = self._row_of(self._tree.selected_index())

    @Slot(QModelIndex, int, int)
    def _on_rows_inserted(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        if not self._tree.selected_index().isValid():
            self._select_row()

    def _remember(self, index: QModelIndex, *, is_open: bool) -> None:
        node = self._model.node(index)
        if isinstance(node, Group) and not self._is_changing and not self._is_filtered:
            self._opened[node.key] = is_open

    @property
    def _is_filtered(self) -> bool:
        return self._model.shown.is_filtered

    def _open_groups(self) -> None:
        wanted = self._found_groups() if self._is_filtered else self._remembered_groups()
        for group, is_open in wanted:
            self._tree.setExpanded(self._model.group_index(group), is_open)

    def _found_groups(self) -> Iterator[tuple[Group, bool]]:
        """From the top of the tree, for as long as opening costs a keystroke little."""
        rows = 0
        for group in self._model.shown.groups():
            yield group, rows <= _OPEN_ROWS
            rows += self._model.shown.rows(group.number).count

    def _remembered_groups(self) -> Iterator[tuple[Group, bool]]:
        is_small = len(self._model.outline.leaves) <= _OPEN_ROWS
        for group in self._model.shown.groups():
            is_app = group.section is Section.APP
            at_first = not is_app and (is_small or group.key == (Section.ROUTES, None))
            yield group, self._opened.get(group.key, at_first)

    def _select_row(self) -> None:
        index = self._index_of(self._selected)
        if index.isValid():
            self._tree.set_current_quietly(index)

    def _row_of(self, index: QModelIndex) -> int | GroupKey | None:
        """What a row is known by, whatever the filter: number of a leaf or key of a group."""
        if not index.isValid():
            return None
        node = self._model.node(index)
        return node.key if isinstance(node, Group) else self._model.leaf_number(index)

    def _index_of(self, row: int | GroupKey | None) -> QModelIndex:
        if isinstance(row, int):
            return self._model.leaf_index(row)
        groups = (group for group in self._model.outline.groups if group.key == row)
        found = next(groups, None)
        return self._model.group_index(found) if found and row else QModelIndex()

    def _scroll_back(self, position: int, *, same_filter: bool) -> None:
        """A new search starts at the top; its end comes back to where it began, or to the
        row that was chosen meanwhile.
        """
        self._tree.executeDelayedItemsLayout()
        begun_at, selected_then = self._left_at
        if not self._is_filtered:
            position = begun_at
        elif not same_filter:
            position = 0
        self._set_scroll(position)
        if not self._is_filtered and self._selected != selected_then:
            index = self._index_of(self._selected)
            self._tree.scrollTo(index, RouteTree.ScrollHint.PositionAtCenter)

    def _set_scroll(self, position: int) -> None:
        bar = self._tree.verticalScrollBar()
        if position > bar.maximum():
            self._model.show_rest()
            self._tree.executeDelayedItemsLayout()
        bar.setValue(position)
