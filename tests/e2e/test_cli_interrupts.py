"""Ctrl+C ends whatever the app does, says so, and leaves no process behind."""

from __future__ import annotations

import signal
from pathlib import Path

import cli_driver
import pytest
from cli_driver import Outcome
from cli_trouble import SOURCE

IMPORTING = "print('it runs', flush=True)\n"


def _interrupted(folder: Path, *words: str, number: int = signal.SIGINT) -> Outcome:
    """Send the signal when the app has said that it runs."""
    process = cli_driver.start(folder, "app.py", *words)
    assert process.stderr is not None
    said = process.stderr.readline()
    assert said.strip() == b"it runs"
    process.send_signal(number)
    return cli_driver.wait(process, folder, said)


def test_an_import_that_loops_shows_where(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(f"{IMPORTING}while True:\n    pass\n")
    outcome = _interrupted(tmp_path, "--routes")
    assert (outcome.code, outcome.out) == (4, b"")
    assert 'app.py", line ' in outcome.err
    assert outcome.last_line == "route-inspector: Importing app.py was cancelled."
    assert outcome.seconds < 5


@pytest.mark.slow
def test_an_import_that_hangs_in_c(tmp_path: Path) -> None:
    text = f"import ctypes\n{IMPORTING}ctypes.PyDLL(None).sleep(3600)\n"
    (tmp_path / "app.py").write_text(text)
    outcome = _interrupted(tmp_path, "--routes")
    assert (outcome.code, outcome.out) == (4, b"")
    assert outcome.last_line == "route-inspector: Importing app.py was cancelled."
    assert outcome.seconds < 10


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_wishes_to_end(tmp_path: Path, number: int) -> None:
    (tmp_path / "app.py").write_text(f"{IMPORTING}while True:\n    pass\n")
    assert _interrupted(tmp_path, "--routes", number=number).code == 4


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/loop", "/sleep", "/deaf", "/loop-in-c"])
def test_a_view_is_cancelled(tmp_path: Path, path: str) -> None:
    announcing = SOURCE + "\n@app.before_request\ndef tell():\n    print('it runs', flush=True)\n"
    (tmp_path / "app.py").write_text(announcing)
    outcome = _interrupted(tmp_path, "--send", path)
    assert (outcome.code, outcome.out) == (4, b"")
    assert outcome.last_line.startswith("route-inspector: The request was cancelled")
    assert outcome.seconds < 10


@pytest.mark.slow
def test_what_the_app_started_is_ended_with_it(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        f"import subprocess\nsubprocess.Popen(['sleep', '3600'])\n{IMPORTING}while True: pass\n"
    )
    assert _interrupted(tmp_path, "--routes").code == 4


@pytest.mark.slow
def test_the_worker_ends_when_the_command_line_is_killed(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(f"{IMPORTING}while True:\n    pass\n")
    process = cli_driver.start(tmp_path, "app.py", "--routes")
    assert process.stderr is not None and process.stdout is not None
    assert process.stderr.readline().strip() == b"it runs"
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert cli_driver.still_there(str(tmp_path), patience_s=5) == []
