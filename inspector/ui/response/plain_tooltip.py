"""What an app sent, in a tooltip: Qt would render what looks like HTML."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tooltip(text: str) -> str:
    """The text, to be read as it is; escaped only where Qt would take it for HTML."""
    if not Qt.mightBeRichText(text):
        return text
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
