"""What the words after single options mean; without the protocol, which --help does not need."""

from __future__ import annotations

import argparse
import math
from typing import NamedTuple

DEFAULT_TIMEOUT_S = 30.0

# Beyond this a timer of Qt overflows; it is three weeks.
_MAX_TIMEOUT_S = 2_000_000.0


class TypedField(NamedTuple):
    """A header or a field of a form as typed.

    value: of a file, its path.
    """

    name: str
    value: str
    is_file: bool = False


def plain(text: str) -> str:
    """Characters of an argument, whatever the locale made of its bytes.

    Raises:
        ArgumentTypeError: they are no UTF-8.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not UTF-8: put the bytes in a file, and send that"
        ) from None


def data(text: str) -> str:
    """``TEXT`` or ``@FILE`` of --data; a path keeps its bytes.

    Raises:
        ArgumentTypeError: the text is no UTF-8.
    """
    return text if text.startswith("@") else plain(text)


def header_field(text: str) -> TypedField:
    """``Name: value`` of -H.

    Raises:
        ArgumentTypeError: there is no colon, or nothing before it.
    """
    name, colon, value = plain(text).partition(":")
    if not colon or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not “Name: value”")
    return TypedField(name.strip(), value.strip())


def form_field(text: str) -> TypedField:
    """``name=value`` of --form.

    Raises:
        ArgumentTypeError: there is no equals sign, or nothing before it.
    """
    name, equals, value = plain(text).partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not name=value")
    return TypedField(name, value)


def file_field(text: str) -> TypedField:
    """``name=@path`` of --file; a relative path starts from the current folder.

    Raises:
        ArgumentTypeError: it is not of that form.
    """
    name, mark, path = text.partition("=@")
    if not mark or not name or not path:
        raise argparse.ArgumentTypeError(f"{text!r} is not name=@path")
    return TypedField(plain(name), path, is_file=True)


def timeout(text: str) -> float:
    """Seconds of --timeout; 0 for no limit.

    Raises:
        ArgumentTypeError: it is no number, negative, or beyond what a timer holds.
    """
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= _MAX_TIMEOUT_S:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds
