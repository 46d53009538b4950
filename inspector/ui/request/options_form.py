"""The Options tab: redirects, time, where to, and as whom."""

from __future__ import annotations

import re

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from inspector.ui.theme.theme import Theme

from .base_url import base_problem
from .dynamic_property import set_invalid
from .line_edit import LineEdit
from .number_editor import NumberEditor

DEFAULT_TIMEOUT_S = 30.0
_LONGEST_S = 86_400.0
_USUAL_ADDRESS = "127.0.0.1"
_ADDRESS = re.compile(r"[\x21-\x7e]{0,255}")


class OptionsForm(QWidget):
    """How the request is sent.

    Signals:
        submitted: Enter was pressed in it.
        base_url_typed: text (str) of the base URL, after each edit.
    """

    submitted = Signal()
    base_url_typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_typing = False
        self.follow = QCheckBox("Follow redirects")
        self.follow.setObjectName("followRedirects")
        self._timeout = NumberEditor(theme, float, 1.0, _LONGEST_S)
        self._timeout.setObjectName("timeout")
        self._timeout.setAccessibleName("Timeout in seconds, all redirects together")
        self._timeout.setFixedSize(80, 26)
        self._base = self._line("baseUrlEdit", "Base URL: scheme, host and port", 300)
        self._address = self._line("remoteAddress", "REMOTE_ADDR: the client's address", 150)
        self._address.setPlaceholderText(_USUAL_ADDRESS)
        self._lay_out()
        self.show_options(True, DEFAULT_TIMEOUT_S)
        self._show_colours()
        self._connect_signals()

    @property
    def timeout_s(self) -> float:
        """Seconds for the whole exchange; the usual ones where something else is typed."""
        value = self._timeout.value()
        return DEFAULT_TIMEOUT_S if value is None or self._timeout_problem() else float(value)

    @property
    def remote_addr(self) -> str:
        """REMOTE_ADDR; "" for the usual one."""
        typed = self._address.text().strip()
        return "" if typed == _USUAL_ADDRESS else typed

    def first_problem(self) -> str | None:
        """Why it cannot be sent so, as a sentence; None where it can."""
        return base_problem(self._base.text()) or self._timeout_problem() or self._bad_address()

    def show_options(
        self, follow_redirects: bool, timeout_s: float, remote_addr: str = ""
    ) -> None:
        """Fill all but the base URL."""
        self.follow.setChecked(follow_redirects)
        self._timeout.fill(f"{timeout_s:.3f}".rstrip("0").rstrip("."))
        self._address.setText(remote_addr)
        self._mark()

    def show_base_url(self, base_url: str) -> None:
        """Fill the base URL; what is being typed stays."""
        if not self._is_typing and self._base.text() != base_url:
            with QSignalBlocker(self._base):
                self._base.setText(base_url)
        self._mark()

    def focus_base_url(self) -> None:
        """The cursor into the base URL, all of it selected."""
        self._base.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._base.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, name: str, accessible_name: str, width: int) -> LineEdit:
        line = LineEdit()
        line.setObjectName(name)
        line.setAccessibleName(accessible_name)
        line.setFont(self._theme.fixed_font())
        line.setFixedHeight(26)
        line.setMinimumWidth(width)
        return line

    def _lay_out(self) -> None:
        unit = QLabel("seconds")
        unit.setProperty("look", "muted")
        timeout = QHBoxLayout()
        timeout.setSpacing(8)
        timeout.addWidget(self._timeout)
        timeout.addWidget(unit)
        timeout.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 5, 10, 5)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (text, editor) in enumerate(
            (("&Base URL", self._base), ("&Client address", self._address))
        ):
            grid.addWidget(_label(text, editor), row, 0)
            grid.addWidget(editor, row, 1)
        grid.setColumnMinimumWidth(2, 24)
        grid.addWidget(_label("&Timeout", self._timeout), 0, 3)
        grid.addLayout(timeout, 0, 4)
        grid.addWidget(self.follow, 1, 3, 1, 2)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(5, 3)

    def _connect_signals(self) -> None:
        self._timeout.typed_changed.connect(self._mark)
        self._address.textChanged.connect(self._mark)
        self._base.textEdited.connect(self._on_base_text_edited)
        self._base.editingFinished.connect(self._on_base_editing_finished)
        self._theme.changed.connect(self._show_colours)

    def _timeout_problem(self) -> str | None:
        value = self._timeout.value()
        if value is not None and 0 < value <= _LONGEST_S:
            return None
        return "The timeout must be a number of seconds above 0, a day at most"

    def _bad_address(self) -> str | None:
        if _ADDRESS.fullmatch(self._address.text().strip()):
            return None
        return "The client address must be one word, like 10.0.0.1 or 2001:db8::1"

    @Slot(str)
    def _on_base_text_edited(self, text: str) -> None:
        self._mark()
        self._is_typing = True
        self.base_url_typed.emit(text)
        self._is_typing = False

    @Slot()
    def _on_base_editing_finished(self) -> None:
        # Now it may be written anew: the usual one where nothing was left, no slash at the end.
        self.base_url_typed.emit(self._base.text())

    @Slot()
    def _mark(self) -> None:
        set_invalid(self._timeout, self._timeout_problem())
        set_invalid(self._base, base_problem(self._base.text()))
        set_invalid(self._address, self._bad_address())

    @Slot()
    def _show_colours(self) -> None:
        # Fusion draws the frame of a check box in a darker shade of this role.
        palette = self.follow.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._theme.tokens.muted))
        self.follow.setPalette(palette)


def _label(text: str, editor: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(editor)
    return label
