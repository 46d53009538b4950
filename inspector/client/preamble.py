"""What a command says on its way to the worker, told apart from the worker's frames."""

from __future__ import annotations

from inspector.protocol.framing import FRAMES_FOLLOW


class Preamble:
    """Reads up to the line after which frames follow.

    passed: the line has come.
    """

    def __init__(self) -> None:
        self.passed = False
        self._held = b""

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """What the command printed, and the first bytes of frames."""
        if self.passed:
            return b"", data
        before, line, after = (self._held + data).partition(FRAMES_FOLLOW)
        if line:
            self.passed, self._held = True, b""
            return before, after
        # The beginning of the line may stand at the end.
        kept = next(n for n in range(len(FRAMES_FOLLOW) - 1, -1, -1) if _ends_so(before, n))
        self._held = before[len(before) - kept :]
        return before[: len(before) - kept], b""


def _ends_so(data: bytes, size: int) -> bool:
    return size <= len(data) and data.endswith(FRAMES_FOLLOW[:size])
