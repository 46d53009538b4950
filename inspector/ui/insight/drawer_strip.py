"""The tabs of the drawer: always visible, with counts, and a button that opens and closes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionTab, QTabBar, QToolButton, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

STRIP_HEIGHT = 30
_DOT = 8


class DrawerStrip(QWidget):
    """Shows and asks; the drawer decides what opens.

    Signals:
        tab_clicked: name of the tab under the mouse, or the current one on Enter.
        current_changed: name of the tab that the arrow keys moved to.
        toggle_requested: the button at the right was clicked.
    """

    tab_clicked = Signal(str)
    current_changed = Signal(str)
    toggle_requested = Signal()

    def __init__(
        self, theme: Theme, names: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names
        self._red: str | None = None
        self.setProperty("look", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STRIP_HEIGHT)
        self._tabs = _Tabs()
        self._tabs.setObjectName("drawerTabs")
        for name in names:
            self._tabs.addTab(name)
        self._button = QToolButton()
        self._button.setObjectName("drawerButton")
        self._button.setProperty("look", "quiet")
        self._lay_out()
        self._connect_signals()
        self.show_open(False)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 6, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._button)

    def _connect_signals(self) -> None:
        self._tabs.tabBarClicked.connect(self._on_tabs_clicked)
        self._tabs.entered.connect(self._on_tabs_clicked)
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._button.clicked.connect(self.toggle_requested)
        self._theme.changed.connect(self._on_theme_changed)

    def show_open(self, is_open: bool) -> None:
        """Which way the button points, and whether a tab looks chosen."""
        self._button.setText("▾" if is_open else "▴")
        words = "Close the drawer" if is_open else "Open the drawer"
        self._button.setAccessibleName(words)
        self._button.setToolTip(f"{words} (Ctrl+J)")
        self._tabs.set_marks_current(is_open)

    def show_count(self, name: str, count: int) -> None:
        """Write a number after a tab's name; none for 0."""
        self._tabs.setTabText(self._names.index(name), f"{name} {count:,}" if count else name)

    def show_tab(self, name: str, visible: bool) -> None:
        """Show or hide one tab."""
        self._tabs.setTabVisible(self._names.index(name), visible)

    def mark_red(self, name: str) -> None:
        """Put a red dot on a tab."""
        self._red = name
        self._tabs.setTabIcon(self._names.index(name), self._dot())

    def set_current(self, name: str) -> None:
        """Make a tab the current one, without a signal."""
        blocked = self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(self._names.index(name))
        self._tabs.blockSignals(blocked)

    def current(self) -> str:
        """Name of the current tab."""
        return self._names[self._tabs.currentIndex()]

    def _dot(self) -> QIcon:
        pixmap = QPixmap(QSize(_DOT, _DOT) * self.devicePixelRatio())
        pixmap.setDevicePixelRatio(self.devicePixelRatio())
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.server_error))
            painter.drawEllipse(0, 0, _DOT, _DOT)
        return QIcon(pixmap)

    @Slot(int)
    def _on_tabs_clicked(self, index: int) -> None:
        if index >= 0:
            self.tab_clicked.emit(self._names[index])

    @Slot(int)
    def _on_tabs_current_changed(self, index: int) -> None:
        if index >= 0:
            self.current_changed.emit(self._names[index])

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._red is not None:
            self.mark_red(self._red)


class _Tabs(QTabBar):
    """A tab bar in which no tab looks chosen while the drawer is closed.

    Signals:
        entered: index of the tab on which Enter or Space was pressed.
    """

    entered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._marks_current = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setIconSize(QSize(_DOT, _DOT))
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Drawer")

    def set_marks_current(self, marks: bool) -> None:
        """Whether the current tab is drawn as chosen."""
        self._marks_current = marks
        self.update()

    @override
    def initStyleOption(self, option: QStyleOptionTab, index: int) -> None:
        super().initStyleOption(option, index)
        if not self._marks_current and not self.hasFocus():
            option.state &= ~QStyle.StateFlag.State_Selected

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
