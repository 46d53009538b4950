"""The command line: its options and its exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from inspector import __version__
from inspector.client.arguments import add_target_arguments


def build_parser() -> argparse.ArgumentParser:
    """The parser of ``python -m inspector``; argparse itself exits with 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="route-inspector",
        description="Open a Flask app in a window: see its routes, send requests to them "
        "through Flask's test client, and see chain, page and JSON of every answer.",
        epilog="APP is what `flask --app` takes: app.py, pkg/app.py, app.py:name, "
        "\"app.py:create_app('dev')\", pkg.module:app, or a folder with app.py or wsgi.py. "
        "Naming an app here runs its code, as `flask run` does.",
    )
    add_target_arguments(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code: 0 when the window was closed.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    build_parser().parse_args(arguments)
    # Qt is imported here and not above, so that --help needs neither Qt nor a display.
    from inspector.app import run

    return run(arguments)
