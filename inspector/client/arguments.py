"""The command-line options that name a target, shared by the window and the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TargetArguments:
    """What the person said about the target, unresolved.

    app: as typed; None opens the start page.
    python: a path or a command line; None lets ``resolve_target`` look.
    cwd: folder to run in; None for the current one.
    env: variables added to the worker's environment.
    """

    app: str | None = None
    python: str | None = None
    cwd: str | None = None
    env: tuple[tuple[str, str], ...] = ()


def add_target_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare APP, --python, --cwd and --env."""
    parser.add_argument("app", metavar="APP", nargs="?", help="the app; none: the start page")
    parser.add_argument(
        "--python",
        metavar="PATH",
        help="Python to run the app with: a path, a virtualenv, or a command that leads to one "
        "elsewhere ('poetry run python', 'docker compose exec -T web python', 'ssh host "
        "python3'); without it, what was chosen in the window, else the virtualenv beside the "
        "app (.venv, venv or env), else VIRTUAL_ENV, else this one",
    )
    parser.add_argument("--cwd", metavar="DIR", help="folder to run the app in, where it runs")
    parser.add_argument(
        "--env",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        type=_variable,
        help="an environment variable for the app; may be given several times",
    )


def parse_target_arguments(argv: Sequence[str]) -> TargetArguments:
    """Read the options that name a target and leave all others alone.

    Raises:
        SystemExit: wrong usage, as argparse does.
    """
    parser = argparse.ArgumentParser(add_help=False)
    add_target_arguments(parser)
    found, _ = parser.parse_known_args(argv)
    return TargetArguments(found.app, found.python, found.cwd, tuple(found.env))


def _variable(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    return name, value
