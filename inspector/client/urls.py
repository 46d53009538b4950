"""Which URLs are the app's own, and how a typed or received URL is written on the wire."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit, urlunsplit

from inspector.protocol.errors import ErrorCode
from inspector.protocol.exchange import RequestSpec

from .refusal import RequestRefusedError

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

# What browsers leave as it is (URL standard: path and query percent-encode sets); "%"
# stays, because what is encoded already must not be encoded twice.
_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._[]|^"
_SAFE_IN_QUERY = "/%:@!$&()*+,;=~-._[]|^?\\`{}"


@dataclass(frozen=True)
class Site:
    """The host that requests may go to.

    host: lower case. port: as the URL says, or the scheme's own.
    """

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, base_url: str) -> Site:
        """The site of a base URL.

        Raises:
            RequestRefusedError: it is not http(s)://host.
        """
        site = _site_of(base_url)
        if site is None:
            raise RequestRefusedError(f"“{base_url}” is not a base URL: http://host is.")
        return site

    @classmethod
    def maybe(cls, base_url: str) -> Site | None:
        """The site of a base URL; None where it is not http(s)://host."""
        return _site_of(base_url)

    def owns(self, url: str) -> bool:
        """Whether a URL is answered by the app: the same host, as http or as https."""
        other = _site_of(url)
        return other is not None and other.host == self.host and self._shares_port(other)

    def covers(self, url: str) -> bool:
        """Whether a URL is of this host, or of a subdomain of it."""
        other = _site_of(url)
        if other is None or not self._shares_port(other):
            return False
        return other.host == self.host or other.host.endswith(f".{self.host}")

    def _shares_port(self, other: Site) -> bool:
        return other.port == self.port or (self._on_default_port and other._on_default_port)

    @property
    def _on_default_port(self) -> bool:
        return self.port == _DEFAULT_PORTS[self.scheme]


def request_url(spec: RequestSpec, owns: Callable[[str], bool] | None = None) -> str:
    """The absolute URL that a spec asks for, percent-encoded, without its fragment.

    owns: which URLs of other hosts are the app's too; None for no others.

    Raises:
        RequestRefusedError: the base URL is none, or the target is another host's.
    """
    site = Site.of(spec.base_url)
    target = spec.target.strip()
    if not _ABSOLUTE.match(target):
        return encoded_url(spec.base_url.rstrip("/") + "/" * (target[:1] != "/") + target)
    if not site.owns(target) and not (owns and owns(target)):
        raise RequestRefusedError(
            f"{_host_of(target)} is not this app: Route Inspector sends to "
            f"{_host_of(spec.base_url)} only.",
            ErrorCode.OTHER_HOST,
        )
    return encoded_url(target)


def redirect_url(url: str, location: str) -> str | None:
    """Where a Location header leads from ``url``, percent-encoded, without its fragment.

    location: as WSGI has it, one Latin-1 character a byte. None where it is no URL.
    """
    location = re.sub(r"[\t\r\n]", "", location).strip(" ")
    before, mark, after = location.partition("?")
    # Browsers read "/\host" as "//host": only so is an open redirect seen as one.
    location = before.replace("\\", "/") + mark + after
    try:
        return encoded_url(urljoin(url, location), latin=True)
    except ValueError:
        return None


def encoded_url(url: str, latin: bool = False) -> str:
    """A URL with what a browser percent-encodes percent-encoded, without its fragment.

    latin: the text stands for bytes, one Latin-1 character each.

    Raises:
        ValueError: the host part is broken.
    """
    parts = urlsplit(urldefrag(url).url)
    if parts.scheme not in _DEFAULT_PORTS:
        return url
    return urlunsplit(
        parts._replace(
            netloc=parts.netloc.lower(),
            path=_quoted(parts.path or "/", _SAFE_IN_PATH, latin),
            query=_quoted(parts.query, _SAFE_IN_QUERY, latin),
        )
    )


def _quoted(text: str, safe: str, latin: bool) -> str:
    if latin and all(ord(character) < 0x100 for character in text):
        return quote(text.encode("latin-1"), safe)
    return quote(text, safe, errors="surrogatepass")


def _site_of(url: str) -> Site | None:
    parts = _split(url)
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    try:
        port = parts.port
    except ValueError:
        return None
    return Site(parts.scheme, parts.hostname, port or _DEFAULT_PORTS[parts.scheme])


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _host_of(url: str) -> str:
    parts = _split(url)
    return (parts.netloc.rpartition("@")[2] if parts else "") or url
