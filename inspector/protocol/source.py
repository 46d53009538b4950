"""Where a function or class of the target is defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SourceRef:
    """Where a function or class is defined.

    qualname: as Python gives it, after unwrapping decorators; the repr of the object where
        it has none.
    file: absolute path on the worker's disk; None for what has no source.
    line: counted from 1, of the ``def`` or ``class`` or of its first decorator.
    """

    module: str | None
    qualname: str
    file: str | None = None
    line: int | None = None

    @property
    def name(self) -> str:
        """The last part of the qualified name: what a person calls the function."""
        return self.qualname.rpartition(".")[2]

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "module": self.module,
            "qualname": self.qualname,
            "file": self.file,
            "line": self.line,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> SourceRef:
        """Read what ``to_wire`` wrote."""
        return cls(wire["module"], wire["qualname"], wire["file"], wire["line"])
