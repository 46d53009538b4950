"""Standard output carries the answer, standard error everything else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable

PROGRAM = "route-inspector"


class OutputError(Exception):
    """The answer could not be written; the message is one sentence."""


class ReaderGoneError(Exception):
    """Whoever read the answer has read enough, as ``head`` does."""


def put(pieces: Iterable[bytes]) -> None:
    """Write to standard output, whole.

    Raises:
        ReaderGoneError: the other end of the pipe is closed.
        OutputError: the disk says no.
    """
    if sys.stdout is None:
        raise OutputError("The answer could not be written: standard output is closed.")
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"The answer could not be written: {reason}.") from None


def put_text(text: str) -> None:
    """Write characters to standard output, in its own encoding.

    Raises:
        ReaderGoneError, OutputError: as ``put``.
    """
    encoding = (sys.stdout.encoding if sys.stdout else None) or "utf-8"
    put([text.encode(encoding, "backslashreplace")])


def is_shown() -> bool:
    """Whether the answer goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def tell(text: str) -> None:
    """Write to standard error as it is; where that is closed, nobody wants to know."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


def tell_line(line: str) -> None:
    """Write one line to standard error."""
    tell(f"{line}\n")


def tell_problem(sentence: str, traceback: str | None = None) -> None:
    """Write what went wrong: the app's own traceback first, the sentence last."""
    if traceback:
        tell_line(traceback.rstrip("\n"))
    tell_line(f"{PROGRAM}: {sentence}")


def printable(text: str) -> str:
    """Text with what would upset a terminal or a table written as an escape: ``\\x1b``."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
