"""What the worker says to the window, one frozen dataclass a message; Ready comes first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Union

from .app_facts import FactsDescribed
from .description import AppDescription, Route
from .errors import ErrorInfo
from .exchange import Headers, headers_from_wire
from .parsing import by_type, parse
from .source import SourceRef


@dataclass(frozen=True)
class Ready:
    """The worker is up; sent before the target is imported.

    python: "3.12.1". flask, werkzeug: versions, None where the interpreter has none.
    executable: ``sys.executable``.
    """

    TYPE: ClassVar[str] = "ready"
    protocol: int
    python: str
    executable: str
    pid: int
    flask: str | None = None
    werkzeug: str | None = None

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "protocol": self.protocol,
            "python": self.python,
            "executable": self.executable,
            "pid": self.pid,
            "flask": self.flask,
            "werkzeug": self.werkzeug,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Ready:
        """Read what ``to_wire`` wrote."""
        return cls(
            wire["protocol"],
            wire["python"],
            wire["executable"],
            wire["pid"],
            wire["flask"],
            wire["werkzeug"],
        )


@dataclass(frozen=True)
class RoutesDescribed:
    """The next routes of the description, at most ROUTES_PER_BATCH, in order."""

    TYPE: ClassVar[str] = "routes_described"
    routes: tuple[Route, ...]

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE, "routes": [route.to_wire() for route in self.routes]}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> RoutesDescribed:
        """Read what ``to_wire`` wrote."""
        return cls(tuple(Route.from_wire(route) for route in wire["routes"]))


@dataclass(frozen=True)
class Loaded:
    """The app is imported.

    description: its routes are those of the batches before.
    shared_disk: whether a path means the same file to the window; see ``Load.probe``.
    """

    TYPE: ClassVar[str] = "loaded"
    description: AppDescription
    shared_disk: bool = True

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        description, shared = self.description.to_wire(), self.shared_disk
        return {"type": self.TYPE, "description": description, "shared_disk": shared}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Loaded:
        """Read what ``to_wire`` wrote."""
        return cls(AppDescription.from_wire(wire["description"]), wire["shared_disk"])


@dataclass(frozen=True)
class LoadFailed:
    """The app could not be imported; the worker stays, and answers ReadSource."""

    TYPE: ClassVar[str] = "load_failed"
    error: ErrorInfo

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE, "error": self.error.to_wire()}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> LoadFailed:
        """Read what ``to_wire`` wrote."""
        return cls(ErrorInfo.from_wire(wire["error"]))


@dataclass(frozen=True)
class ResponseStarted:
    """The app called ``start_response``: status and headers, the body is still to come."""

    TYPE: ClassVar[str] = "response_started"
    request_id: int
    status: int
    reason: str
    headers: Headers

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "request_id": self.request_id,
            "status": self.status,
            "reason": self.reason,
            "headers": [list(h) for h in self.headers],
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> ResponseStarted:
        """Read what ``to_wire`` wrote."""
        return cls(
            wire["request_id"],
            wire["status"],
            wire["reason"],
            headers_from_wire(wire["headers"]),
        )


@dataclass(frozen=True)
class BodyChunk:
    """The next bytes of a body, which are the frame's payload. Counts against the window."""

    TYPE: ClassVar[str] = "body_chunk"
    request_id: int

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE, "request_id": self.request_id}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> BodyChunk:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"])


@dataclass(frozen=True)
class ResponseFinished:
    """The body is complete; the payload is its last bytes, outside the window.

    The fields are those of ``exchange.Hop``.
    """

    TYPE: ClassVar[str] = "response_finished"
    request_id: int
    elapsed_ms: float
    endpoint: str | None = None
    rule: str | None = None
    view_args: dict[str, Any] = field(default_factory=dict)
    view: SourceRef | None = None
    templates: tuple[str, ...] = ()
    error: ErrorInfo | None = None
    debugger: bool = False

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "request_id": self.request_id,
            "elapsed_ms": self.elapsed_ms,
            "endpoint": self.endpoint,
            "rule": self.rule,
            "view_args": self.view_args,
            "view": self.view.to_wire() if self.view else None,
            "templates": list(self.templates),
            "error": self.error.to_wire() if self.error else None,
            "debugger": self.debugger,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> ResponseFinished:
        """Read what ``to_wire`` wrote."""
        return cls(
            request_id=wire["request_id"],
            elapsed_ms=wire["elapsed_ms"],
            endpoint=wire["endpoint"],
            rule=wire["rule"],
            view_args=wire["view_args"],
            view=SourceRef.from_wire(wire["view"]) if wire["view"] else None,
            templates=tuple(wire["templates"]),
            error=ErrorInfo.from_wire(wire["error"]) if wire["error"] else None,
            debugger=wire["debugger"],
        )


@dataclass(frozen=True)
class Failed:
    """A request ended without a (whole) answer; the worker goes on."""

    TYPE: ClassVar[str] = "failed"
    request_id: int
    error: ErrorInfo

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "request_id": self.request_id,
            "error": self.error.to_wire(),
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Failed:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"], ErrorInfo.from_wire(wire["error"]))


@dataclass(frozen=True)
class SourceText:
    """The text of a source file. text: None where it cannot be read, then problem says why."""

    TYPE: ClassVar[str] = "source_text"
    request_id: int
    file: str
    text: str | None
    problem: str | None = None

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "request_id": self.request_id,
            "file": self.file,
            "text": self.text,
            "problem": self.problem,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> SourceText:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"], wire["file"], wire["text"], wire["problem"])


Report = Union[
    Ready,
    RoutesDescribed,
    Loaded,
    LoadFailed,
    FactsDescribed,
    ResponseStarted,
    BodyChunk,
    ResponseFinished,
    Failed,
    SourceText,
]

_REPORTS = by_type(
    Ready,
    RoutesDescribed,
    Loaded,
    LoadFailed,
    FactsDescribed,
    ResponseStarted,
    BodyChunk,
    ResponseFinished,
    Failed,
    SourceText,
)


def parse_report(wire: dict[str, Any]) -> Report:
    """What the worker said, read in the window.

    Raises:
        MessageError: no such report, or a field is missing or of the wrong shape.
    """
    return parse(_REPORTS, wire)  # type: ignore[no-any-return]
