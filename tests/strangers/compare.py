"""Compares what the inspector tells of an app with what the live app object holds.

Run by hand on apps in virtualenvs of their own:

    python tests/strangers/compare.py --python VENV/bin/python [--env KEY=VALUE]... APP
        [--send "GET /path"]...

It prints a line for each kind of fact, then the start of each answer; it exits with 1 where
anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIVE_APP = Path(__file__).with_name("live_app.py")
# Flask runs the last one registered first; the inspector lists them in running order.
LAST_ONE_FIRST = ("after_request", "teardown_request", "teardown_appcontext")
PATIENCE_SECONDS = 120

Facts = dict[str, list[list[Any]]]


def live_facts(python: str, app: str, cwd: Path, env: dict[str, str]) -> Facts:
    """What ``live_app.py`` reads in the app's own Python."""
    command = [python, "-B", str(LIVE_APP), app]
    # As `flask run`: the folder itself is where imports start.
    environ = {**os.environ, "FLASK_RUN_FROM_CLI": "true", **env}
    read = subprocess.run(
        command, cwd=cwd, env=environ, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    if read.returncode:
        raise RuntimeError(read.stderr)
    facts: Facts = json.loads(read.stdout.splitlines()[-1])
    return facts


def told_facts(document: dict[str, Any]) -> Facts:
    """The same facts out of ``--routes --format json``, or of a description's wire form."""
    return {
        "routes": [
            [
                r["rule"],
                r["endpoint"],
                r["methods"],
                r["subdomain"],
                r["host"],
                r["strict_slashes"],
                r["defaults"] or {},
                r["view"] and _place(r["view"]),
            ]
            for r in document["routes"]
        ],
        "blueprints": [[b["name"], b["import_name"]] for b in document["blueprints"]],
        "error_handlers": [
            [e["scope"], e["code"], e["exception"], _place(e["handler"])]
            for e in document["error_handlers"]
        ],
        "hooks": [[h["kind"], h["scope"], _place(h["function"])] for h in document["hooks"]],
    }


def differences(live: Facts, told: Facts) -> dict[str, list[str]]:
    """For each kind of fact what only one side has; all empty where both say the same.

    Routes and blueprints are compared in their order, hooks in their order within a kind and
    scope, error handlers as a set.
    """
    return {
        "routes": _unequal(live["routes"], told["routes"]),
        "blueprints": _unequal(live["blueprints"], told["blueprints"]),
        "error_handlers": _unequal(
            sorted(live["error_handlers"], key=repr), sorted(told["error_handlers"], key=repr)
        ),
        "hooks": _unequal(_in_running_order(live["hooks"]), _by_scope(told["hooks"])),
    }


def _by_scope(hooks: list[list[Any]]) -> list[list[Any]]:
    return sorted(hooks, key=lambda hook: (hook[0], hook[1] or ""))


def _in_running_order(hooks: list[list[Any]]) -> list[list[Any]]:
    running = [hook for hook in hooks if hook[0] not in LAST_ONE_FIRST]
    running += reversed([hook for hook in hooks if hook[0] in LAST_ONE_FIRST])
    return _by_scope(running)


def _unequal(live: list[list[Any]], told: list[list[Any]]) -> list[str]:
    if len(live) != len(told):
        return [f"the app holds {len(live)}, told are {len(told)}", *_only_one_has(live, told)]
    pairs = zip(live, told, strict=True)
    return [f"the app holds {a}, told is {b}" for a, b in pairs if not _same(a, b)]


def _only_one_has(live: list[list[Any]], told: list[list[Any]]) -> list[str]:
    untold = [f"not told: {one}" for one in live if not any(_same(one, two) for two in told)]
    unheld = [f"not held: {two}" for two in told if not any(_same(one, two) for one in live)]
    return [*untold, *unheld]


def _place(source: dict[str, Any]) -> list[Any]:
    return [source["module"], source["qualname"], source["line"]]


def _same(live: list[Any], told: list[Any]) -> bool:
    # The place of a function stands last in all but blueprints.
    if not isinstance(live[-1], list):
        return live == told
    return live[:-1] == told[:-1] and _same_place(live[-1], told[-1])


def _same_place(live: list[Any], told: list[Any]) -> bool:
    _, name, line = live
    if name is None:
        # A partial, or an object with __call__: told is what is inside.
        return True
    return live[:2] == told[:2] and line in (None, told[2])


def _inspector(arguments: argparse.Namespace, *options: str) -> dict[str, Any]:
    environment = [word for pair in arguments.env for word in ("--env", pair)]
    command = [sys.executable, "-m", "inspector", arguments.app, "--python", arguments.python]
    done = subprocess.run(
        [*command, "--cwd", str(arguments.cwd), *environment, *options, "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    if not done.stdout:
        raise RuntimeError(done.stderr)
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _describe_answer(line: str, answer: dict[str, Any]) -> str:
    if not answer["hops"]:
        return f"{line}: {answer['ended']}: {(answer['error'] or {}).get('message')}"
    chain = " > ".join(str(hop["status"]) for hop in answer["hops"])
    last = answer["hops"][-1]
    headers = {name.lower(): value for name, value in last["headers"]}
    text = " ".join(((answer["body"] or {}).get("text") or "").split())
    return (
        f"{line}: {chain}, {headers.get('content-type')}, {last['body_size']} bytes: {text[:100]}"
    )


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("app", metavar="APP")
    parser.add_argument("--python", required=True)
    parser.add_argument("--cwd", type=Path, default=Path.cwd())
    parser.add_argument("--env", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--send", action="append", default=[], metavar='"GET /path"')
    return parser.parse_args()


def main() -> int:
    """Compare one app, and look at what it answers."""
    arguments = _parse()
    env = dict(pair.split("=", 1) for pair in arguments.env)
    live = live_facts(arguments.python, arguments.app, arguments.cwd, env)
    document = _inspector(arguments, "--routes")
    found = differences(live, told_facts(document))
    versions = document["app"]
    print(", ".join(f"{name} {versions[name]}" for name in ("python", "flask", "werkzeug")))
    for kind, unequal in found.items():
        print(f"{kind}: {len(live[kind])}, {'DIFFERENT' if unequal else 'equal'}")
        print(*(f"    {line}" for line in unequal), sep="\n", end="\n" if unequal else "")
    for line in arguments.send:
        print(_describe_answer(line, _inspector(arguments, "--send", line)))
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main())
