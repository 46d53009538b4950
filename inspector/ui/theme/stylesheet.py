"""The style sheet of the whole window, made from one palette.

Widgets choose among these looks by dynamic properties: ``look`` ("head", "primary",
"quiet", "banner", "danger", "muted", "title", "card"); nothing else sets a style sheet.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from .tokens import Tokens

_IMAGES = Path(__file__).parent / "images"

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $border; padding: 3px 6px; }
QWidget[look="head"] { background: $raised; }
QWidget[look="surface"] { background: $surface; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="title"] { font-size: 18pt; font-weight: 600; }
QLabel[look="problem"] { color: $delete; }
QFrame[look="banner"] { background: $warning_surface; border: 1px solid $border; }
QFrame[look="banner"] QLabel { color: $warning; }
QFrame[look="danger"] { background: $danger_surface; border: 1px solid $border; }
QFrame[look="danger"] QLabel { color: $server_error; }
QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: 6px; }

QLineEdit, QComboBox, QPlainTextEdit[look="field"] {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 4px;
    padding: 2px 6px; selection-background-color: $selection; selection-color: $text;
}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit[look="field"]:focus {
    border: 1px solid $accent;
}
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] {
    border: 1px solid $delete;
}
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow, QToolButton::menu-indicator {
    image: url("$chevron"); width: 10px; height: 10px;
}
QToolButton[popupMode="2"] { padding-right: 20px; }
QToolButton::menu-indicator { subcontrol-position: right center; right: 6px; }
QPushButton, QToolButton {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 4px;
    padding: 3px 10px;
}
QToolButton { padding: 2px 6px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $muted; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="cancel"] {
    background: $danger_surface; color: $server_error; border: 1px solid $server_error;
    font-weight: 600;
}
QPushButton[look="quiet"], QToolButton[look="quiet"] {
    background: transparent; border: 1px solid transparent; color: $muted;
}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {
    background: $hover; color: $text;
}
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border-color: $accent; }

QAbstractItemView {
    background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $selection; selection-color: $text;
}
QTableView { gridline-color: $border; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 3px 6px;
}
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: none; }
QScrollArea { border: none; background: transparent; }

QTabBar { background: $raised; border: none; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; padding: 6px 10px;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { border-bottom: 2px solid $text; }

QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 4px 20px; }
QMenu::item:selected { background: $selection; }
""")


def stylesheet(tokens: Tokens) -> str:
    """The style sheet for one palette."""
    chevron = _IMAGES / f"chevron-{'dark' if tokens.dark else 'light'}.svg"
    return _SHEET.substitute(vars(tokens), chevron=chevron.as_posix())
