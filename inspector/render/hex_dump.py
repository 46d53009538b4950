"""Bytes as lines of offset, hexadecimal and characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HexLine:
    """One line of a dump.

    offset: of its first byte, in bytes from the start of the body.
    hex: two digits a byte, a space between, one more after every eighth byte.
    text: one character a byte; "." for what is not printable ASCII.
    """

    offset: int
    hex: str
    text: str

    @property
    def address(self) -> str:
        """The offset as eight hexadecimal digits."""
        return f"{self.offset:08x}"


def hex_lines(data: bytes, offset: int = 0, width: int = 16) -> list[HexLine]:
    """The lines of ``data``, which begins at ``offset`` of its body, ``width`` bytes a line."""
    return [
        _line(data[start : start + width], offset + start) for start in range(0, len(data), width)
    ]


def _line(data: bytes, offset: int) -> HexLine:
    groups = (data[start : start + 8].hex(" ") for start in range(0, len(data), 8))
    text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in data)
    return HexLine(offset, "  ".join(groups), text)
