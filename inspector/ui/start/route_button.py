"""A GET route as a button: the method in its colour, the rule in the font of code."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from inspector.protocol.description import Route
from inspector.ui.theme.theme import Theme

_METHOD = "GET"
_SIDE, _BETWEEN, _HEIGHT, _WIDEST = 10, 8, 30, 460
# Fractions of a pixel are lost on the way, and a rule is not to be elided for one.
_SLACK = 6


class RouteButton(QPushButton):
    """Its text is "GET /rule".

    Signals:
        route_clicked: the Route.
    """

    route_clicked = Signal(object)

    def __init__(self, theme: Theme, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(f"{_METHOD} {route.rule}", parent)
        self._theme = theme
        self._route = route
        self._method_font = theme.fixed_font()
        self._method_font.setBold(True)
        self.setFont(theme.fixed_font())
        self.setToolTip(f"Send {self.text()} · {route.endpoint}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    @override
    def sizeHint(self) -> QSize:
        rule = self.fontMetrics().horizontalAdvance(self._route.rule)
        width = 2 * _SIDE + self._method_width() + _BETWEEN + rule + _SLACK
        return QSize(min(width, _WIDEST), _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            self._paint_route(painter)

    def _paint_route(self, painter: QPainter) -> None:
        area = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._method_font)
        painter.setPen(QColor(self._theme.tokens.method(_METHOD)))
        painter.drawText(area, middle, _METHOD)
        left = area.left() + self._method_width() + _BETWEEN
        rest = QRect(left, area.top(), area.right() - left + 1, area.height())
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.tokens.text))
        rule = self.fontMetrics().elidedText(
            self._route.rule, Qt.TextElideMode.ElideMiddle, rest.width()
        )
        painter.drawText(rest, middle, rule)

    def _method_width(self) -> int:
        return QFontMetrics(self._method_font).horizontalAdvance(_METHOD)

    @Slot()
    def _on_clicked(self) -> None:
        self.route_clicked.emit(self._route)
