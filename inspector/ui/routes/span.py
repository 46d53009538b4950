"""A run of text with one meaning: what rows are made of."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Tint(enum.Enum):
    """What a piece of text means, which decides its colour."""

    TEXT = enum.auto()
    MUTED = enum.auto()
    VARIABLE = enum.auto()
    METHOD = enum.auto()
    STATUS = enum.auto()
    EXCEPTION = enum.auto()


class Face(enum.Enum):
    """Which font the main part of a row is set in."""

    CODE = enum.auto()
    PLAIN = enum.auto()
    HEADING = enum.auto()


@dataclass(frozen=True)
class Span:
    """A run of text; short: what may stand for it where room is scarce."""

    text: str
    tint: Tint = Tint.TEXT
    short: str = ""
