"""What an app's file says of itself, read as text: opening a page must run nothing. No Qt."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

_FILES = ("app.py", "wsgi.py", "__init__.py")
_LONGEST = 1_000_000


@dataclass(frozen=True)
class SampleNote:
    """One app that can be opened.

    name: of its folder, or of its file where that says more. sentence: first line of its
    docstring, "" where it has none. path: as it was given.
    """

    name: str
    sentence: str
    path: Path


def sample_note(path: Path) -> SampleNote:
    """Read the note of a folder with an app in it, or of a file."""
    file = _app_file(path)
    name = file.parent.name if file.name in _FILES else file.stem
    return SampleNote(name, _first_line(file), path)


def _app_file(path: Path) -> Path:
    candidates = (path / name for name in _FILES)
    return next((file for file in candidates if file.is_file()), path)


def _first_line(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
        docstring = ast.get_docstring(ast.parse(text)) if len(text) < _LONGEST else None
    except (OSError, SyntaxError, ValueError):
        # Not readable or not Python: it has a name all the same.
        return ""
    return (docstring or "").partition("\n")[0]
