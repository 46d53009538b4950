"""Where requests go to: the app's own base URL, what was typed instead, a route's own host."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from inspector.protocol.description import Route

_LOCAL = "http://localhost"
_VARIABLE = re.compile(r"<(?:[^<>:]*:)?([^<>]*)>")


class BaseUrl:
    """The base URL in effect.

    Typed for a route that has a host of its own, or for a request that was sent before, it
    holds for that one; else for everything that is sent to this app.
    """

    def __init__(self) -> None:
        self._home = _LOCAL
        self._typed = ""
        self._route: Route | None = None
        self._typed_here = ""

    @property
    def home(self) -> str:
        """The app's own, from its configuration."""
        return self._home

    @property
    def current(self) -> str:
        """What is shown, and sent to: scheme, host, port and root, no trailing slash."""
        return self._typed_here or self._usual

    @property
    def typed_here(self) -> str:
        """What holds for this route or request alone; "" for nothing."""
        return self._typed_here

    @property
    def _usual(self) -> str:
        return base_of_route(self._typed or self._home, self._route)

    def set_home(self, base_url: str) -> None:
        """The app was loaded; what was typed for another app is forgotten."""
        if base_url != self._home:
            self._home, self._typed, self._typed_here = base_url, "", ""

    def show(self, route: Route | None, typed_here: str = "") -> None:
        """The form shows another route, with what was typed for it before."""
        self._route, self._typed_here = route, ""
        self._typed_here = "" if typed_here == self._usual else typed_here

    def type(self, text: str) -> None:
        """A person typed another one; nothing, or the usual one, takes it back."""
        text = text.strip().rstrip("/")
        has_own_host = self._route is not None and (self._route.host or self._route.subdomain)
        if has_own_host or self._typed_here:
            self._typed_here = "" if text == self._usual else text
        else:
            self._typed = "" if text == self._home else text

    def covers(self, origin: str) -> bool:
        """Whether scheme and host are of a subdomain of the app's own host."""
        typed, home = _split(origin), _split(self._home)
        if typed is None or home is None or not typed.hostname or not home.hostname:
            return False
        same_port = _port(typed) == _port(home)
        return same_port and f".{typed.hostname}".endswith(f".{home.hostname}")


def base_of_route(base_url: str, route: Route | None) -> str:
    """The base URL with the host or subdomain that a route is bound to."""
    parts = _split(base_url)
    if route is None or parts is None or not (route.host or route.subdomain):
        return base_url
    host = route.host or f"{route.subdomain}.{parts.netloc}"
    return urlunsplit(parts._replace(netloc=_VARIABLE.sub(r"<\1>", host)))


def base_problem(base_url: str) -> str | None:
    """Why nothing can be sent to a base URL, as a sentence; None where it can."""
    variable = _VARIABLE.search(base_url)
    if variable:
        return f"Put a name for <{variable[1]}> into the base URL, in Options"
    parts = _split(base_url)
    wrong = parts is None or parts.scheme not in ("http", "https") or not parts.hostname
    if parts is None or wrong or _port(parts) is None or parts.query or parts.fragment:
        return "The base URL must be like http://localhost or https://shop.example:8443"
    if "@" in parts.netloc or re.search(r"\s", base_url):
        return "The base URL must be scheme, host and port alone: no user, no spaces"
    return None


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
