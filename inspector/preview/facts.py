"""What the gateway tells the window, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from inspector.protocol.exchange import Hop


@dataclass(frozen=True)
class PageFetch:
    """One request of a page that the app answered, complete.

    tab: id of the tab whose page asked; "" where Chromium did not say.
    hop: the request and its answer; the body may be cut (``BodyRef.complete``).
    resource_type: what the page wanted it for, one of ``marks.RESOURCE_TYPES``.
    """

    tab: str
    hop: Hop
    resource_type: str


@dataclass(frozen=True)
class BlockedRequest:
    """One request that was refused because it is for another host than the app's.

    tab: "" where Chromium did not say, as with CONNECT.
    url: absolute; "host:port" for CONNECT.
    host: lower case, without port.
    """

    tab: str
    url: str
    host: str
    resource_type: str


@dataclass(frozen=True)
class BlockedHosts:
    """Other hosts that the page shown asked for. counts: refused requests by host."""

    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Refused requests, all hosts together."""
        return sum(self.counts.values())

    def plus(self, host: str) -> BlockedHosts:
        """With one more refused request for ``host``."""
        return BlockedHosts({**self.counts, host: self.counts.get(host, 0) + 1})


@dataclass(frozen=True)
class ProxyLogin:
    """What Chromium answers when the gateway asks who it is. user: says which identity."""

    user: str
    password: str
