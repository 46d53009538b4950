"""A spin box for numbers of any size that can also be empty."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox
from typing_extensions import override

from inspector.ui.theme.theme import Theme

Number = int | float


class NumberEditor(QAbstractSpinBox):
    """Steps within the converter's bounds; anything can be typed, and is judged outside.

    QSpinBox ends at 32 bits, always has a value, and swallows the keys it does not like.

    Signals: see ParamEditor.
    """

    typed_changed = Signal()
    submitted = Signal()

    def __init__(
        self, theme: Theme, read: type[int] | type[float], low: Number | None, high: Number | None
    ) -> None:
        """read: int for whole numbers only. low, high: where stepping ends; None for nowhere."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._read = read
        self._low, self._high = low, high
        self.lineEdit().textChanged.connect(self.typed_changed)
        self.lineEdit().returnPressed.connect(self.submitted)

    def typed(self) -> str:
        """See ParamEditor."""
        return self.lineEdit().text().strip()

    def fill(self, text: str) -> None:
        """See ParamEditor."""
        if text != self.lineEdit().text():
            with QSignalBlocker(self):
                self.lineEdit().setText(text)
            self.update()

    def value(self) -> Number | None:
        """The number; None where there is none, or something else is typed."""
        try:
            return self._read(self.typed())
        except ValueError:
            return None

    def setValue(self, value: Number) -> None:
        """Show a number, as QSpinBox would."""
        self.lineEdit().setText(str(value))

    @override
    def stepBy(self, steps: int) -> None:
        value = self.value()
        if value is None:
            self.setValue(self._first())
        else:
            self.setValue(self._bounded(value + steps))
        self.lineEdit().selectAll()

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        steps = QAbstractSpinBox.StepEnabledFlag
        value = self.value()
        if value is None:
            return steps.StepUpEnabled | steps.StepDownEnabled
        up = self._high is None or value < self._high
        down = self._low is None or value > self._low
        none = steps.StepNone
        return (steps.StepUpEnabled if up else none) | (steps.StepDownEnabled if down else none)

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the form must not change what will be sent.
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        # The style sheet's border would take the arrows' shapes away, and Fusion's own frame
        # cannot be seen in the dark.
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._frame_colour()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def _frame_colour(self) -> str:
        tokens = self._theme.tokens
        if self.property("invalid") == "true":
            return tokens.delete
        return tokens.accent if self.hasFocus() else tokens.border

    def _first(self) -> Number:
        return self._bounded(self._read(1))

    def _bounded(self, value: Number) -> Number:
        if self._low is not None and value < self._low:
            return self._read(self._low)
        if self._high is not None and value > self._high:
            return self._read(self._high)
        return value
