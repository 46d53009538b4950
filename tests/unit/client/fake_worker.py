"""A worker that needs no Flask: it speaks the protocol, and misbehaves on demand.

Started as ``python fake_worker.py SCENARIO …``; the path of each request says what it does.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from inspector.protocol.commands import (
    Acknowledge,
    Cancel,
    Command,
    Execute,
    Load,
    ReadSource,
    Shutdown,
    parse_command,
)
from inspector.protocol.description import AppDescription, PathParameter, Route
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.framing import FrameDecoder, encode_frame
from inspector.protocol.limits import PROTOCOL_VERSION, ROUTES_PER_BATCH
from inspector.protocol.reports import (
    BodyChunk,
    Failed,
    Loaded,
    LoadFailed,
    Ready,
    ResponseFinished,
    ResponseStarted,
    RoutesDescribed,
    SourceText,
)
from inspector.protocol.source import SourceRef

SCENARIO = sys.argv[1]
CHUNK = b"x" * 65536


def say(report: object, payload: bytes = b"") -> None:
    """Write one frame."""
    data = encode_frame(report.to_wire(), payload)  # type: ignore[attr-defined]
    while data:
        data = data[os.write(1, data) :]


def _route(number: int) -> Route:
    return Route(
        f"/{number}/<int:id>",
        f"view_{number}",
        ("GET", "HEAD", "OPTIONS"),
        ("HEAD", "OPTIONS"),
        parameters=(PathParameter("id", "int"),),
        view=SourceRef("fake", f"view_{number}", "/fake.py", number + 1),
    )


def load(command: Load) -> None:
    """Do with the app what the scenario says."""
    if SCENARIO == "dies-loading":
        os.write(2, b"native stack\nlast words\n")
        os._exit(7)
    if SCENARIO == "hangs-loading":
        while True:
            time.sleep(1)
    if SCENARIO == "fails-loading":
        say(LoadFailed(ErrorInfo(ErrorCode.NO_APP, "There is no app in it.")))
        return
    count = int(SCENARIO) if SCENARIO.isdigit() else 2
    routes = [_route(n) for n in range(count)]
    for start in range(0, count, ROUTES_PER_BATCH):
        say(RoutesDescribed(tuple(routes[start : start + ROUTES_PER_BATCH])))
    say(Loaded(AppDescription("fake", command.app, "3", "3", "3", "/i", "/r")))
    if SCENARIO == "garbage-at-end":
        for route in routes * 20:
            say(RoutesDescribed((route,)))
        os.write(1, b"bye\r\n\r\n")
        os._exit(0)
    if SCENARIO == "dies-idle":
        os._exit(9)


def answer(command: Execute, body: bytes) -> None:
    """One request."""
    path = urlsplit(command.request.url).path
    handler = PATHS.get(path, _echo)
    handler(command, body)


def respond(
    command: Execute, status: int, headers: tuple[tuple[str, str], ...] = (), body: bytes = b""
) -> None:
    """A whole answer."""
    say(ResponseStarted(command.request_id, status, "REASON", headers))
    say(ResponseFinished(command.request_id, 1.0, endpoint="fake"), body)


def _echo(command: Execute, body: bytes) -> None:
    lines = [f"{command.request.method} {command.request.url}"]
    lines += [f"{name}: {value}" for name, value in command.request.headers]
    respond(command, 200, (), "\n".join(lines).encode() + b"\n\n" + body)


def _redirect(status: int, location: str, *set_cookie: str) -> Callable[[Execute, bytes], None]:
    cookies = tuple(("Set-Cookie", value) for value in set_cookie)
    return lambda command, _body: respond(
        command, status, (("Location", location), *cookies), b"moved"
    )


def _count_up(command: Execute, _body: bytes) -> None:
    step = int(urlsplit(command.request.url).query or 0)
    respond(command, 302, (("Location", f"/forever?{step + 1}"),))


def _large(command: Execute, _body: bytes) -> None:
    """Six MiB, acknowledged by the window before the last bytes follow."""
    say(ResponseStarted(command.request_id, 200, "OK", ()))
    for _ in range(96):
        say(BodyChunk(command.request_id), CHUNK)
    acknowledged = 0
    while acknowledged < 96 * len(CHUNK):
        heard = commands.hear()[0]
        if isinstance(heard, Acknowledge):
            acknowledged += heard.size
    say(ResponseFinished(command.request_id, 5.0), b"end")


def _slow(command: Execute, _body: bytes) -> None:
    """Sends half a body, then waits to be cancelled."""
    say(ResponseStarted(command.request_id, 200, "OK", ()))
    say(BodyChunk(command.request_id), b"half")
    while commands.hear()[0] != Cancel(command.request_id):
        pass
    say(Failed(command.request_id, ErrorInfo(ErrorCode.CANCELLED, "Cut.")))


def _hang(_command: Execute, _body: bytes) -> None:
    signal.pause()


def _die(_command: Execute, _body: bytes) -> None:
    os.write(2, "dying é\n".encode())
    os._exit(3)


def _segfault(_command: Execute, _body: bytes) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _garbage(_command: Execute, _body: bytes) -> None:
    os.write(1, b"Traceback (most recent call last):\r\n\r\n")
    signal.pause()


def _chatter(command: Execute, _body: bytes) -> None:
    os.write(2, "käse\n".encode()[:2])
    time.sleep(0.05)
    os.write(2, "käse\n".encode()[2:])
    respond(command, 200)


def _flood(command: Execute, _body: bytes) -> None:
    for _ in range(512):
        os.write(2, b"line after line\n" * 4096)
    os.write(2, b"the last line\n")
    respond(command, 200)


PATHS: dict[str, Callable[[Execute, bytes], None]] = {
    "/old": _redirect(302, "/new"),
    "/kept": _redirect(307, "/new"),
    "/login": _redirect(303, "http://localhost/new", "session=abc; Path=/", "b=2"),
    "/out": _redirect(302, "https://example.org/x"),
    "/mail": _redirect(302, "mailto:a@example.org"),
    "/secure": _redirect(301, "https://localhost/new"),
    "/loop-a": _redirect(302, "/loop-b"),
    "/loop-b": _redirect(302, "/loop-a"),
    "/forever": _count_up,
    "/large": _large,
    "/slow": _slow,
    "/hang": _hang,
    "/die": _die,
    "/segfault": _segfault,
    "/garbage": _garbage,
    "/chatter": _chatter,
    "/flood": _flood,
    "/pid": lambda command, _body: respond(command, 200, (), str(os.getpid()).encode()),
}


class Commands:
    """What the window says, one command after another."""

    def __init__(self) -> None:
        self._decoder = FrameDecoder()

    def hear(self) -> tuple[Command, bytes]:
        """Wait for the next command; the end of the pipe is the end of the worker."""
        while True:
            frame = self._decoder.next_frame()
            if frame is not None:
                return parse_command(frame.message), frame.payload
            data = os.read(0, 65536)
            if not data:
                sys.exit(0)
            self._decoder.feed(data)


commands = Commands()


def main() -> None:
    """Speak first, then serve."""
    if SCENARIO == "dies-at-once":
        sys.exit("No module named encodings")
    if SCENARIO == "garbage":
        os.write(1, b"hello\r\n\r\n")
        signal.pause()
    say(Ready(PROTOCOL_VERSION + (SCENARIO == "newer"), "3.11", sys.executable, os.getpid()))
    while True:
        command, payload = commands.hear()
        if isinstance(command, Load):
            load(command)
        elif isinstance(command, Execute):
            answer(command, payload)
        elif isinstance(command, ReadSource):
            say(SourceText(command.request_id, command.file, "text of it"))
        elif isinstance(command, Shutdown):
            if SCENARIO == "stubborn":
                signal.pause()
            return


main()
