"""Bytes read as offset, digits and characters."""

from __future__ import annotations

from inspector.render.hex_dump import hex_lines


def test_a_line_has_its_offset_its_digits_and_its_characters() -> None:
    (line,) = hex_lines(b"GIF89a\x00\xff\n", offset=0x1F0)
    assert line.address == "000001f0"
    assert line.hex == "47 49 46 38 39 61 00 ff  0a"
    assert line.text == "GIF89a..."


def test_lines_are_as_wide_as_asked() -> None:
    assert [line.offset for line in hex_lines(bytes(20), width=8)] == [0, 8, 16]
    assert hex_lines(b"") == []
