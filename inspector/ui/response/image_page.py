"""An image, fitted into the column, with what it says of itself below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.protocol.exchange import Hop
from inspector.render.content_coding import unpacked
from inspector.render.sizes import human_size
from inspector.ui.theme.theme import Theme

from .image_reading import LARGE_BYTES, ImageFacts, ImageSource

_SQUARE = 8
_MARGIN = 16


class ImageCanvas(QWidget):
    """Paints one image at its own size or smaller, on squares that show what is clear."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._scaled = QPixmap()
        self.setAccessibleName("Image")

    def show_image(self, image: QImage) -> None:
        """Show it; a null image shows nothing."""
        self._image = image
        self._scaled = QPixmap()
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.surface))
        if self._image.isNull():
            return
        area = self._area()
        self._paint_squares(painter, area)
        painter.drawPixmap(area, self._fitting(area.size()))

    def _area(self) -> QRect:
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        size = self._image.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        area = QRect(0, 0, max(1, size.width()), max(1, size.height()))
        area.moveCenter(self.rect().center())
        return area

    def _fitting(self, size: QSize) -> QPixmap:
        wanted = size * self.devicePixelRatioF()
        if self._scaled.size() != wanted:
            image = self._image
            # Far too large first to twice the size: smooth scaling of all pixels is slow.
            if image.width() > 4 * wanted.width():
                image = image.scaled(wanted * 2)
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.IgnoreAspectRatio
            self._scaled = QPixmap.fromImage(image.scaled(wanted, ratio, smooth))
        return self._scaled

    def _paint_squares(self, painter: QPainter, area: QRect) -> None:
        tokens = self._theme.tokens
        painter.fillRect(area, QColor(tokens.surface))
        dark = QColor(tokens.raised)
        for top in range(area.top(), area.bottom() + 1, _SQUARE):
            odd = (top - area.top()) // _SQUARE % 2
            for left in range(area.left() + odd * _SQUARE, area.right() + 1, 2 * _SQUARE):
                square = QRect(left, top, _SQUARE, _SQUARE)
                painter.fillRect(square.intersected(area), dark)


class ImagePage(QWidget):
    """The canvas and its caption; a large image waits for a click."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._source: ImageSource | None = None
        self._canvas = ImageCanvas(theme)
        self._caption = QLabel()
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._caption.setProperty("look", "muted")
        self._show = QPushButton("Show this large image")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addWidget(self._canvas, 1)
        in_the_middle = QVBoxLayout(self._canvas)
        in_the_middle.addWidget(self._show, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._caption)
        self._show.clicked.connect(self._on_show_clicked)

    def show_hop(self, hop: Hop) -> str:
        """Show the image of a hop; returns "" or why it cannot be read."""
        self._canvas.show_image(QImage())
        source = ImageSource(unpacked(hop).body)
        facts = source.facts()
        if facts is None:
            return source.problem or "no image format that is known here"
        self._caption.setText(f"{facts.text} · {human_size(hop.body.size)}")
        waits = _waits(facts, hop.body.size)
        self._show.setVisible(waits)
        self._source = source
        return "" if waits else self._decode()

    def clear(self) -> None:
        """Let go of the pixels."""
        self._source = None
        self._canvas.show_image(QImage())

    def _decode(self) -> str:
        source, self._source = self._source, None
        if source is None:
            return ""
        image = source.image()
        self._canvas.show_image(image)
        return source.problem if image.isNull() else ""

    @Slot()
    def _on_show_clicked(self) -> None:
        self._show.hide()
        problem = self._decode()
        if problem:
            self._caption.setText(problem)


def _waits(facts: ImageFacts, size: int) -> bool:
    if facts.kind in ("JPEG", "JPG"):
        return size > LARGE_BYTES
    return facts.is_large or size > LARGE_BYTES
