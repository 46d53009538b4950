"""Text cut into lines that a text view can lay out without standing still."""

from __future__ import annotations

from collections.abc import Iterator

# A text view lays out a line as a whole each time it is touched: a megabyte without a line
# end takes seconds.
MAX_LINE = 5_000


def has_long_line(text: str) -> bool:
    """Whether a line is too long to be laid out as one."""
    return any(len(line) > MAX_LINE for line in text.split("\n"))


def chunks(text: str, size: int) -> Iterator[str]:
    """The text in pieces of about ``size`` characters; too long lines get line ends put in."""
    if not has_long_line(text):
        for start in range(0, len(text), size):
            yield text[start : start + size]
        return
    broken = "\n".join(_broken(line) for line in text.split("\n"))
    for start in range(0, len(broken), size):
        yield broken[start : start + size]


def _broken(line: str) -> str:
    return "\n".join(line[start : start + MAX_LINE] for start in range(0, len(line), MAX_LINE))
