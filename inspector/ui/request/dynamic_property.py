"""Dynamic properties that the style sheet looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property and let the style sheet see it; nothing happens where it was so."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Qt reads dynamic properties only when a widget is polished.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_invalid(widget: QWidget, problem: str | None) -> None:
    """Mark a field and say why in its tooltip; None takes the mark off."""
    set_property(widget, "invalid", "true" if problem else "false")
    widget.setToolTip(problem or "")
