"""The pieces of one row of the tree."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Face, Span


@dataclass(frozen=True)
class RowText:
    """The pieces of one row, left to right.

    display: the row as plain text.
    lead: short words before the main part: methods, a status code, the kind of a hook.
    main: what the row is; shorter: what may stand for it where room is scarce, longest
        first. It is shortened after everything else gave way.
    aside: shown at the right while there is room; the first is the last to give way.
    badge: shown at the right always.
    """

    display: str
    main: tuple[Span, ...]
    shorter: tuple[tuple[Span, ...], ...] = ()
    lead: tuple[Span, ...] = ()
    aside: tuple[Span, ...] = ()
    badge: str = ""
    face: Face = Face.CODE

    @property
    def spoken(self) -> str:
        """What a screen reader says: the text, and what stands at the right."""
        parts = (self.display, *(span.text for span in self.aside), self.badge)
        return ", ".join(filter(None, parts))
