"""Who hears the answer to one request, as it comes: the seam between client and preview."""

from __future__ import annotations

from typing import Protocol

from .errors import ErrorInfo
from .reports import ResponseFinished, ResponseStarted


class ResponseListener(Protocol):
    """Called in this order: started once, chunk any number of times, then one of the rest.

    ``failed`` may come at any time, and nothing comes after it or after ``finished``.
    """

    def on_started(self, started: ResponseStarted) -> None:
        """Status and headers are known."""

    def on_chunk(self, data: bytes) -> None:
        """The next bytes of the body. The listener acknowledges them when dealt with."""

    def on_finished(self, finished: ResponseFinished, data: bytes) -> None:
        """The body is complete. data: its last bytes; they need no acknowledgement."""

    def on_failed(self, error: ErrorInfo) -> None:
        """There will be no (whole) answer."""
