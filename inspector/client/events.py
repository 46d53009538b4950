"""What a session tells the rest of the window: its state, and what came from the worker."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from inspector.protocol.exchange import Hop


class WorkerState(enum.Enum):
    """What the worker is doing; the value is the word that is shown."""

    STOPPED = "stopped"
    LOADING = "loading"
    READY = "ready"
    BUSY = "busy"
    CANCELLING = "cancelling"
    FAILED = "failed"
    CRASHED = "crashed"


@dataclass(frozen=True)
class WorkerDeath:
    """A worker that ended without being asked to.

    reason: one sentence. console_tail: the last lines it printed.
    while_loading: the app was being imported. restarting: a new worker is on its way.
    """

    reason: str
    console_tail: tuple[str, ...] = ()
    while_loading: bool = False
    restarting: bool = False


@dataclass(frozen=True)
class HopReceived:
    """One hop of an exchange that may go on."""

    exchange_id: int
    hop: Hop


class CookieSource(Protocol):
    """The jar of an identity, as an exchange needs it."""

    def cookie_header(self, url: str) -> str | None:
        """What the jar sends to a URL, "a=1; b=2"; None where it has nothing."""

    def store(self, url: str, set_cookie: Sequence[str]) -> None:
        """Keep what an answer from a URL set, one Set-Cookie value each."""
