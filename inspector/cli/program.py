"""From the words of a command line to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .options import build_parser


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
