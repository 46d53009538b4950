"""What the tree's model holds for each row, beyond what Qt's own roles say."""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt


class Role(enum.IntEnum):
    """Roles of RouteTreeModel.

    NODE: the dataclass behind the row: Route, ErrorHandlerInfo, BlueprintInfo, HookInfo, Fact or
        Group.
    COUNT: how many leaves are shown below a group; None for a leaf.
    SOURCE: SourceRef of the function behind the row, or None.
    TEXT: RowText, what the delegate paints.
    """

    NODE = Qt.ItemDataRole.UserRole
    COUNT = NODE + 1
    SOURCE = NODE + 2
    TEXT = NODE + 3
