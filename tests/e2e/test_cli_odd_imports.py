"""Apps that do at import what they should not, and are listed all the same."""

from __future__ import annotations

import json
from pathlib import Path

import cli_driver
import pytest

_FLASK = """from flask import Flask
app = Flask(__name__)
@app.get("/hello")
def hello(): return "hi"
"""

ODD_IMPORTS = {
    "closes_descriptors": "import os\nfor fd in (0, 1, 2): os.close(fd)\n",
    "prints_100_mb": "import sys\nfor _ in range(1600): sys.stdout.write('x' * 65536)\n",
    "prints_binary": "import os\nos.write(1, bytes(range(256)) * 64)\n",
    "changes_directory": "import os\nos.chdir('/')\n",
    "starts_threads_and_children": (
        "import subprocess, threading, time\n"
        "threading.Thread(target=time.sleep, args=(3600,)).start()\n"
        "subprocess.Popen(['sleep', '3600'])\n"
    ),
    "daemonless_grandchild": "import os\nos.fork() or os.execvp('sleep', ['sleep', '3600'])\n",
    "handles_sigint": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n",
    "unguarded_run": "",
    "drops_stdout": "import sys\nsys.stdout = sys.stderr = None\n",
    "exits_at_exit": "import atexit, os\natexit.register(os._exit, 9)\n",
}
FAST = {"closes_descriptors", "starts_threads_and_children", "unguarded_run"}


def _cases() -> list[object]:
    return [
        pytest.param(text, id=name, marks=[] if name in FAST else [pytest.mark.slow])
        for name, text in ODD_IMPORTS.items()
    ]


@pytest.mark.parametrize("odd", _cases())
def test_an_app_that_behaves_oddly_is_listed(tmp_path: Path, odd: str) -> None:
    source = odd + _FLASK + ("" if odd else "app.run(port=1)\n")
    (tmp_path / "app.py").write_text(source)
    outcome = cli_driver.run(tmp_path, "app.py", "--routes", "--format", "json")
    assert outcome.code == 0, outcome.err[-2000:]
    rules = [route["rule"] for route in json.loads(outcome.out)["routes"]]
    assert rules == ["/static/<path:filename>", "/hello"]
    assert outcome.seconds < 25


@pytest.mark.slow
def test_modules_of_the_apps_own_are_not_ours(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise RuntimeError('not this one')\n")
    (tmp_path / "inspector").mkdir()
    (tmp_path / "inspector" / "__init__.py").write_text("name = 'theirs'\n")
    (tmp_path / "app.py").write_text(
        f"import inspector\n{_FLASK}assert inspector.name == 'theirs'\n"
    )
    outcome = cli_driver.run(tmp_path.parent, str(tmp_path / "app.py"), "--routes")
    assert outcome.code == 0, outcome.err


def test_a_name_with_spaces_and_foreign_letters(tmp_path: Path) -> None:
    folder = tmp_path / "mein schöner Laden 商店"
    folder.mkdir()
    (folder / "die größte app.py").write_text(_FLASK)
    outcome = cli_driver.run(folder, "die größte app.py", "--routes")
    assert outcome.code == 0, outcome.err
    assert "die größte app.py:3" in outcome.out.decode()


@pytest.mark.slow
def test_a_folder_and_a_missing_variable_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "app.py").write_text(f"import os\nos.environ['KEY']\n{_FLASK}")
    outcome = cli_driver.run(tmp_path, "shop", "--routes", "--env", "KEY=1")
    assert outcome.code == 0, outcome.err
