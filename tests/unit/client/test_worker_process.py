"""One process, spoken to directly: what is told last, and that its end is always told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from pytestqt.qtbot import QtBot
from session_driver import FAKE_WORKER

from inspector.client.report_reader import SLICE_S
from inspector.client.target import Target
from inspector.client.worker_process import WorkerProcess


class _Heard:
    """A process whose reports take longer to hear than it lives."""

    def __init__(self, cwd: Path) -> None:
        self.process = WorkerProcess()
        self.told: list[str] = []
        self.process.report_received.connect(self._hear_report)
        self.process.broken.connect(lambda _what: self.told.append("broken"))
        self.process.ended.connect(lambda end: self.told.append(end.words))
        python = (sys.executable, str(FAKE_WORKER), "garbage-at-end")
        self.process.start(Target("app.py", python, cwd), os.environ)

    def _hear_report(self, _report: object, _payload: bytes) -> None:
        self.told.append("report")
        end = perf_counter() + SLICE_S
        while perf_counter() < end:
            pass


@pytest.fixture
def heard(qtbot: QtBot, tmp_path: Path) -> Iterator[_Heard]:
    """Started, stopped at the end."""
    made = _Heard(tmp_path)
    yield made
    made.process.stop()


def test_the_end_is_told_after_all_that_was_said(heard: _Heard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: heard.told[-1:] == ["ended with exit code 0"])
    assert heard.told[-2] == "broken"
    assert heard.told.count("report") > 40


def test_a_process_that_ended_while_it_was_read_can_be_retired(
    heard: _Heard, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "report" in heard.told and not heard.process.alive)
    heard.process.retire()
    assert heard.told[-1] == "ended with exit code 0"
