"""From the words of a command line to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .exit_codes import ExitCode, UsageError
from .options import parse_options
from .output import PROGRAM, tell_line, tell_problem


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit code, one of ExitCode.

    Raises:
        SystemExit: --help and --version were answered.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except UsageError as error:
        tell_problem(str(error))
        tell_line(f"`{PROGRAM} --help` tells what can be asked for.")
        return ExitCode.WRONG_USAGE
    except KeyboardInterrupt:
        tell_problem("Cancelled.")
        return ExitCode.NO_ANSWER


def _run(arguments: list[str]) -> int:
    options = parse_options(arguments)
    # Imported when it is known which: --help needs no Qt, and the rest no window.
    if options.routes or options.send is not None:
        from .headless import run_headless

        return run_headless(options)
    from inspector.app import run

    return run(arguments)
