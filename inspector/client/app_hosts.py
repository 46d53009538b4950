"""Which hosts are the app's own, beside the one that a request goes to."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from inspector.protocol.description import AppDescription

from .urls import Site


@dataclass(frozen=True)
class AppHosts:
    """The hosts that an app says it answers.

    home: base URL of its own configuration; all subdomains of its host are the app's too.
    hosts: what its rules are matched to where ``host_matching`` is on.
    """

    home: str = ""
    hosts: tuple[str, ...] = ()

    @classmethod
    def of(cls, description: AppDescription) -> AppHosts:
        """What a description says of them."""
        hosts = (route.host for route in description.routes if route.host)
        return cls(description.base_url, tuple(dict.fromkeys(hosts)))

    def owns(self, url: str, base_url: str) -> bool:
        """Whether the app answers a URL.

        base_url: what the exchange was sent to, whatever the app says.
        """
        if Site.of(base_url).owns(url):
            return True
        home = Site.maybe(self.home)
        if home is not None and home.covers(url):
            return True
        scheme = urlsplit(self.home or base_url).scheme
        return any(_matches(host, scheme, url) for host in self.hosts)


def _matches(host: str, scheme: str, url: str) -> bool:
    """host: of a rule, perhaps with a variable: "<tenant>.example.com"."""
    before, variable, after = host.rpartition(">")
    if not variable:
        site = Site.maybe(f"{scheme}://{host}")
        return site is not None and site.owns(url)
    # A variable stands for some label; what follows it is fixed. "<host>" fixes nothing.
    site = Site.maybe(f"{scheme}://{after.removeprefix('.')}") if after.startswith(".") else None
    return site is not None and site.covers(url) and bool(before)
