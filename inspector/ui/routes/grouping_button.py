"""The small button in the pane's head that says what the routes are grouped by."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from inspector.ui.theme.theme import Theme

from .grouping import Grouping

_SIZE = 16
_SCALE = 2
# x from, y, x to: rows of a tree.
_ROWS = ((2, 4, 14), (6, 8, 14), (6, 12, 14))


class GroupingButton(QToolButton):
    """Opens a menu of the ways to group.

    Signals:
        grouping_chosen: Grouping.
    """

    grouping_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grouping = Grouping.BLUEPRINT
        self.setObjectName("routeGrouping")
        self.setProperty("look", "quiet")
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.setFixedSize(26, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say()
        self._draw()
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._draw)

    @Slot()
    def _on_clicked(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("groupingMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection("Group by")
        choices = QActionGroup(menu)
        for grouping in Grouping:
            action = menu.addAction(grouping.value)
            action.setCheckable(True)
            action.setChecked(grouping is self._grouping)
            action.setActionGroup(choices)
            action.triggered.connect(lambda _on=True, chosen=grouping: self._choose(chosen))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, grouping: Grouping) -> None:
        if grouping is not self._grouping:
            self._grouping = grouping
            self._say()
            self.grouping_chosen.emit(grouping)

    def _say(self) -> None:
        text = f"Group by: {self._grouping.value.lower()}"
        self.setToolTip(text)
        self.setAccessibleName(text)

    @Slot()
    def _draw(self) -> None:
        picture = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
        picture.setDevicePixelRatio(_SCALE)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._theme.tokens.muted), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLines([QLineF(start, y, end, y) for start, y, end in _ROWS])
        painter.drawLines([QLineF(3, 7, 3, 12)])
        painter.end()
        self.setIcon(QIcon(picture))
