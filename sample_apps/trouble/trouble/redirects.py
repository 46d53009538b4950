"""Redirects that lead nowhere."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

bp = Blueprint("redirects", __name__, url_prefix="/redirect")


@bp.route("/loop")
def loop() -> ResponseReturnValue:
    """To itself."""
    return redirect(url_for(".loop"))


@bp.route("/<int:more>")
def countdown(more: int) -> ResponseReturnValue:
    """To one less, down to none."""
    if more <= 0:
        return "You have arrived."
    return redirect(url_for(".countdown", more=more - 1))


@bp.route("/javascript")
def javascript() -> ResponseReturnValue:
    """To a script that a careless client would run."""
    return redirect("javascript:alert(1)")
