"""What the process says at its end."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """The exit codes of ``--routes`` and ``--send``; a window ends with DONE.

    DONE: there is an answer, whatever its HTTP status.
    WRONG_USAGE: the command line cannot be meant, or what it names cannot be sent.
    NOT_LOADED: the app could not be loaded.
    NO_ANSWER: time limit, cancelled, or the worker died.
    """

    DONE = 0
    WRONG_USAGE = 2
    NOT_LOADED = 3
    NO_ANSWER = 4


class UsageError(Exception):
    """The command line is wrong; the message is one sentence that says how."""
