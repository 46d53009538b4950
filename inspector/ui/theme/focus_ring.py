"""Shows which view has the keyboard: lists, trees, texts and pages have no frame of their own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from typing_extensions import override

from .theme import Theme

HAS_RING = "focusRing"
"""Property of a widget that is no scroll area and gets a ring all the same."""

_WIDTH = 1


class FocusRing(QWidget):
    """Lies over one view, as large as it, and lets the mouse through."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(view.size())
        view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), _WIDTH))
        inset = _WIDTH / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


class FocusRings(QObject):
    """Puts a ring on the view of a window that has the keyboard."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    @Slot("QWidget*", "QWidget*")
    def _on_application_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for ring in old.findChildren(FocusRing) if old is not None else ():
            ring.hide()
            ring.deleteLater()
        if new is not None and new.window() is self._window and _wants_ring(new):
            FocusRing(self._theme, new).show()


def _wants_ring(widget: QWidget) -> bool:
    is_view = isinstance(widget, QAbstractScrollArea) and widget.property("look") != "field"
    return is_view or bool(widget.property(HAS_RING))
