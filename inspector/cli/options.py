"""The options of the command line."""

from __future__ import annotations

import argparse

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
