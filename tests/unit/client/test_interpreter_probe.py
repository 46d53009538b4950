"""What Pythons say of themselves, two at once, and that none is left running."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.client import interpreter_probe
from inspector.client.interpreter_probe import InterpreterProbe, ProbedPython
from inspector.client.interpreter_search import FoundPython


class _Asked:
    """A probe and what it told."""

    def __init__(self, qtbot: QtBot, cwd: Path) -> None:
        self.qtbot = qtbot
        self.probe = InterpreterProbe(os.environ, cwd, "flask")
        self.told: list[ProbedPython] = []
        self.probe.probed.connect(self.told.append)

    def ask(self, *commands: tuple[str, ...]) -> list[ProbedPython]:
        with self.qtbot.waitSignal(self.probe.finished, timeout=10000):
            for command in commands:
                self.probe.add(_found(*command))
        return self.told


@pytest.fixture
def asked(qtbot: QtBot, tmp_path: Path) -> Iterator[_Asked]:
    """Stopped at the end."""
    made = _Asked(qtbot, tmp_path)
    yield made
    made.probe.stop()


def _found(*command: str) -> FoundPython:
    return FoundPython(command, "x", "y")


def _shell(script: str) -> tuple[str, ...]:
    return ("sh", "-c", script)


def test_a_python_says_its_versions_and_whether_it_has_the_module(
    asked: _Asked, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise RuntimeError('the wrong json')\n")
    (said,) = asked.ask((sys.executable,))
    assert said.python == platform.python_version()
    assert said.flask == version("flask")
    assert said.has_module
    assert said.problem is None


def test_a_python_behind_a_remote_shell_answers_too(asked: _Asked, tmp_path: Path) -> None:
    script = tmp_path / "remote"
    script.write_text('#!/bin/sh\nexec sh -c "$*"\n')
    script.chmod(0o755)
    (said,) = asked.ask((str(script), sys.executable))
    assert said.python == platform.python_version()


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (("/no/such/python",), "It cannot be started: No such file or directory."),
        (_shell("echo no such host >&2; exit 255"), "It ended with exit code 255: no such host"),
        (_shell("exit 3"), "It ended with exit code 3."),
        (
            _shell("""echo 'route-inspector:["3.8.18", null, false]'"""),
            "Python 3.8.18 is too old: it must be 3.9 or later.",
        ),
        (
            _shell("""echo 'route-inspector:["3.9.1", "1.1.4", true]'"""),
            "Flask 1.1.4 is too old: it must be 2.0 or later.",
        ),
    ],
)
def test_what_cannot_be_used_is_said(
    asked: _Asked, command: tuple[str, ...], problem: str
) -> None:
    assert [said.problem for said in asked.ask(command)] == [problem]


def test_who_does_not_answer_is_ended_with_all_that_it_started(
    asked: _Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(interpreter_probe, "LIMIT_MS", 200)
    started = tmp_path / "child"
    (said,) = asked.ask(_shell(f"sleep 60 & echo $! > {started}; wait"))
    assert said.problem == "It did not answer in 0.2 s."
    child = int(started.read_text())
    asked.qtbot.waitUntil(lambda: not Path(f"/proc/{child}/cmdline").is_file() or _gone(child))


def _gone(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").read_bytes() == b""


def test_two_are_asked_at_once(asked: _Asked, tmp_path: Path) -> None:
    # Each waits until another has begun; three at once would be one too many.
    script = (
        f"cd {tmp_path}; touch began-$$; while [ $(ls began-* | wc -l) -lt 2 ]; do :; done; "
        "ls running-* 2>/dev/null | wc -l >> seen; touch running-$$; rm running-$$"
    )
    assert len(asked.ask(*[_shell(script)] * 4)) == 4
    assert max(map(int, (tmp_path / "seen").read_text().split())) < interpreter_probe.AT_ONCE


def test_stopping_leaves_nobody(asked: _Asked) -> None:
    for _ in range(4):
        asked.probe.add(_found("sleep", "60"))
    asked.probe.stop()
    assert not asked.probe.busy
    assert asked.told == []
