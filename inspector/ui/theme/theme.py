"""The look of the running window: which palette is in force, and the fonts."""

from __future__ import annotations

import enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from .stylesheet import stylesheet
from .tokens import DARK, LIGHT, Tokens


class Scheme(enum.Enum):
    """Which palette the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Applies one palette to the application and says when it changes.

    The style sheet comes with ``dress``, after the widgets are put together: with a sheet in
    force, Qt styles a whole subtree anew each time that it is put into another.

    Signals:
        changed: another palette is in force; whoever paints by hand asks for tokens again.
    """

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self._dressed: QApplication | QWidget | None = None
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._tokens = self._wanted_tokens()
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The palette in force."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What the person asked for."""
        return self._scheme

    def dress(self, window: QWidget | None = None) -> None:
        """Set the style sheet, from now on with every change of the palette.

        window: the only one to be styled, with all that stands in it or is opened from it; a
            pane that is made before it is put there costs a quarter so. None: every window.
        """
        self._dressed = window or self._application
        self._dressed.setStyleSheet(stylesheet(self._tokens))

    def set_scheme(self, scheme: Scheme) -> None:
        """Switch at once, every widget with it."""
        self._scheme = scheme
        self._refresh()

    def fixed_font(self) -> QFont:
        """The font of URLs, rules, headers, code and bytes."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self._application.font().pointSizeF())
        return font

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()

    def _refresh(self) -> None:
        tokens = self._wanted_tokens()
        if tokens is not self._tokens:
            self._tokens = tokens
            self._apply()
            self.changed.emit()

    def _wanted_tokens(self) -> Tokens:
        if self._scheme is not Scheme.SYSTEM:
            return DARK if self._scheme is Scheme.DARK else LIGHT
        system = self._application.styleHints().colorScheme()
        return DARK if system is Qt.ColorScheme.Dark else LIGHT

    def _apply(self) -> None:
        self._application.setPalette(_palette(self._tokens))
        if self._dressed is not None:
            self._dressed.setStyleSheet(stylesheet(self._tokens))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.border,
        role.Accent: tokens.accent,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return palette
