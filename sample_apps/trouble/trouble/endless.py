"""Views that never answer, or never stop answering."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

bp = Blueprint("endless", __name__)

SECONDS_OF_SLEEP = 3600
SECONDS_BETWEEN_LINES = 0.05


@bp.route("/loop")
def loop() -> ResponseReturnValue:
    """A loop in Python: between two of its steps Ctrl+C is heard."""
    while True:
        pass


@bp.route("/loop-in-c")
def loop_in_c() -> ResponseReturnValue:
    """A loop in C that never lets go of the interpreter: only ending the process helps."""
    return str(all(itertools.repeat(True)))


@bp.route("/sleep")
def sleep() -> ResponseReturnValue:
    """Waits for what does not come, for an hour."""
    threading.Event().wait(SECONDS_OF_SLEEP)
    return "Good morning."


@bp.route("/stream/endless")
def stream() -> Response:
    """A line each moment, for ever."""
    return Response(_lines(), mimetype="text/plain")


def _lines() -> Iterator[str]:
    pause = threading.Event()
    for number in itertools.count(1):
        yield f"line {number}\n"
        pause.wait(SECONDS_BETWEEN_LINES)
