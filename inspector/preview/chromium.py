"""The environment that puts Chromium into its jail, set before the first profile is made."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import Protocol

_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
_NO_SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"


class FlagSource(Protocol):
    """Who knows where Chromium has to go: the Gateway."""

    def chromium_flags(self) -> str:
        """Command line flags, separated by spaces."""
        ...


def jail_flags(port: int) -> str:
    """The flags that leave Chromium one way out: the gateway on ``port``."""
    return " ".join(
        (
            f"--proxy-server=127.0.0.1:{port}",
            # Without this, localhost would go past the proxy.
            "--proxy-bypass-list=<-loopback>",
            # The spelling without "force-" does nothing.
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--disable-quic",
        )
    )


def prepare_chromium_environment(
    environ: MutableMapping[str, str], gateway: FlagSource, user_id: int | None = None
) -> None:
    """Append our flags to what the person set; switch the sandbox off for root, only then.

    environ: ``os.environ``, which Chromium reads through ``getenv``.
    user_id: of the process; None asks the system (there is no such number on Windows).
    """
    ours = gateway.chromium_flags()
    theirs = environ.get(_FLAGS, "").strip()
    if ours not in theirs:
        environ[_FLAGS] = f"{theirs} {ours}".strip()
    if _effective_user(user_id) == 0:
        environ.setdefault(_NO_SANDBOX, "1")


def _effective_user(user_id: int | None) -> int | None:
    if user_id is not None:
        return user_id
    ask = getattr(os, "geteuid", None)
    return ask() if ask else None
