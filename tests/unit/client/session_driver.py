"""Words for tests to say to a session on the fake worker, and to read what it told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from inspector.client.session import WorkerSession
from inspector.client.target import Target
from inspector.protocol.errors import ErrorInfo
from inspector.protocol.exchange import BodyRef, Exchange, RequestSpec
from inspector.protocol.reports import ResponseFinished, ResponseStarted

FAKE_WORKER = Path(__file__).with_name("fake_worker.py")


@dataclass
class Jar:
    """A CookieSource that keeps cookies by name, whatever the URL."""

    cookies: dict[str, str] = field(default_factory=dict)

    def cookie_header(self, url: str) -> str | None:
        """All of them."""
        return "; ".join(f"{k}={v}" for k, v in self.cookies.items()) or None

    def store(self, url: str, set_cookie: Sequence[str]) -> None:
        """Name and value alone."""
        for line in set_cookie:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value


@dataclass
class Listener:
    """A ResponseListener that writes down what it hears."""

    told: list[Any] = field(default_factory=list)
    body: bytes = b""

    def on_started(self, started: ResponseStarted) -> None:
        """Keep."""
        self.told.append(started)

    def on_chunk(self, data: bytes) -> None:
        """Keep."""
        self.body += data

    def on_finished(self, finished: ResponseFinished, data: bytes) -> None:
        """Keep."""
        self.body += data
        self.told.append(finished)

    def on_failed(self, error: ErrorInfo) -> None:
        """Keep."""
        self.told.append(error)


# A machine that does other things as well takes its time to start a Python.
PATIENCE_MS = 20_000


class Client:
    """A session, and the short words that tests say to it."""

    def __init__(self, qtbot: QtBot, cwd: Path) -> None:
        self.qtbot = qtbot
        self.cwd = cwd
        self.jar = Jar()
        self.session = WorkerSession(dict(os.environ))
        self.states: list[str] = []
        self.console = ""
        self.session.state_changed.connect(lambda state: self.states.append(state.value))
        self.ended: dict[int, Exchange] = {}
        self.session.console_written.connect(self._hear)
        self.session.exchange_received.connect(self._keep)

    def _hear(self, text: str) -> None:
        self.console += text

    def _keep(self, exchange: Exchange) -> None:
        self.ended[exchange.exchange_id] = exchange

    def target(self, scenario: str = "normal") -> Target:
        """The fake worker, playing a scenario."""
        return Target("fake.py", (sys.executable, str(FAKE_WORKER), scenario), self.cwd)

    def open(self, scenario: str = "normal") -> Any:
        """Open and wait until loaded; the description."""
        with self.qtbot.waitSignal(self.session.app_loaded, timeout=PATIENCE_MS) as loaded:
            self.session.open(self.target(scenario))
        return loaded.args[0]

    def send(self, target: str = "/", method: str = "GET", **fields: Any) -> Exchange:
        """Send and wait; what came of it."""
        wanted = self.start(target, method, **fields)
        return self.wait(wanted)

    def start(self, target: str, method: str = "GET", **fields: Any) -> int:
        """Send and go on."""
        return self.session.execute(RequestSpec(method, target=target, **fields), self.jar)

    def wait(self, exchange_id: int) -> Exchange:
        """Wait for the end of an exchange, which may have come already."""
        self.qtbot.waitUntil(lambda: exchange_id in self.ended, timeout=PATIENCE_MS)
        return self.ended[exchange_id]


def text_of(body: BodyRef) -> str:
    """A body as text."""
    return body.read().decode()
