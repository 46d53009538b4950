"""Decoding of an image body, refused where it would take long enough to be felt."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from inspector.protocol.exchange import BodyRef

# A larger one takes more than 50 ms to decode; the person decides.
LARGE_BYTES = 4 * 1024 * 1024
LARGE_PIXELS = 2_500_000


@dataclass(frozen=True)
class ImageFacts:
    """What an image says of itself. kind: "PNG". size: in its own pixels."""

    kind: str
    size: QSize

    @property
    def text(self) -> str:
        """In a few words."""
        return f"{self.kind} · {self.size.width()} × {self.size.height()}"

    @property
    def is_large(self) -> bool:
        """Whether decoding it would be felt."""
        return self.size.width() * self.size.height() > LARGE_PIXELS


class ImageSource:
    """A reader over the bytes of a body; it holds what Qt does not keep alive by itself."""

    def __init__(self, body: BodyRef) -> None:
        self._buffer = QBuffer()
        if body.path is not None:
            self._reader = QImageReader(str(body.path))
        else:
            self._buffer.setData(body.data or b"")
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._reader = QImageReader(self._buffer)
        self._reader.setDecideFormatFromContent(True)
        self._reader.setAutoTransform(True)

    def facts(self) -> ImageFacts | None:
        """Kind and size, from the first bytes; None where it cannot be read at all."""
        size = self._reader.size()
        if not self._reader.canRead() or not size.isValid():
            return None
        return ImageFacts(bytes(self._reader.format().data()).decode().upper(), size)

    def image(self) -> QImage:
        """The pixels; a JPEG that is large comes smaller. Null where it cannot be read."""
        facts = self.facts()
        if facts is not None and facts.is_large and facts.kind in ("JPEG", "JPG"):
            fitting = facts.size.scaled(1600, 1600, Qt.AspectRatioMode.KeepAspectRatio)
            self._reader.setScaledSize(fitting)
        return self._reader.read()

    @property
    def problem(self) -> str:
        """Why the last attempt failed."""
        error = self._reader.error()
        unsaid = QImageReader.ImageReaderError.UnknownError
        return "the data is damaged" if error is unsaid else self._reader.errorString()
