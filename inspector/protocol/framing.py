"""Frames on the pipe: a small header, a JSON message, and raw bytes beside it.

A frame is ``Content-Length: N``, optionally ``Payload-Length: M``, an empty line, N bytes
of UTF-8 JSON and M raw bytes. Bodies travel as payload because base64 inside JSON costs
fifty times as much. The decoder does no input or output of its own, so both ends share it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_HEADER_BYTES = 256
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
MAX_PAYLOAD_BYTES = 1024 * 1024 * 1024

# What a worker writes before its first frame where a command that started it may have
# written something of its own: a banner, a warning.
FRAMES_FOLLOW = b"\n--- route inspector: frames follow ---\n"

_SEPARATOR = b"\r\n\r\n"


class FramingError(Exception):
    """The stream is not made of frames. Fatal: the reader never looks for the next one."""


@dataclass(frozen=True)
class Frame:
    """One decoded frame.

    message: the JSON object.
    payload: the raw bytes that came with it, empty when there were none.
    """

    message: dict[str, Any]
    payload: bytes = b""


def encode_frame(message: dict[str, Any], payload: bytes = b"") -> bytes:
    """The bytes of one frame."""
    # Lone surrogates are legal in a Python str (a header decoded with surrogateescape, a
    # file name) and not in UTF-8; escaped as ASCII they survive the trip.
    text = json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    head = b"Content-Length: %d\r\n" % len(text)
    if payload:
        head += b"Payload-Length: %d\r\n" % len(payload)
    return b"".join((head, b"\r\n", text, payload))


class FrameDecoder:
    """Turns bytes, cut anywhere, into frames."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._lengths: tuple[int, int] | None = None

    @property
    def pending(self) -> int:
        """How many bytes of an unfinished frame are held."""
        return len(self._buffer)

    def feed(self, data: bytes) -> None:
        """Add bytes as they came from the pipe."""
        self._buffer += data

    def __iter__(self) -> Iterator[Frame]:
        """Take out each frame that is complete.

        Raises:
            FramingError: the bytes cannot be a frame.
        """
        while True:
            frame = self.next_frame()
            if frame is None:
                return
            yield frame

    def next_frame(self) -> Frame | None:
        """Take out one complete frame, or None while more bytes are needed."""
        if self._lengths is None:
            self._lengths = self._take_header()
        if self._lengths is None:
            return None
        length, payload_length = self._lengths
        end = length + payload_length
        if len(self._buffer) < end:
            return None
        with memoryview(self._buffer) as view:
            text = bytes(view[:length])
            payload = bytes(view[length:end])
        del self._buffer[:end]
        self._lengths = None
        return Frame(_parse_message(text), payload)

    def _take_header(self) -> tuple[int, int] | None:
        end = self._buffer.find(_SEPARATOR, 0, MAX_HEADER_BYTES)
        if end < 0:
            if len(self._buffer) >= MAX_HEADER_BYTES:
                raise FramingError(f"no end of header in {MAX_HEADER_BYTES} bytes")
            return None
        lengths = _parse_header(bytes(self._buffer[:end]))
        del self._buffer[: end + len(_SEPARATOR)]
        return lengths


def _parse_header(head: bytes) -> tuple[int, int]:
    fields: dict[bytes, int] = {}
    for line in head.split(b"\r\n"):
        name, colon, value = line.partition(b": ")
        if not colon or not value.isdigit() or name in fields:
            raise FramingError(f"not a header line: {line[:80]!r}")
        fields[name] = int(value)
    length = fields.pop(b"Content-Length", None)
    payload_length = fields.pop(b"Payload-Length", 0)
    if length is None or fields:
        raise FramingError(f"not a frame header: {head[:80]!r}")
    if length > MAX_MESSAGE_BYTES or payload_length > MAX_PAYLOAD_BYTES:
        raise FramingError(f"frame too large: {length} + {payload_length} bytes")
    return length, payload_length


def _parse_message(text: bytes) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except ValueError as error:
        raise FramingError(f"not JSON: {error}") from None
    if not isinstance(message, dict):
        raise FramingError("the message is not a JSON object")
    return message
