"""A line of text that keeps whatever is pasted into it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

# The largest that Qt's C++ int holds. By itself Qt cuts after 32,767 characters, without a word.
_ANY_LENGTH = 2**31 - 1


class LineEdit(QLineEdit):
    """A QLineEdit without a limit: a pasted URL, token or value is never cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_ANY_LENGTH)
