"""The Options tab: redirects and time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .dynamic_property import set_invalid
from .number_editor import NumberEditor

DEFAULT_TIMEOUT_S = 30.0
_LONGEST_S = 86_400.0


class OptionsForm(QWidget):
    """How the request is sent.

    Signals:
        submitted: Enter was pressed in it.
    """

    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.follow = QCheckBox("Follow redirects")
        self.follow.setObjectName("followRedirects")
        self._timeout = NumberEditor(theme, float, 1.0, _LONGEST_S)
        self._timeout.setObjectName("timeout")
        self._timeout.setAccessibleName("Timeout in seconds, all redirects together")
        self._timeout.setFixedSize(80, 26)
        self._lay_out()
        self.show_options(True, DEFAULT_TIMEOUT_S)
        self._show_colours()
        self._connect_signals()

    @property
    def timeout_s(self) -> float:
        """Seconds for the whole exchange; the usual ones where something else is typed."""
        value = self._timeout.value()
        return DEFAULT_TIMEOUT_S if value is None or self.first_problem() else float(value)

    def first_problem(self) -> str | None:
        """Why the timeout cannot be used, as a sentence; None where it can."""
        value = self._timeout.value()
        if value is not None and 0 < value <= _LONGEST_S:
            return None
        return "The timeout must be a number of seconds above 0, a day at most"

    def show_options(self, follow_redirects: bool, timeout_s: float) -> None:
        """Fill both."""
        self.follow.setChecked(follow_redirects)
        self._timeout.fill(f"{timeout_s:.3f}".rstrip("0").rstrip("."))
        self._on_timeout_typed_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        label, unit = QLabel("&Timeout"), QLabel("seconds")
        label.setBuddy(self._timeout)
        unit.setProperty("look", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 5, 10, 5)
        line.setSpacing(8)
        line.addWidget(self.follow)
        line.addSpacing(24)
        for widget in (label, self._timeout, unit):
            line.addWidget(widget)
        line.addStretch(1)

    def _connect_signals(self) -> None:
        self._timeout.typed_changed.connect(self._on_timeout_typed_changed)
        self._theme.changed.connect(self._show_colours)

    @Slot()
    def _on_timeout_typed_changed(self) -> None:
        set_invalid(self._timeout, self.first_problem())

    @Slot()
    def _show_colours(self) -> None:
        # Fusion draws the frame of a check box in a darker shade of this role.
        palette = self.follow.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._theme.tokens.muted))
        self.follow.setPalette(palette)
