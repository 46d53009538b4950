"""Which source each line of a Python traceback points to. No Qt."""

from __future__ import annotations

import re

from inspector.protocol.source import SourceRef

_FRAME = re.compile(r'^[\s|+-]*File "(?P<file>[^"]+)", line (?P<line>\d+)(?:, in (?P<name>.+))?')


def frame_at(lines: list[str], index: int) -> SourceRef | None:
    """The frame of a line, or of the ``File`` line right above the code that it quotes."""
    for at in range(index, max(-1, index - 3), -1):
        frame = frame_of(lines[at])
        if frame is not None:
            return frame
        # What is neither a frame nor indented under one belongs to none.
        if not lines[at].startswith("    "):
            return None
    return None


def frame_of(line: str) -> SourceRef | None:
    """The frame that a line names, None for any other line and for made-up files."""
    match = _FRAME.match(line)
    if match is None or match["file"].startswith("<"):
        return None
    return SourceRef(None, match["name"] or "", match["file"], int(match["line"]))
