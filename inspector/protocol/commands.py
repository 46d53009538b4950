"""What the window says to the worker, one frozen dataclass a message."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, ClassVar, Union

from .exchange import HttpRequest
from .parsing import by_type, parse


class Lane(str, enum.Enum):
    """Which thread of the worker runs a request.

    MAIN: one at a time on the main thread (what a person sends); SIGINT can cut it.
    PAGE: on one of a few daemon threads (what a page asks for by itself).
    """

    MAIN = "main"
    PAGE = "page"


@dataclass(frozen=True)
class DiskProbe:
    """A file that only the window's disk has. file: its path. token: what stands in it."""

    file: str
    token: str


@dataclass(frozen=True)
class Load:
    """Import the app.

    app: as for ``flask --app``: "app.py", "pkg/app.py:name", "app:create_app('dev')",
        "pkg.module:app", a folder. Paths are relative to the worker's current folder.
    cwd: folder on the worker's disk that becomes its current one; None: it stays.
    env: variables that the worker sets, where those of the window do not reach it.
    probe: asks for ``Loaded.shared_disk``; None where worker and window surely share a disk.
    """

    TYPE: ClassVar[str] = "load"
    app: str
    cwd: str | None = None
    env: tuple[tuple[str, str], ...] = ()
    probe: DiskProbe | None = None

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "app": self.app,
            "cwd": self.cwd,
            "env": [list(pair) for pair in self.env],
            "probe": [self.probe.file, self.probe.token] if self.probe else None,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Load:
        """Read what ``to_wire`` wrote."""
        env = tuple((str(name), str(value)) for name, value in wire["env"])
        probe = DiskProbe(*wire["probe"]) if wire["probe"] else None
        return cls(wire["app"], wire["cwd"], env, probe)


@dataclass(frozen=True)
class Execute:
    """Send one request through the test client; the payload is its body."""

    TYPE: ClassVar[str] = "execute"
    request_id: int
    request: HttpRequest
    lane: Lane = Lane.MAIN

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "type": self.TYPE,
            "request_id": self.request_id,
            "request": self.request.to_wire(),
            "lane": self.lane.value,
        }

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Execute:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"], HttpRequest.from_wire(wire["request"]), Lane(wire["lane"]))


# Requests are counted from 1; this is what Cancel calls the import of the app.
LOAD_ID = 0


@dataclass(frozen=True)
class Cancel:
    """Stop a request that is queued or running; it ends with Failed(CANCELLED).

    LOAD_ID stops the import of the app, which ends with LoadFailed(CANCELLED).
    """

    TYPE: ClassVar[str] = "cancel"
    request_id: int

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE, "request_id": self.request_id}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Cancel:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"])


@dataclass(frozen=True)
class Acknowledge:
    """The window has dealt with this many more bytes of BodyChunk payload."""

    TYPE: ClassVar[str] = "acknowledge"
    request_id: int
    size: int

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE, "request_id": self.request_id, "size": self.size}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> Acknowledge:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"], wire["size"])


@dataclass(frozen=True)
class ReadSource:
    """Ask for the text of a source file on the worker's disk; answered by SourceText."""

    TYPE: ClassVar[str] = "read_source"
    request_id: int
    file: str

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE, "request_id": self.request_id, "file": self.file}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> ReadSource:
        """Read what ``to_wire`` wrote."""
        return cls(wire["request_id"], wire["file"])


@dataclass(frozen=True)
class Shutdown:
    """End the worker and its whole process group."""

    TYPE: ClassVar[str] = "shutdown"

    def to_wire(self) -> dict[str, Any]:
        """As a JSON object."""
        return {"type": self.TYPE}

    @classmethod
    def from_wire(cls, _wire: dict[str, Any]) -> Shutdown:
        """Read what ``to_wire`` wrote."""
        return cls()


Command = Union[Load, Execute, Cancel, Acknowledge, ReadSource, Shutdown]

_COMMANDS = by_type(Load, Execute, Cancel, Acknowledge, ReadSource, Shutdown)


def parse_command(wire: dict[str, Any]) -> Command:
    """What the window said, read in the worker.

    Raises:
        MessageError: no such command, or a field is missing or of the wrong shape.
    """
    return parse(_COMMANDS, wire)  # type: ignore[no-any-return]
