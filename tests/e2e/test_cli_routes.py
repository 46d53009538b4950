"""``--routes`` tells the truth about an app, and needs neither a display nor Qt's windows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import cli_driver
import pytest

ROOT = Path(__file__).resolve().parents[2]

# What a script reads from the live app object.
READER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from app import app
json.dump({
    "routes": [[r.rule, r.endpoint, sorted(r.methods), r.defaults or {}, r.strict_slashes]
               for r in app.url_map.iter_rules()],
    "blueprints": [[name, b.import_name] for name, b in app.blueprints.items()],
    "handlers": [[scope, code, cls.__module__ + "." + cls.__qualname__]
                 for scope, codes in app.error_handler_spec.items()
                 for code, classes in codes.items() for cls in classes],
}, sys.stdout, default=str)
"""

# Runs the command line, then says what of Qt it had to import.
MODULES = """
import sys
from inspector.cli import main
code = main(sys.argv[1:])
print(sorted(m for m in sys.modules if m.startswith("PySide6.Qt")), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("sample", ["shop", pytest.param("tutorial", marks=pytest.mark.slow)])
def test_the_json_equals_the_live_app(tmp_path: Path, sample: str) -> None:
    folder = ROOT / "sample_apps" / sample
    outcome = cli_driver.run(tmp_path, str(folder), "--routes", "--format", "json")
    assert outcome.code == 0, outcome.err
    read = subprocess.run(
        [sys.executable, "-c", READER, str(folder)], capture_output=True, check=True, cwd=tmp_path
    )
    live, told = json.loads(read.stdout), json.loads(outcome.out)
    keys = ("rule", "endpoint", "methods", "defaults", "strict_slashes")
    assert [[route[key] for key in keys] for route in told["routes"]] == live["routes"]
    names = [[b["name"], b["import_name"]] for b in told["blueprints"]]
    assert sorted(names) == sorted(live["blueprints"])
    handlers = [[h["scope"], h["code"], h["exception"]] for h in told["error_handlers"]]
    assert sorted(handlers, key=str) == sorted(live["handlers"], key=str)


@pytest.mark.parametrize(
    ("words", "modules"),
    [
        (["--routes"], ["PySide6.QtCore"]),
        (["--send", "/"], ["PySide6.QtCore", "PySide6.QtNetwork"]),
    ],
)
def test_no_windows_are_imported(tmp_path: Path, words: list[str], modules: list[str]) -> None:
    (tmp_path / "app.py").write_text("from flask import Flask\napp = Flask(__name__)\n")
    run = subprocess.run(
        [sys.executable, "-c", MODULES, "app.py", *words],
        cwd=tmp_path,
        env=cli_driver.environment(str(tmp_path)),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr.splitlines()[-1] == str(modules)


@pytest.mark.slow
def test_ten_thousand_routes_go_through_a_pipe_that_is_closed_early(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        "from flask import Flask\napp = Flask(__name__)\n"
        "for n in range(10_000):\n    app.add_url_rule(f'/{n}', str(n), lambda: '')\n"
    )
    process = cli_driver.start(tmp_path, "app.py", "--routes")
    assert process.stdout is not None
    assert os.read(process.stdout.fileno(), 7) == b"methods"
    process.stdout.close()
    process.stdout = None
    outcome = cli_driver.wait(process, tmp_path)
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("from flask import Flask\napp = Flask(__name__)\n")
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "inspector", "app.py", "--routes"],
            cwd=tmp_path,
            env=cli_driver.environment(str(tmp_path)),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert run.returncode == 4
    assert "could not be written: No space left on device." in run.stderr
