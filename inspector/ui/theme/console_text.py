"""The app's console as plain text: colour codes off, lines ended, whatever the slices. No Qt."""

from __future__ import annotations

import re

LONGEST_LINE = 4_000
"""Characters of one line that are kept of what arrives at once."""

# Control sequences (CSI), operating system commands (OSC, ended by BEL or ST), the short ones.
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-Za-z]|[=>78cDEHMNOZ])"
)
# The beginning of a sequence whose end may come with the next slice.
_CUT_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]{0,200}\x1b?|[()])?\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class ConsoleText:
    """Turns slices of a terminal's stream into text that can be appended as it is."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, text: str) -> str:
        """The next slice, cleaned; half a sequence is held back until its end comes."""
        text = self._held + text
        cut = _CUT_ESCAPE.search(text)
        # A carriage return may be the first half of a line end.
        keep = cut.start() if cut else len(text) - text.endswith("\r")
        self._held = text[keep:]
        return _cleaned(text[:keep])


def _cleaned(text: str) -> str:
    text = _ESCAPE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    if len(text) <= LONGEST_LINE:
        return text
    return "\n".join(_shortened(line) for line in text.split("\n"))


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "…"
