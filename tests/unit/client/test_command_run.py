"""A command in a process of its own: what it prints, how it ends, and that it does end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.client.command_line import CommandLine
from inspector.client.command_run import CommandEnd, CommandRun


class Told:
    """A command that runs, and what it has told."""

    def __init__(self, run: CommandRun) -> None:
        self.run = run
        self.output = ""
        self.ends: list[CommandEnd] = []
        run.output_written.connect(self._on_output)
        run.ended.connect(self.ends.append)

    def _on_output(self, text: str) -> None:
        self.output += text


Start = Callable[..., Told]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts Python on a program, as a command would be."""
    runs: list[CommandRun] = []

    def start_one(program: str, python: str = sys.executable) -> Told:
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        run = CommandRun(CommandLine(python, ("-c", program), tmp_path, env, "flask make"))
        runs.append(run)
        told = Told(run)
        run.start()
        return told

    yield start_one
    for run in runs:
        run.stop()


def test_output_comes_in_order_then_the_exit_code(qtbot: QtBot, start: Start) -> None:
    told = start("import sys; print('é 1'); print('2', file=sys.stderr); print(3)")
    qtbot.waitUntil(lambda: bool(told.ends))
    assert told.output == "é 1\n2\n3\n"
    assert told.ends[0].done
    assert told.ends[0].sentence.startswith("flask make ended with exit code 0 after ")


def test_a_failure_says_its_exit_code(qtbot: QtBot, start: Start) -> None:
    told = start("raise SystemExit(3)")
    qtbot.waitUntil(lambda: bool(told.ends))
    assert not told.ends[0].done
    assert "ended with exit code 3" in told.ends[0].sentence


def test_a_crash_says_its_signal(qtbot: QtBot, start: Start) -> None:
    told = start("import os; os.kill(os.getpid(), 11)")
    qtbot.waitUntil(lambda: bool(told.ends))
    assert "was killed by SIGSEGV" in told.ends[0].sentence


def test_a_program_that_is_not_there_is_told(qtbot: QtBot, start: Start) -> None:
    told = start("", "/no/such/python")
    qtbot.waitUntil(lambda: bool(told.ends))
    assert told.ends[0].sentence == ("flask make could not be started: No such file or directory.")


def test_a_question_gets_no_answer_instead_of_waiting(qtbot: QtBot, start: Start) -> None:
    told = start("input('Sure? ')")
    qtbot.waitUntil(lambda: bool(told.ends))
    assert "EOFError" in told.output


def test_cancel_lets_it_put_its_things_in_order(qtbot: QtBot, start: Start) -> None:
    told = start(
        "import time\ntry:\n    print('up')\n    time.sleep(60)\nfinally:\n    print('in order')"
    )
    qtbot.waitUntil(lambda: "up" in told.output)
    told.run.cancel()
    qtbot.waitUntil(lambda: bool(told.ends))
    assert "in order" in told.output
    assert told.ends[0].sentence.startswith("flask make was cancelled after ")


def test_cancel_ends_what_does_not_listen_and_what_it_started(qtbot: QtBot, start: Start) -> None:
    told = start(
        "import signal, subprocess, time\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        "print(child.pid)\n"
        "time.sleep(60)"
    )
    qtbot.waitUntil(lambda: told.output.endswith("\n"))
    told.run.cancel()
    qtbot.waitUntil(lambda: bool(told.ends))
    qtbot.waitUntil(lambda: has_ended(int(told.output)))


def test_stop_ends_all_of_it_at_once(qtbot: QtBot, start: Start) -> None:
    told = start(
        "import subprocess, time\nprint(subprocess.Popen(['sleep', '60']).pid)\ntime.sleep(60)"
    )
    qtbot.waitUntil(lambda: told.output.endswith("\n"))
    told.run.stop()
    assert not told.run.running
    qtbot.waitUntil(lambda: has_ended(int(told.output)))
    assert told.ends == []


def test_a_flood_is_shown_in_part_and_said_so(qtbot: QtBot, start: Start) -> None:
    told = start("import sys; sys.stdout.write('x' * 20_000_000)")
    qtbot.waitUntil(lambda: bool(told.ends))
    assert "bytes of output left out]" in told.output
    assert len(told.output) < 15_000_000


def has_ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
