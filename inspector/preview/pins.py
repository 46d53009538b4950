"""Which answers are on show: a page load is served from its pin, never sent again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from PySide6.QtCore import QUrl

from inspector.protocol.exchange import Hop

from .marks import MEDIA, PAGE, RequestMark


@dataclass
class Pin:
    """One answer, as a tab shows it.

    token: of this load; the tab's page puts it into every request it makes.
    method: how Chromium is to load it, GET or POST.
    url: what Chromium is to load: always http, whatever the app believes.
    hosts: lower case; only requests for these reach the app.
    secure_hosts: hosts that the app is to see as https.
    served: Chromium has had the page.
    """

    token: str
    method: str
    url: str
    hop: Hop
    hosts: frozenset[str]
    secure_hosts: set[str] = field(default_factory=set)
    served: bool = False


class PinBoard:
    """The pin of each tab."""

    def __init__(self) -> None:
        self._pins: dict[str, Pin] = {}

    def pin(self, tab: str, hop: Hop) -> Pin:
        """Show ``hop`` in ``tab`` in place of what was there."""
        url = QUrl(hop.url)
        host = url.host().lower()
        secure = {host} if url.scheme() == "https" else set()
        self._pins[tab] = Pin(
            token=secrets.token_hex(8),
            method="POST" if hop.method == "POST" else "GET",
            url=_loaded_url(url),
            hop=hop,
            hosts=frozenset({host, "localhost"}),
            secure_hosts=secure,
        )
        return self._pins[tab]

    def unpin(self, tab: str) -> None:
        """Nothing is shown in ``tab`` any more."""
        self._pins.pop(tab, None)

    def take(self, mark: RequestMark | None, method: str, url: str, ranged: bool) -> Pin | None:
        """The pin that answers this request; None for the app to answer it.

        ranged: the request asks for a part, as media elements do.
        """
        pin = self._pins.get(mark.tab) if mark else None
        if pin is None or mark is None or mark.load_token != pin.token:
            return None
        if not pin.served:
            return self._serve(pin, url) if _is_load(pin, mark, method) else None
        same = method in ("GET", "HEAD") and url == pin.url
        return pin if same and (ranged or mark.resource_type == MEDIA) else None

    def is_app_host(self, tab: str, host: str) -> bool:
        """Whether a request of ``tab`` for ``host`` may reach the app.

        tab: "" for a request that does not say; any tab's app will do.
        """
        pins = [self._pins[tab]] if tab in self._pins else list(self._pins.values())
        return any(host in pin.hosts for pin in pins)

    def app_url(self, tab: str, url: str) -> str:
        """What the app is to see for a URL that Chromium asks for."""
        pin = self._pins.get(tab)
        secure = pin is not None and QUrl(url).host().lower() in pin.secure_hosts
        return "https" + url.removeprefix("http") if secure else url

    def chromium_url(self, tab: str, url: str) -> str:
        """What Chromium is to see for a URL that the app names, as in a Location.

        https of the app's own host becomes http, and the app sees https from then on.
        """
        pin = self._pins.get(tab)
        parsed = QUrl(url)
        host = parsed.host().lower()
        if pin is None or parsed.scheme() != "https" or host not in pin.hosts:
            return url
        pin.secure_hosts.add(host)
        return "http" + url[len("https") :]

    @staticmethod
    def _serve(pin: Pin, url: str) -> Pin:
        # Chromium spells a URL in its own way (%27 for ', no default port): from here on
        # the pin goes by that spelling.
        pin.served = True
        pin.url = url
        return pin


def _is_load(pin: Pin, mark: RequestMark, method: str) -> bool:
    """The token is made for one load, so its first page request is that load."""
    return mark.resource_type == PAGE and method == pin.method


def _loaded_url(url: QUrl) -> str:
    plain = QUrl(url)
    plain.setScheme("http")
    if not plain.path():
        plain.setPath("/")
    return urldefrag(plain.toString(QUrl.ComponentFormattingOption.FullyEncoded)).url
