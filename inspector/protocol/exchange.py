"""A request as a person made it, and the answer as the app gave it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from .errors import ErrorInfo
from .source import SourceRef

Headers = tuple[tuple[str, str], ...]


class BodyKind(str, enum.Enum):
    """What the body of a request is made from; the value is what the form shows."""

    NONE = "None"
    JSON = "JSON"
    FORM = "Form URL-encoded"
    MULTIPART = "Multipart form"
    TEXT = "Text"
    FILE = "Binary file"


@dataclass(frozen=True)
class Field:
    """One row of a table in the form.

    value: text, or the path of a file on the window's disk where ``is_file``.
    enabled: a row that is off is kept and not sent.
    """

    name: str
    value: str
    enabled: bool = True
    is_file: bool = False


@dataclass(frozen=True)
class RequestBody:
    """The body as the person wrote it, before it becomes bytes.

    text: for JSON and TEXT, sent as UTF-8 exactly as typed.
    fields: for FORM and MULTIPART; a file row counts in MULTIPART only.
    file_path: for FILE.
    """

    kind: BodyKind = BodyKind.NONE
    text: str = ""
    fields: tuple[Field, ...] = ()
    file_path: str = ""


@dataclass(frozen=True)
class RequestSpec:
    """One request as the form describes it.

    base_url: scheme, host and port, no trailing slash: "http://localhost".
    target: path and query as they will be sent, percent-encoded where typed so: "/a?b=1".
    headers: rows of the header table, off rows included.
    timeout_s: seconds for the whole exchange, all hops together.
    remote_addr: the client's address as the app sees it; "" for 127.0.0.1.
    endpoint: endpoint of the route whose form this is; None for a URL typed by hand.
    """

    method: str = "GET"
    base_url: str = "http://localhost"
    target: str = "/"
    headers: tuple[Field, ...] = ()
    body: RequestBody = field(default_factory=RequestBody)
    follow_redirects: bool = True
    timeout_s: float = 30.0
    endpoint: str | None = None
    remote_addr: str = ""

    @property
    def url(self) -> str:
        """The absolute URL."""
        return self.base_url + self.target


@dataclass(frozen=True)
class HttpRequest:
    """One request as it crosses the wire to the worker; its body is the frame's payload.

    url: absolute, percent-encoded.
    headers: as they are sent, in order, Cookie and Content-Type included.
    remote_addr: REMOTE_ADDR of the environ; "" for 127.0.0.1.
    """

    method: str
    url: str
    headers: Headers = ()
    remote_addr: str = ""

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "method": self.method,
            "url": self.url,
            "headers": [list(h) for h in self.headers],
            "remote_addr": self.remote_addr,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> HttpRequest:
        """Read what ``to_wire`` wrote."""
        headers = headers_from_wire(wire["headers"])
        return cls(wire["method"], wire["url"], headers, wire["remote_addr"])


@dataclass(frozen=True)
class BodyRef:
    """The bytes of a body, in memory or in a file of the window's private temp folder.

    size: bytes that arrived.
    data: all of them where they are held in memory; else None.
    path: the file they are in; else None.
    complete: False where the stream broke, was cancelled or was cut at a limit.
    """

    size: int = 0
    data: bytes | None = b""
    path: Path | None = None
    complete: bool = True

    @classmethod
    def of(cls, data: bytes) -> BodyRef:
        """A body held in memory."""
        return cls(len(data), data)

    def open(self) -> BinaryIO:
        """The bytes as a file to read from.

        Raises:
            OSError: the spool file cannot be read.
        """
        if self.path is not None:
            return self.path.open("rb")
        return BytesIO(self.data or b"")

    def read(self, limit: int = -1, offset: int = 0) -> bytes:
        """At most ``limit`` bytes from ``offset``; all of the rest where limit is negative."""
        with self.open() as stream:
            stream.seek(offset)
            return stream.read(limit)


@dataclass(frozen=True)
class Hop:
    """One request and its answer: an exchange is one hop, or several where redirects led on.

    url: absolute, as sent.
    request_headers: as sent to the app, Cookie included.
    request_body: as sent.
    status, reason: 302, "FOUND", as the app gave them.
    headers: as the app gave them, in order, repeats kept.
    endpoint, rule, view_args, view: what the url_map matched; endpoint None for no match.
        view_args: JSON-safe, other values by their repr.
    elapsed_ms: wall time of the hop in milliseconds, measured in the worker from
        ``client.open`` to the end of the body.
    location: the Location header as sent; None where there is none.
    templates: names of the templates rendered, in order ("" for one from a string).
    error: what the app's code raised, where the answer is a 500 made of it; else None.
    debugger: whether ``flask run`` would let ``error`` through to its debugger: debug,
        TESTING or PROPAGATE_EXCEPTIONS is on.
    """

    method: str
    url: str
    status: int
    reason: str = ""
    request_headers: Headers = ()
    request_body: BodyRef = field(default_factory=BodyRef)
    headers: Headers = ()
    body: BodyRef = field(default_factory=BodyRef)
    endpoint: str | None = None
    rule: str | None = None
    view_args: dict[str, Any] = field(default_factory=dict)
    view: SourceRef | None = None
    elapsed_ms: float = 0.0
    location: str | None = None
    templates: tuple[str, ...] = ()
    error: ErrorInfo | None = None
    debugger: bool = False

    def header(self, name: str) -> str | None:
        """The first value of a response header, whatever its case."""
        return first_header(self.headers, name)

    @property
    def content_type(self) -> str:
        """Media type in lower case, without parameters; "" where the app sent none."""
        return (self.header("Content-Type") or "").partition(";")[0].strip().lower()


class Ended(str, enum.Enum):
    """Why an exchange has no further hop."""

    RESPONSE = "response"
    EXTERNAL = "external"
    LOOP = "loop"
    LIMIT = "limit"
    ERROR = "error"


@dataclass(frozen=True)
class Exchange:
    """What came of one RequestSpec.

    exchange_id: unique in this process, counted from 1.
    hops: in the order sent; may be empty where there was no answer at all.
    error: set where ended is ERROR: no answer, or not a whole one.
    elapsed_ms: sum over the hops.
    """

    exchange_id: int
    spec: RequestSpec
    hops: tuple[Hop, ...] = ()
    ended: Ended = Ended.RESPONSE
    error: ErrorInfo | None = None

    @property
    def final(self) -> Hop | None:
        """The last hop, or None where nothing was answered."""
        return self.hops[-1] if self.hops else None

    @property
    def elapsed_ms(self) -> float:
        """Milliseconds in the app, all hops together."""
        return sum(hop.elapsed_ms for hop in self.hops)


def headers_from_wire(wire: list[list[str]]) -> Headers:
    """Header pairs as JSON has them, as tuples."""
    return tuple((name, value) for name, value in wire)


def first_header(headers: Headers, name: str) -> str | None:
    """The first value of a header, whatever its case; None where it is not there."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
