"""The Options tab: redirects and time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

DEFAULT_TIMEOUT_S = 30.0


class TimeoutBox(QDoubleSpinBox):
    """Seconds, without the zeros that nobody typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeout")
        self.setDecimals(3)
        self.setRange(0.001, 86_400)
        self.setValue(DEFAULT_TIMEOUT_S)
        self.setSuffix(" s")

    @override
    def textFromValue(self, value: float) -> str:
        return f"{value:.3f}".rstrip("0").rstrip(".")


class OptionsForm(QWidget):
    """How the request is sent.

    Signals:
        submitted: Enter was pressed in it.
    """

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.follow = QCheckBox("Follow redirects")
        self.follow.setObjectName("followRedirects")
        self.follow.setChecked(True)
        self._timeout = TimeoutBox()
        label = QLabel("&Timeout")
        label.setBuddy(self._timeout)
        self._timeout.setAccessibleName("Timeout in seconds, all redirects together")
        self._timeout.setToolTip("For the whole exchange, all redirects together")
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 5, 10, 5)
        line.setSpacing(8)
        line.addWidget(self.follow)
        line.addSpacing(24)
        line.addWidget(label)
        line.addWidget(self._timeout)
        line.addStretch(1)

    @property
    def timeout_s(self) -> float:
        """Seconds for the whole exchange."""
        return self._timeout.value()

    def show_options(self, follow_redirects: bool, timeout_s: float) -> None:
        """Fill both."""
        self.follow.setChecked(follow_redirects)
        self._timeout.setValue(timeout_s)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Both children let Enter pass; the spin box takes its text over first.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
