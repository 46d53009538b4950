"""Paints one hop of the chain as a card, and below it how the next one came about."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from inspector.protocol.exchange import Hop
from inspector.render.chain import path_of
from inspector.render.sizes import human_time
from inspector.render.story import match_words
from inspector.ui.theme.theme import Theme

from .hop_model import HopRole, HopRow
from .wrapping import wrapped

_MARGIN = 8
_PADDING_X = 9
_PADDING_Y = 6
_STRIPE = 3
_ARROW_WIDTH = 16
_PATH_LINES = 3
_STEP_LINES = 6
_STATUS_LINES = 3
_WORD_LINES = 12


@dataclass(frozen=True)
class _Line:
    """One line of a card. colour: a colour of the palette. right: text at the right end."""

    text: str
    colour: str
    bold: bool = False
    right: str = ""


class HopDelegate(QStyledItemDelegate):
    """Cards as wide as the list; their height follows what they say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row = index.data(HopRole.ROW)
        width = self._width(option)
        metrics = QFontMetrics(option.font)
        height = self._card_height(row, width, metrics)
        steps = len(self._step_lines(row, width, metrics))
        return QSize(width, _MARGIN + height + steps * metrics.height() + (4 if steps else 0))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: HopRow = index.data(HopRole.ROW)
        metrics = QFontMetrics(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(option.rect)
        card.adjust(_MARGIN, _MARGIN, -_MARGIN, 0)
        card.setHeight(self._card_height(row, option.rect.width(), metrics))
        self._paint_card(painter, card, row, option)
        self._paint_lines(painter, card, row, option.font)
        self._paint_step(painter, card, row, option.font)
        painter.restore()

    def _width(self, option: QStyleOptionViewItem) -> int:
        # Qt gives no rectangle while it lays out, but the view stands behind the option.
        view = getattr(option, "widget", None)
        return int(view.viewport().width()) if view is not None else option.rect.width()

    def _card_height(self, row: HopRow, width: int, metrics: QFontMetrics) -> int:
        return len(self._lines(row, width, metrics)) * metrics.height() + 2 * _PADDING_Y

    def _text_width(self, width: int) -> int:
        return width - 2 * _MARGIN - 2 * _PADDING_X - _STRIPE

    def _lines(self, row: HopRow, width: int, metrics: QFontMetrics) -> list[_Line]:
        tokens, room = self._theme.tokens, self._text_width(width)
        if row.hop is None:
            texts = wrapped(row.text, room, metrics, _WORD_LINES, at_words=True)
            return [_Line(text, tokens.server_error) for text in texts]
        hop = row.hop
        return [
            *self._status_lines(hop, room, metrics),
            *self._request_lines(hop, room, metrics),
            _Line(_place(hop, room, metrics), tokens.muted),
        ]

    def _status_lines(self, hop: Hop, room: int, metrics: QFontMetrics) -> list[_Line]:
        """The status, with the duration at the right of its last line."""
        colour = self._theme.tokens.status(hop.status)
        elapsed = human_time(hop.elapsed_ms)
        bold = QFontMetrics(_bold_font_of(self._view_font()))
        beside = room - metrics.horizontalAdvance(elapsed) - 8
        status = f"{hop.status} {hop.reason}".strip()
        if bold.horizontalAdvance(status) <= beside:
            return [_Line(status, colour, bold=True, right=elapsed)]
        first, *more = wrapped(status, room, bold, _STATUS_LINES, at_words=True)
        rest = " ".join(more)
        if not rest:
            return [_Line(first, colour, bold=True), _Line("", colour, right=elapsed)]
        rest = bold.elidedText(rest, Qt.TextElideMode.ElideRight, beside)
        return [
            _Line(first, colour, bold=True),
            _Line(rest, colour, bold=True, right=elapsed),
        ]

    def _request_lines(self, hop: Hop, room: int, metrics: QFontMetrics) -> list[_Line]:
        tokens = self._theme.tokens
        path = path_of(hop.url)
        if metrics.horizontalAdvance(f"{hop.method} {path}") <= room - 4:
            return [_Line(f"{hop.method} {path}", tokens.method(hop.method))]
        lines = wrapped(path, room, metrics, _PATH_LINES)
        return [
            _Line(hop.method, tokens.method(hop.method)),
            *(_Line(line, tokens.text) for line in lines),
        ]

    def _step_lines(self, row: HopRow, width: int, metrics: QFontMetrics) -> list[str]:
        room = self._text_width(width) - _ARROW_WIDTH
        return wrapped(row.step, room, metrics, _STEP_LINES, at_words=True) if row.step else []

    def _view_font(self) -> QFont:
        parent = self.parent()
        return parent.font() if isinstance(parent, QWidget) else QFont()

    def _paint_card(
        self, painter: QPainter, card: QRect, row: HopRow, option: QStyleOptionViewItem
    ) -> None:
        tokens = self._theme.tokens
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.selection if chosen else tokens.hover if hovered else tokens.surface
        if row.hop is None:
            ground = tokens.danger_surface
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.border)))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        stripe = tokens.status(row.hop.status) if row.hop else tokens.server_error
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stripe))
        bar = QRectF(card.left() + 4, card.top() + 6, _STRIPE, card.height() - 12)
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_lines(self, painter: QPainter, card: QRect, row: HopRow, font: QFont) -> None:
        metrics = QFontMetrics(font)
        left = card.left() + _STRIPE + _PADDING_X
        room = QRect(left, card.top() + _PADDING_Y, card.right() - 6 - left, metrics.height())
        for line in self._lines(row, card.width() + 2 * _MARGIN, metrics):
            self._paint_line(painter, room, line, font, row.hop)
            room.translate(0, metrics.height())

    def _paint_line(
        self, painter: QPainter, room: QRect, line: _Line, font: QFont, hop: Hop | None
    ) -> None:
        tokens = self._theme.tokens
        painter.setFont(_bold_font_of(font) if line.bold else font)
        painter.setPen(QColor(line.colour))
        method, space, rest = line.text.partition(" ")
        if hop is not None and method == hop.method and space and not line.bold:
            # The method alone is coloured; the path beside it is plain text.
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, method)
            left = room.left() + painter.fontMetrics().horizontalAdvance(method + space)
            painter.setPen(QColor(tokens.text))
            painter.drawText(left, room.top() + painter.fontMetrics().ascent(), rest)
        else:
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line.text)
        if line.right:
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, line.right)

    def _paint_step(self, painter: QPainter, card: QRect, row: HopRow, font: QFont) -> None:
        metrics = QFontMetrics(font)
        left = card.left() + _STRIPE + _PADDING_X
        top = card.bottom() + 5
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.muted))
        for number, text in enumerate(self._step_lines(row, card.width() + 2 * _MARGIN, metrics)):
            baseline = top + number * metrics.height() + metrics.ascent()
            if number == 0:
                painter.drawText(left, baseline, "↓")
            painter.drawText(left + _ARROW_WIDTH, baseline, text)


def _bold_font_of(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _place(hop: Hop, room: int, metrics: QFontMetrics) -> str:
    return metrics.elidedText(match_words(hop), Qt.TextElideMode.ElideMiddle, room)
