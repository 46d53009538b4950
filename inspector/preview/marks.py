"""The private header by which a tab's page says which of its requests this one is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

PAGE = "page"
MEDIA = "media"
OTHER = "other"
CONNECT = "connect"

# By the names of QWebEngineUrlRequestInfo.ResourceType, in the words of a browser's tools.
RESOURCE_TYPES = {
    "ResourceTypeMainFrame": PAGE,
    "ResourceTypeSubFrame": "frame",
    "ResourceTypeStylesheet": "stylesheet",
    "ResourceTypeScript": "script",
    "ResourceTypeImage": "image",
    "ResourceTypeFontResource": "font",
    "ResourceTypeMedia": MEDIA,
    "ResourceTypeWorker": "worker",
    "ResourceTypeSharedWorker": "worker",
    "ResourceTypePrefetch": "prefetch",
    "ResourceTypeFavicon": "icon",
    "ResourceTypeXhr": "fetch",
    "ResourceTypePing": "ping",
    "ResourceTypeServiceWorker": "service-worker",
    "ResourceTypeCspReport": "report",
    "ResourceTypeWebSocket": "websocket",
}


@dataclass(frozen=True)
class RequestMark:
    """Where a request comes from.

    tab: id from ``Gateway.open_tab``. load_token: of the pin that is shown.
    resource_type: one of the values of RESOURCE_TYPES, or OTHER.
    initiator: origin of the document that asked; "" where there is none.
    """

    tab: str
    load_token: str
    resource_type: str
    initiator: str = ""

    def to_header(self) -> str:
        """As a header value."""
        parts = (self.tab, self.load_token, self.resource_type, self.initiator)
        return ",".join(quote(part, safe="") for part in parts)

    @classmethod
    def from_header(cls, value: str) -> RequestMark | None:
        """Read what ``to_header`` wrote; None for anything else."""
        parts = [unquote(part) for part in value.split(",")]
        return cls(*parts) if len(parts) == 4 else None
