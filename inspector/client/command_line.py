"""What starts one of the app's own commands: program, arguments, environment. No Qt."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .target import Target

# ``flask --app`` came with Flask 2.2.
_FIRST_WITH_APP_OPTION = (2, 2)

# For an interpreter that may stand on another disk; read by Python and by a shell, as the
# bootstrap in worker_code is, so there is no single quote in it.
_ELSEWHERE = """0#'
import json, os, runpy, sys
told = json.loads({told})
if told["folder"]: os.chdir(told["folder"])
os.environ.update(told["env"])
sys.argv[1:] = told["arguments"]
runpy.run_module("flask", run_name="__main__", alter_sys=True)
#'"""


@dataclass(frozen=True)
class CommandLine:
    """A command as the system is to start it.

    words: what a person calls it: "flask init-db --drop".
    """

    program: str
    arguments: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str]
    words: str


def split_words(text: str) -> tuple[str, ...]:
    """What a person typed after ``flask``, as a shell would split it.

    Raises:
        ValueError: nothing, or a quote is not closed.
    """
    words = shlex.split(text)
    if words[:1] == ["flask"]:
        del words[0]
    if not words:
        raise ValueError("No command")
    return tuple(words)


def command_line(
    target: Target, flask_app: str, flask: str, words: Sequence[str], environ: Mapping[str, str]
) -> CommandLine:
    """How to run a command of the target's app, in its folder and environment.

    flask_app: as ``flask --app`` takes it. flask: the target's version of it, "2.0.3".
    environ: the person's own environment.
    """
    env = {**dict(target.env), "FLASK_APP": flask_app, "PYTHONUNBUFFERED": "1"}
    arguments = [*_app_option(flask_app, flask), *words]
    program, *python = target.python
    how = ["-m", "flask", *arguments]
    if target.over_stdin:
        told = {"folder": target.folder, "env": env, "arguments": arguments}
        text = json.dumps(json.dumps(told)).replace("'", "\\u0027")
        how = ["-c", _ELSEWHERE.format(told=text)]
    return CommandLine(
        program,
        (*python, "-B", *how),
        target.cwd,
        {**environ, **env},
        shlex.join(["flask", *words]),
    )


def _app_option(flask_app: str, flask: str) -> tuple[str, ...]:
    version = tuple(int(n) for n in re.findall(r"\d+", flask)[:2])
    return ("--app", flask_app) if version >= _FIRST_WITH_APP_OPTION else ()
