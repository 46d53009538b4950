"""What the Set-Cookie headers of one answer said, name by name. No Qt."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from inspector.protocol.exchange import Headers

SET = "set"
REMOVED = "removed"


def told_cookies(headers: Headers) -> dict[str, str]:
    """For each cookie that an answer named: SET, or REMOVED where it had it expire at once."""
    told = {}
    for header, value in headers:
        if header.lower() != "set-cookie":
            continue
        pair, *attributes = value.split(";")
        name, equals, _ = pair.partition("=")
        if equals and name.strip():
            told[name.strip()] = REMOVED if _is_over(attributes) else SET
    return told


def _is_over(attributes: list[str]) -> bool:
    found = {}
    for attribute in attributes:
        name, _, value = attribute.partition("=")
        found[name.strip().lower()] = value.strip().strip('"')
    age = found.get("max-age", "")
    # RFC 6265: Max-Age counts before Expires; one that is no number counts as absent.
    if age.lstrip("-").isdigit():
        return int(age) <= 0
    return _is_past(found.get("expires", ""))


def _is_past(date: str) -> bool:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return False
    return moment.replace(tzinfo=moment.tzinfo or UTC) <= datetime.now(UTC)
