"""The kinds of text on a page: title, heading, sentence, muted sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel


def title(name: str = "") -> QLabel:
    """The largest text of a page. name: its objectName."""
    label = sentence(name=name)
    label.setProperty("look", "title")
    return label


def heading(text: str) -> QLabel:
    """What stands above a part of a page."""
    label = sentence(text)
    font = label.font()
    font.setWeight(QFont.Weight.DemiBold)
    font.setPointSizeF(font.pointSizeF() * 1.1)
    label.setFont(font)
    return label


def sentence(text: str = "", name: str = "") -> QLabel:
    """Plain text that wraps and can be selected."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label


def muted(text: str = "", name: str = "") -> QLabel:
    """A sentence of less weight."""
    label = sentence(text, name)
    label.setProperty("look", "muted")
    return label
