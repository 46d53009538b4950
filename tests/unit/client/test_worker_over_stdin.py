"""A worker behind a command: its code goes over the pipe, and nothing needs a shared disk."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from session_driver import Client, text_of

from inspector.client import disk_token
from inspector.client.preamble import Preamble
from inspector.client.target import Target, resolve_target
from inspector.protocol.commands import DiskProbe
from inspector.protocol.description import AppDescription
from inspector.protocol.errors import ErrorCode
from inspector.protocol.framing import FRAMES_FOLLOW

APP = """
import json, os, sys
from flask import Flask
app = Flask(__name__)
print("importing", flush=True)

@app.get("/")
def where():
    ours = [m for m in sys.modules.values() if m.__name__.startswith("_route_inspector")]
    files = {m.__file__ for m in ours if os.path.exists(m.__file__)}
    return f"{os.getcwd()} {os.environ.get('SHOP')} {sorted(files)} {json.__file__ != __file__}"

@app.get("/boom")
def boom():
    return 1 / 0
"""
# As ``docker exec`` or ``ssh`` would: another folder, another environment, words of its own.
ELSEWHERE = """#!/bin/sh
echo 'Welcome to the other side'
cd /
exec env -i PATH="$PATH" LC_ALL=C.UTF-8 {how}
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[[str], str]:
    """Writes a command that leads elsewhere; the command line of the Python there."""

    def write(how: str = '"$@"') -> str:
        script = tmp_path / "bin" / "elsewhere"
        script.parent.mkdir(exist_ok=True)
        script.write_text(ELSEWHERE.format(how=how))
        script.chmod(0o755)
        return f"{shlex.quote(str(script))} {shlex.quote(sys.executable)}"

    return write


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of the app, with a module beside it that hides Python's own."""
    folder = tmp_path / "app place"
    folder.mkdir()
    (folder / "app.py").write_text(APP)
    (folder / "json.py").write_text("raise RuntimeError('the wrong json')\n")
    (folder / "zlib.py").write_text("raise RuntimeError('the wrong zlib')\n")
    return folder


def _load(client: Client, target: Target) -> None:
    told: list[object] = []
    client.session.app_loaded.connect(told.append)
    client.session.load_failed.connect(told.append)
    client.session.open(target)
    client.qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert isinstance(told[0], AppDescription), told


@pytest.mark.parametrize("how", ['"$@"', 'sh -c "$*"'], ids=["as docker", "as ssh"])
def test_the_code_goes_over_the_pipe(
    client: Client, place: Path, elsewhere: Callable[[str], str], how: str
) -> None:
    (place / "json.py").unlink()
    _load(client, resolve_target("app.py", elsewhere(how), place, (("SHOP", "open"),)))
    assert text_of(client.send("/").hops[0].body) == f"{place} open [] True"
    assert "Welcome to the other side" in client.console
    assert "importing" in client.console


def test_modules_beside_the_app_do_not_hide_what_the_worker_needs(
    client: Client, place: Path
) -> None:
    (place / "app.py").write_text("import flask\napp = flask.Flask(__name__)\n")
    python = f"env -C {shlex.quote(str(place))} {shlex.quote(sys.executable)}"
    _load(client, resolve_target("app.py", python, place))


def test_a_traceback_shows_the_apps_lines_alone(
    client: Client, place: Path, elsewhere: Callable[[], str]
) -> None:
    (place / "json.py").unlink()
    _load(client, resolve_target("app.py", elsewhere(), place))
    error = client.send("/boom").hops[0].error
    assert error is not None and error.traceback is not None
    assert error.traceback.count("  File ") == 1
    assert "return 1 / 0" in error.traceback
    assert (error.file, error.line) == (str(place / "app.py"), 15)


def test_whoever_reads_the_token_shares_the_disk(
    client: Client, place: Path, elsewhere: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "json.py").unlink()
    target = resolve_target("app.py", elsewhere(), place)
    _load(client, target)
    assert client.session.shared_disk
    monkeypatch.setattr(disk_token, "disk_probe", lambda: DiskProbe("/no/such/file", "x"))
    _load(client, target)
    assert not client.session.shared_disk


def test_without_a_folder_the_worker_stays_where_the_command_leads(
    client: Client,
    elsewhere: Callable[[], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "app.py").write_text("import flask\napp = flask.Flask(__name__)\n")
    monkeypatch.chdir(tmp_path)
    with client.qtbot.waitSignal(client.session.load_failed, timeout=10000) as failed:
        client.session.open(resolve_target("app.py", elsewhere()))
    assert failed.args[0].message == "There is no file /app.py: check the path."


def test_a_folder_that_only_the_other_side_can_have_is_asked_for_there(
    client: Client, elsewhere: Callable[[], str]
) -> None:
    with client.qtbot.waitSignal(client.session.load_failed, timeout=10000) as failed:
        client.session.open(resolve_target("app.py", elsewhere(), Path("/srv/no such folder")))
    assert failed.args[0].code is ErrorCode.FILE_MISSING
    assert "/srv/no such folder" in failed.args[0].message


def test_a_command_that_fails_says_what_it_said(client: Client) -> None:
    with client.qtbot.waitSignal(client.session.load_failed) as failed:
        client.session.open(resolve_target("app.py", "sh -c 'echo no such host >&2; exit 255'"))
    assert failed.args[0].code is ErrorCode.INTERPRETER_UNUSABLE
    assert failed.args[0].message.endswith("It said: no such host")


def test_a_command_that_stays_is_ended_with_the_worker(
    client: Client, place: Path, tmp_path: Path
) -> None:
    (place / "json.py").unlink()
    wrapper = tmp_path / "stays"
    wrapper.write_text('#!/bin/sh\necho $$ > "$0.pid"\n"$@"\n')
    wrapper.chmod(0o755)
    _load(client, resolve_target("app.py", f"{wrapper} {shlex.quote(sys.executable)}", place))
    group = int((tmp_path / "stays.pid").read_text())
    client.session.stop()
    client.qtbot.waitUntil(lambda: not _group_lives(group))


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("python", "over_stdin"),
    [
        (sys.executable, False),
        ("python3", False),
        ("poetry run python", True),
        ("docker compose exec -T web python", True),
        ("/opt/bin/in-container", True),
    ],
)
def test_only_a_plain_python_is_started_by_path(python: str, over_stdin: bool) -> None:
    assert resolve_target("app.py", python).over_stdin is over_stdin


def test_what_a_command_prints_is_told_apart_wherever_it_is_cut() -> None:
    whole = b"a banner\n---" + FRAMES_FOLLOW + b"Content-Length: 2"
    for cut in range(len(whole) + 1):
        preamble = Preamble()
        parts = [preamble.feed(whole[:cut]), preamble.feed(whole[cut:])]
        assert b"".join(noise for noise, _ in parts) == b"a banner\n---"
        assert b"".join(frames for _, frames in parts) == b"Content-Length: 2"
