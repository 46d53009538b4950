"""Views that end the process, or the stack."""

from __future__ import annotations

import ctypes
import os
import sys

from flask import Blueprint
from flask.typing import ResponseReturnValue

bp = Blueprint("ending", __name__)


@bp.route("/exit")
def leave() -> ResponseReturnValue:
    """SystemExit, which Flask does not take for an error."""
    sys.exit(3)


@bp.route("/os-exit")
def leave_at_once() -> ResponseReturnValue:
    """The process is gone before anybody can clean up."""
    os._exit(3)


@bp.route("/segfault")
def read_nowhere() -> ResponseReturnValue:
    """A crash in C: the operating system ends the process."""
    return str(ctypes.string_at(0))


@bp.route("/recursion")
def call_itself() -> ResponseReturnValue:
    """RecursionError, with a traceback of a thousand frames."""
    return call_itself()
