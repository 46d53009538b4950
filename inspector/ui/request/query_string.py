"""The URL as it is typed: its pieces, and its query as rows and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlsplit

from inspector.protocol.exchange import Field

_URL_CHARACTERS = "!$%&'()*+,/:;=?@[]~"
_QUERY_VALUE = "!$'()*,/:;?@"


@dataclass(frozen=True)
class TypedUrl:
    """What somebody typed, cut where URLs are cut; joined again it is the same text.

    path: with scheme and host in front where they were typed.
    query: without "?"; None where there is no "?". fragment: with its "#", or "".
    """

    path: str
    query: str | None = None
    fragment: str = ""

    @property
    def text(self) -> str:
        """The whole."""
        query = "" if self.query is None else f"?{self.query}"
        return f"{self.path}{query}{self.fragment}"

    @property
    def target(self) -> str:
        """Path and query as they are sent: encoded, from "/" on, without the fragment."""
        path = self.path if self.path.startswith("/") or self.origin else f"/{self.path}"
        query = "" if self.query is None else f"?{self.query}"
        return quote(f"{path}{query}", safe=_URL_CHARACTERS)

    @property
    def origin(self) -> str:
        """Scheme and host of an absolute URL; "" for a path."""
        scheme, separator, rest = self.path.partition("://")
        if not separator or not scheme.isalnum():
            return ""
        return f"{scheme}://{rest.partition('/')[0]}"


def split_url(text: str, base_url: str) -> TypedUrl:
    """Cut a typed URL; the base URL in front is left out."""
    rest, hash_sign, fragment = without_base(text, base_url).partition("#")
    path, question_mark, query = rest.partition("?")
    return TypedUrl(path, query if question_mark else None, hash_sign + fragment)


def without_base(text: str, base_url: str) -> str:
    """The URL without the base URL in front; as it was where that is not there."""
    text = text.strip()
    origin = TypedUrl(text.partition("?")[0].partition("#")[0]).origin
    if not origin:
        return text
    base = urlsplit(base_url)
    if _normal(origin) != _normal(f"{base.scheme}://{base.netloc}"):
        return text
    rest = text[len(origin) :]
    if base.path and (rest + "/").startswith(base.path.rstrip("/") + "/"):
        rest = rest[len(base.path.rstrip("/")) :]
    return rest if rest.startswith("/") else f"/{rest}"


def query_rows(query: str | None) -> tuple[Field, ...]:
    """One row a piece of the query, decoded, in order; ``a`` and ``a=`` both have value ""."""
    return tuple(_row(piece) for piece in (query or "").split("&") if piece)


def merge_rows(rows: Sequence[Field], query: str | None) -> tuple[Field, ...]:
    """The query's rows, with the rows that were off kept where they stood."""
    fresh = list(query_rows(query))
    merged: list[Field] = []
    for row in rows:
        if not row.enabled:
            merged.append(row)
        elif fresh:
            merged.append(fresh.pop(0))
    return (*merged, *fresh)


def query_of(rows: Sequence[Field], typed: str | None) -> str | None:
    """The query for these rows; what was typed by hand and still holds keeps its spelling.

    typed: the query as it stands in the URL now.
    Returns: None where no row is on.
    """
    spellings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for piece in (typed or "").split("&"):
        row = _row(piece)
        spellings[row.name, row.value].append(piece)
    pieces = [_piece(row, spellings[row.name, row.value]) for row in rows if row.enabled]
    return "&".join(pieces) if pieces else None


def _row(piece: str) -> Field:
    name, _, value = piece.partition("=")
    return Field(unquote_plus(name), unquote_plus(value))


def _piece(row: Field, spellings: list[str]) -> str:
    if spellings:
        return spellings.pop(0)
    return f"{quote_plus(row.name, safe=_QUERY_VALUE)}={quote_plus(row.value, safe=_QUERY_VALUE)}"


def _normal(origin: str) -> str:
    scheme, _, host = origin.lower().partition("://")
    port = {"http": ":80", "https": ":443"}.get(scheme, "")
    return f"{scheme}://{unquote(host.removesuffix(port) if port else host)}"
