"""How much the gateway takes from one process that may not be Chromium at all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in milliseconds.

    head_ms: from the first byte of a request head (or the connection) to its last.
    body_bytes: a request body is held in memory whole, and the frame to the worker holds
        it again: this stays well below the frame's own limit of 1 GiB.
    copy_bytes: how much of a page request's answer is kept for PageFetch.
    """

    connections: int = 64
    head_bytes: int = 64 * 1024
    head_ms: int = 10_000
    body_bytes: int = 256 * 1024 * 1024
    copy_bytes: int = 16 * 1024 * 1024
