"""One thing that the person has to give before the app can be loaded: words, a field, a button."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from inspector.ui.theme.theme import Theme

_FIELD_WIDTH = 360


class AnswerRow(QWidget):
    """Hidden while nothing is asked. Enter in the field is the button.

    Signals:
        answered: the text of the field, as typed.
    """

    answered = Signal(str)

    def __init__(
        self, theme: Theme, name: str, button: str, parent: QWidget | None = None
    ) -> None:
        """name: the field's objectName. button: what the button says."""
        super().__init__(parent)
        self._before, self._after = QLabel(), QLabel()
        self._field = QLineEdit()
        self._field.setObjectName(name)
        self._field.setFixedWidth(_FIELD_WIDTH)
        for part in (self._before, self._field, self._after):
            part.setFont(theme.fixed_font())
        self._button = QPushButton(button)
        self._button.setObjectName(f"{name}Use")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._before, self._field, self._after):
            layout.addWidget(part)
        layout.addWidget(self._button)
        layout.addStretch(1)
        self._field.returnPressed.connect(self._on_button_clicked)
        self._button.clicked.connect(self._on_button_clicked)
        self.hide()

    def ask(self, before: str, after: str = "", hint: str = "") -> None:
        """Show it. before, after: what stands around the field; hint: what may stand in it."""
        self._before.setText(before)
        self._after.setText(after)
        self._after.setVisible(bool(after))
        self._field.setAccessibleName(f"{before} {after}".strip())
        self._field.setPlaceholderText(hint)
        self._field.clear()
        self.show()
        self._field.setFocus()

    @Slot()
    def _on_button_clicked(self) -> None:
        self.answered.emit(self._field.text())
