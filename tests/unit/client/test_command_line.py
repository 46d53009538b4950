"""How a command of the app is started: interpreter, folder, environment, and by which option."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from inspector.client.command_line import command_line, split_words
from inspector.client.target import Target

TARGET = Target("app.py", ("/venv/bin/python",), Path("/srv/shop"), (("STAGE", "test"),))


def test_a_command_runs_with_the_targets_python_folder_and_environment() -> None:
    line = command_line(TARGET, "app.py:app", "3.1.3", ("init-db", "--drop"), {"PATH": "/bin"})
    assert (line.program, *line.arguments) == (
        *("/venv/bin/python", "-B", "-m", "flask", "--app", "app.py:app", "init-db", "--drop"),
    )
    assert line.cwd == Path("/srv/shop")
    assert {"PATH": "/bin", "STAGE": "test"}.items() <= line.env.items()
    assert line.words == "flask init-db --drop"


@pytest.mark.parametrize("flask", ["2.0.3", "2.1.0"])
def test_an_old_flask_is_told_the_app_by_its_variable(flask: str) -> None:
    line = command_line(TARGET, "app.py", flask, ("init-db",), {})
    assert line.arguments == ("-B", "-m", "flask", "init-db")
    assert line.env["FLASK_APP"] == "app.py"


def test_a_command_of_several_words_is_the_interpreter() -> None:
    target = Target("app.py", ("poetry", "run", "python"), Path("/srv"))
    line = command_line(target, "app.py", "3.0", ("x",), {})
    assert (line.program, *line.arguments[:3]) == ("poetry", "run", "python", "-B")


def test_on_another_disk_folder_and_environment_go_along(tmp_path: Path) -> None:
    (tmp_path / "it's here").mkdir()
    (tmp_path / "it's here" / "app.py").write_text(
        "import os\nfrom flask import Flask\napp = Flask(__name__)\n"
        "@app.cli.command()\ndef say():\n    print(os.environ['STAGE'], os.getcwd())\n"
    )
    folder = str(tmp_path / "it's here")
    target = Target("app.py", (sys.executable,), tmp_path, (("STAGE", "a 'b'"),), True, folder)
    line = command_line(target, "app.py", "3.1", ("say",), {})
    done = subprocess.run(
        [line.program, *line.arguments], cwd=line.cwd, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"a 'b' {folder}\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("init-db", ("init-db",)),
        ("flask db upgrade", ("db", "upgrade")),
        ("users create 'Ann Lee'", ("users", "create", "Ann Lee")),
    ],
)
def test_what_was_typed_is_split_as_a_shell_would(typed: str, words: tuple[str, ...]) -> None:
    assert split_words(typed) == words


@pytest.mark.parametrize("typed", ["", "flask", "say 'unclosed"])
def test_what_is_no_command_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        split_words(typed)
