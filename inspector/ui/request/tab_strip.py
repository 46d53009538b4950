"""The line between the URL and the form: the tabs, a note, and the fold button."""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton

from .dynamic_property import set_property
from .note_label import NoteLabel

HEIGHT = 30


class Tab(enum.IntEnum):
    """The tabs, from the left."""

    PARAMS = 0
    HEADERS = 1
    BODY = 2
    OPTIONS = 3

    @property
    def word(self) -> str:
        """What stands on it."""
        return self.name.capitalize()


class TabStrip(QFrame):
    """Chooses a tab, says what is wrong with the form, folds it.

    Signals:
        tab_chosen: tab (Tab) that the person clicked, or moved to with the keys.
        fold_toggled: whether the form is to be hidden (bool).
    """

    tab_chosen = Signal(object)
    fold_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._folded = False
        self.setProperty("look", "head")
        self.setFixedHeight(HEIGHT)
        self._tabs = QTabBar()
        self._tabs.setObjectName("requestTabs")
        self._tabs.setAccessibleName("Parts of the request")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for tab in Tab:
            self._tabs.addTab(tab.word)
        self._note = NoteLabel()
        self._fold = QToolButton()
        self._fold.setObjectName("foldForm")
        self._fold.setProperty("look", "quiet")
        self._lay_out()
        self._connect_signals()
        self.show_folded(False)

    @property
    def tab(self) -> Tab:
        """Which one is open."""
        return Tab(self._tabs.currentIndex())

    def show_tab(self, tab: Tab) -> None:
        """Choose a tab; says so where it was another one."""
        self._tabs.setCurrentIndex(tab)

    def show_count(self, tab: Tab, words: str) -> None:
        """What stands behind a tab's name: "2 ●", or nothing."""
        self._tabs.setTabText(tab, f"{tab.word} {words}".strip())

    def show_note(self, sentence: str, is_problem: bool = False) -> None:
        """One sentence on the request; "" for none."""
        set_property(self._note, "look", "problem" if is_problem else "muted")
        self._note.setText(sentence)
        self._note.setToolTip(sentence)

    def show_folded(self, folded: bool) -> None:
        """Let the button say what it will do."""
        self._folded = folded
        self._fold.setText("unfold ▸" if folded else "fold ▾")
        self._fold.setAccessibleName("Show the form" if folded else "Hide the form")

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 8, 0)
        line.setSpacing(10)
        line.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self._note, 1)
        line.addWidget(self._fold)

    def _connect_signals(self) -> None:
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._tabs.tabBarClicked.connect(self._on_tabs_clicked)
        self._fold.clicked.connect(self._on_fold_clicked)

    @Slot(int)
    def _on_tabs_current_changed(self, number: int) -> None:
        self.tab_chosen.emit(Tab(number))

    @Slot(int)
    def _on_tabs_clicked(self, number: int) -> None:
        # Asking for a part of a form that is folded asks for the form.
        if self._folded and number >= 0:
            self.fold_toggled.emit(False)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.fold_toggled.emit(not self._folded)
