"""Hooks and an error handler that raise, each in a blueprint of its own.

On the app they would spoil every view there is.
"""

from __future__ import annotations

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

after_request = Blueprint("after_request", __name__, url_prefix="/after-request")
teardown = Blueprint("teardown", __name__, url_prefix="/teardown")
error_handler = Blueprint("error_handler", __name__, url_prefix="/error-handler")

blueprints = (after_request, teardown, error_handler)


@after_request.route("/")
def before_the_hook() -> ResponseReturnValue:
    """A good answer, which nobody gets."""
    return "The view is fine."


@after_request.after_request
def spoil(response: Response) -> Response:
    """Raises when the view has answered."""
    raise RuntimeError("after_request raised")


@teardown.route("/")
def before_the_teardown() -> ResponseReturnValue:
    """A good answer, which no server sends: the hook raises before it is handed over."""
    return "The view is fine."


@teardown.teardown_request
def break_down(error: BaseException | None) -> None:
    """Raises when all is over."""
    raise RuntimeError("teardown_request raised")


@error_handler.route("/")
def view_with_a_bad_handler() -> ResponseReturnValue:
    """Raises what the handler is for."""
    raise LookupError("the view raised")


@error_handler.errorhandler(LookupError)
def mishandle(error: LookupError) -> ResponseReturnValue:
    """Raises in its turn; the traceback has both."""
    raise RuntimeError("the error handler raised") from error
