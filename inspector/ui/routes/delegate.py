"""Paints the rows of the tree: coloured methods, rules with their variable parts picked out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from inspector.ui.theme.theme import Theme
from inspector.ui.theme.tokens import Tokens

from .roles import Role
from .row_layout import Measures, Placed, lay_out
from .row_text import RowText
from .span import Face, Span, Tint

# Pixels between a chevron and its text, text and scroll bar, and above and below the text.
_LEFT_MARGIN = 2
_RIGHT_MARGIN = 8
_VERTICAL_ROOM = 7
_SMALL = 0.85


class RowDelegate(QStyledItemDelegate):
    """Lays a row out in the width there is; the tooltip has what did not fit."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Take the sizes of all rows from this font."""
        code = self._theme.fixed_font()
        code.setPointSizeF(font.pointSizeF())
        self._lead_font = _scaled(font, _SMALL, QFont.Weight.DemiBold)
        self._aside_font = _scaled(font, _SMALL, QFont.Weight.Normal)
        self._main_fonts = {
            Face.CODE: code,
            Face.PLAIN: font,
            Face.HEADING: _scaled(font, 1.0, QFont.Weight.DemiBold),
        }
        self._measures = {face: self._measure(main) for face, main in self._main_fonts.items()}
        self._row_height = QFontMetrics(font).height() + _VERTICAL_ROOM

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self._row_height)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: RowText = index.data(Role.TEXT)
        area = option.rect.adjusted(_LEFT_MARGIN, 0, -_RIGHT_MARGIN, 0)
        layout = lay_out(row, area.width(), self._measures[row.face])
        painter.save()
        self._draw(painter, area, self._lead_font, layout.lead)
        self._draw(painter, area, self._main_fonts[row.face], layout.main)
        self._draw(painter, area, self._aside_font, layout.aside)
        painter.restore()

    def _draw(self, painter: QPainter, area: QRect, font: QFont, pieces: Iterable[Placed]) -> None:
        tokens = self._theme.tokens
        for piece in pieces:
            is_quiet = font is self._lead_font and piece.tint is Tint.MUTED
            painter.setFont(self._aside_font if is_quiet else font)
            painter.setPen(QColor(_colour(piece, tokens)))
            painter.drawText(area.adjusted(piece.x, 0, 0, 0), _ALIGNMENT, piece.text)

    def _measure(self, main: QFont) -> Measures:
        lead, aside = QFontMetrics(self._lead_font), QFontMetrics(self._aside_font)
        metrics = QFontMetrics(main)

        def lead_width(span: Span) -> int:
            return (aside if span.tint is Tint.MUTED else lead).horizontalAdvance(span.text)

        def elide(text: str, width: int) -> str:
            return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)

        return Measures(
            lead=lead_width,
            main=metrics.horizontalAdvance,
            aside=aside.horizontalAdvance,
            elide=elide,
            lead_width=lead.horizontalAdvance("POST"),
        )


_ALIGNMENT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _scaled(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * factor)
    scaled.setWeight(weight)
    return scaled


def _colour(piece: Placed, tokens: Tokens) -> str:
    match piece.tint:
        case Tint.METHOD:
            return tokens.method(piece.text)
        case Tint.STATUS:
            return tokens.status(int(piece.text))
        case Tint.VARIABLE:
            return tokens.code_keyword
        case Tint.EXCEPTION:
            return tokens.server_error
        case Tint.MUTED:
            return tokens.muted
        case Tint.TEXT:
            return tokens.text
