"""Reads source files for the window, which may not share a disk with the worker."""

from __future__ import annotations

import stat
import tokenize
from pathlib import Path

from ..protocol.commands import ReadSource
from ..protocol.reports import SourceText

MAX_SOURCE_BYTES = 4 * 1024 * 1024


def read_source(command: ReadSource) -> SourceText:
    """The text of a file, or why it cannot be shown."""
    try:
        return SourceText(command.request_id, command.file, _text(command.file))
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        return SourceText(
            command.request_id, command.file, None, f"{command.file} cannot be shown: {problem}."
        )


def _text(file: str) -> str:
    status = Path(file).stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is not a regular file")
    if status.st_size > MAX_SOURCE_BYTES:
        raise ValueError(f"it is larger than {MAX_SOURCE_BYTES // 2**20} MiB")
    try:
        with tokenize.open(file) as source:
            return source.read()
    except (SyntaxError, UnicodeDecodeError):
        # Not Python, or not in the encoding that it declares.
        return Path(file).read_text(encoding="utf-8", errors="replace")
