"""The pipes of a process that runs already: everything comes through, and its end is told."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from subprocess import PIPE, Popen

import pytest
from pytestqt.qtbot import QtBot

from inspector.client import child as child_module
from inspector.client.child import Child

ECHO = """
import shutil, sys
shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)
sys.stderr.write("the end")
sys.exit(5)
"""
LEAVES_A_CHILD = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("said", flush=True)
"""


class _Heard:
    def __init__(self, source: str) -> None:
        self.popen = Popen(
            [sys.executable, "-c", source],
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            bufsize=0,
            start_new_session=True,
        )
        self.child = Child(self.popen)
        self.output = b""
        self.errors = b""
        self.ends: list[str] = []
        self.child.output_arrived.connect(self._on_output)
        self.child.errors_arrived.connect(self._on_errors)
        self.child.ended.connect(lambda end: self.ends.append(end.words))

    def _on_output(self, data: bytes) -> None:
        self.output += data

    def _on_errors(self, data: bytes) -> None:
        self.errors += data


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[Callable[[str], _Heard]]:
    """Runs a line of Python; killed at the end, whatever it started with it."""
    made: list[_Heard] = []

    def start(source: str) -> _Heard:
        made.append(_Heard(source))
        return made[-1]

    yield start
    for heard in made:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(heard.popen.pid, 9)
        heard.child.wait(2000)


@pytest.fixture(params=["descriptor", "looking"])
def way_to_see_an_end(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux tells of an end; elsewhere it is looked for."""
    if request.param == "looking":
        monkeypatch.setattr(child_module, "_process_descriptor", lambda _pid: None)


@pytest.mark.usefixtures("way_to_see_an_end")
def test_more_than_any_pipe_holds_goes_both_ways(
    run: Callable[[str], _Heard], qtbot: QtBot
) -> None:
    heard = run(ECHO)
    sent = os.urandom(1024) * 5000
    heard.child.write(sent[:1000])
    heard.child.write(sent[1000:])
    heard.child.close_input()
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.output == sent
    assert heard.errors == b"the end"
    assert heard.ends == ["ended with exit code 5"]


@pytest.mark.usefixtures("way_to_see_an_end")
def test_a_process_has_ended_though_its_child_holds_the_pipe(
    run: Callable[[str], _Heard], qtbot: QtBot
) -> None:
    heard = run(LEAVES_A_CHILD)
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.output == b"said\n"
    assert heard.ends == ["ended with exit code 0"]


def test_what_ended_before_it_was_listened_to_is_told(
    run: Callable[[str], _Heard], qtbot: QtBot
) -> None:
    heard = run("print('quick')")
    os.waitid(os.P_PID, heard.popen.pid, os.WEXITED | os.WNOWAIT)
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.output == b"quick\n"


def test_an_end_that_came_before_the_kill_is_told(
    run: Callable[[str], _Heard], qtbot: QtBot
) -> None:
    heard = run("print('quick')")
    os.waitid(os.P_PID, heard.popen.pid, os.WEXITED | os.WNOWAIT)
    heard.child.kill()
    qtbot.waitUntil(lambda: bool(heard.ends))
    assert heard.ends == ["ended with exit code 0"]


def test_held_output_comes_later(run: Callable[[str], _Heard], qtbot: QtBot) -> None:
    heard = run(ECHO)
    heard.child.hold_output(True)
    heard.child.write(b"x" * 10)
    heard.child.close_input()
    with qtbot.waitSignal(heard.child.errors_arrived):
        assert heard.output == b""
    heard.child.hold_output(False)
    qtbot.waitUntil(lambda: heard.output == b"x" * 10)
    qtbot.waitUntil(lambda: bool(heard.ends))


def test_waiting_reads_on(run: Callable[[str], _Heard]) -> None:
    heard = run(ECHO)
    heard.child.write(b"x" * 1_000_000)
    heard.child.close_input()
    assert heard.child.wait(10_000)
    assert len(heard.output) == 1_000_000


def test_waiting_has_an_end(run: Callable[[str], _Heard]) -> None:
    heard = run("import time; time.sleep(60)")
    assert not heard.child.wait(20)
    heard.child.kill()
    assert heard.child.wait(2000)
    assert "SIGKILL" in heard.ends[0]
