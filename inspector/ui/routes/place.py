"""Where a person is in the tree: kept while rows come and go by filter and reload."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QObject, Slot

from inspector.protocol.description import Route

from .route_model import RouteTreeModel
from .outline import Group, Section
from .route_tree import RouteTree

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
        self._opened: dict[tuple[Section | None, str | None], bool] = {}
        self._leaf: int | None = None
        self._scroll = 0
        self._is_changing = False
        self._connect_signals()

    def keep_over(self, change: Callable[[], None]) -> None:
        """Change the rows of the model and come back to where the person was."""
        before, was_filtered = self._model.outline, self._model.shown.is_filtered
        position = self._tree.verticalScrollBar().value()
        if not was_filtered:
            self._scroll = position
        self._is_changing = True
        change()
        if self._leaf is not None and self._model.outline is not before:
            self._leaf = self._model.outline.find(before.leaves[self._leaf])
        self._open_groups()
        self._select_leaf()
        self._scroll_back(position, same_filter=self._model.shown.is_filtered == was_filtered)
        self._is_changing = False

    def select(self, route: Route) -> None:
        """Go to the row of a route, opening what it stands in; nothing is emitted."""
        self._leaf = self._model.outline.find(route)
        self._model.show_rest()
        self._select_leaf()
        index = self._tree.selected_index()
        if index.isValid():
            self._tree.scrollTo(index)

    def _connect_signals(self) -> None:
        self._tree.expanded.connect(self._on_tree_expanded)
        self._tree.collapsed.connect(self._on_tree_collapsed)
        self._tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self._model.rowsInserted.connect(self._on_rows_inserted)

    @Slot(QModelIndex)
    def _on_tree_expanded(self, index: QModelIndex) -> None:
        self._remember(index, is_open=True)

    @Slot(QModelIndex)
    def _on_tree_collapsed(self, index: QModelIndex) -> None:
        self._remember(index, is_open=False)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._is_changing and self._tree.selectionModel().isSelected(current):
            self._leaf = self._model.leaf_number(current)

    @Slot(QModelIndex, int, int)
    def _on_rows_inserted(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        if not self._is_changing and not self._tree.selected_index().isValid():
            self._select_leaf()

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
            at_first = is_small or group.key == (Section.ROUTES, None)
            yield group, self._opened.get(group.key, at_first)

    def _select_leaf(self) -> None:
        if self._leaf is None:
            return
        index = self._model.leaf_index(self._leaf)
        if index.isValid():
            self._tree.set_current_quietly(index)

    def _scroll_back(self, position: int, *, same_filter: bool) -> None:
        """A new search starts at the top; its end comes back to where it began."""
        self._tree.executeDelayedItemsLayout()
        if self._is_filtered and not same_filter:
            position = 0
        elif not self._is_filtered:
            position = self._scroll
        bar = self._tree.verticalScrollBar()
        if position > bar.maximum():
            self._model.show_rest()
            self._tree.executeDelayedItemsLayout()
        bar.setValue(position)
