"""From a JSON object to the message it is: shared by commands and reports."""

from __future__ import annotations

from typing import Any


class MessageError(Exception):
    """A frame whose message this side does not know. Fatal, like a framing error."""


def by_type(*kinds: Any) -> dict[str, Any]:
    """Message classes by the ``type`` that stands in their frames."""
    return {kind.TYPE: kind for kind in kinds}


def parse(kinds: dict[str, Any], wire: dict[str, Any]) -> Any:
    """The message that a JSON object is.

    Raises:
        MessageError: none of ``kinds``, or a field is missing or of the wrong shape.
    """
    kind = kinds.get(wire.get("type", ""))
    if kind is None:
        raise MessageError(f"unknown message {wire.get('type')!r}")
    try:
        return kind.from_wire(wire)
    except (KeyError, TypeError, ValueError) as error:
        raise MessageError(f"bad {kind.TYPE} message: {error!r}") from None
