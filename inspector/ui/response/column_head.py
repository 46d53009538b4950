"""The head of a column: its name, what it shows, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from inspector.ui.theme.tab_order import TabAnchor, tab_stops
from inspector.ui.theme.theme import Theme

from .eliding_label import ElidingLabel
from .head_button import HeadButton

HEIGHT = 30


class ColumnHead(QFrame):
    """Name | what is shown | the column's own buttons | pin, save, fill the area.

    Signals:
        pin_toggled: the content is to stay (True), or to follow again (False).
        save_requested: the body shown is to be saved.
        fill_requested: the column is to fill the area, or to go back.
    """

    pin_toggled = Signal(bool)
    save_requested = Signal()
    fill_requested = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._anchor = TabAnchor(self)
        self.setProperty("look", "head")
        self.setFixedHeight(HEIGHT)
        name = QLabel(title)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        self._shown = ElidingLabel(Qt.TextElideMode.ElideMiddle)
        self._shown.setProperty("look", "muted")
        keep = f"Pin: keep this {title} while other requests are sent"
        self._pin = HeadButton("pin", keep, theme, self)
        self._pin.setCheckable(True)
        self._save = HeadButton("save", "Save the body as…", theme, self)
        self._fill = HeadButton("fill", f"Let {title} fill the area, and back", theme, self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(8, 0, 2, 1)
        self._layout.setSpacing(0)
        self._layout.addWidget(name)
        self._layout.addSpacing(5)
        self._layout.addWidget(self._shown, 1)
        self._layout.addWidget(self._pin)
        self._layout.addWidget(self._save)
        self._layout.addWidget(self._fill)
        self._connect_signals()

    def show_what(self, text: str) -> None:
        """Say what the column shows."""
        self._shown.show_text(text)

    def add_button(self, button: QWidget) -> None:
        """A button of the column's own, before the common ones."""
        self._layout.insertWidget(self._layout.indexOf(self._pin), button)
        self._order_tabs()

    def replace_what(self, widget: QWidget) -> None:
        """A widget in place of the words, such as a chooser."""
        self._layout.replaceWidget(self._shown, widget)
        self._layout.setStretchFactor(widget, 1)
        self._shown.hide()
        self._order_tabs()

    def set_savable(self, savable: bool) -> None:
        """Whether there is a body to save."""
        self._save.setVisible(savable)

    def set_filled(self, filled: bool) -> None:
        """Whether the column fills the area."""
        self._fill.setCheckable(filled)
        self._fill.setChecked(filled)

    @property
    def is_pinned(self) -> bool:
        """Whether the person pinned the column."""
        return self._pin.isChecked()

    @property
    def last_stop(self) -> QWidget:
        """Where Tab leaves the head."""
        return self._fill

    def _order_tabs(self) -> None:
        stops = tab_stops(self)
        self._anchor.put_here(sorted(stops, key=self._layout.indexOf))

    def _connect_signals(self) -> None:
        self._pin.toggled.connect(self.pin_toggled)
        self._save.clicked.connect(self.save_requested)
        self._fill.clicked.connect(self.fill_requested)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.fill_requested.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, QColor(self._theme.tokens.border))
