"""The wish to save a body to a file."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.protocol.exchange import BodyRef, Hop
from inspector.render.file_names import file_name


@dataclass(frozen=True)
class SaveRequest:
    """body: what is to be saved, byte for byte. file_name: offered, without folders."""

    body: BodyRef
    file_name: str

    @classmethod
    def of(cls, hop: Hop) -> SaveRequest:
        """The wish to save the body of a hop."""
        return cls(hop.body, file_name(hop))
