"""What is no longer where it was: redirects that end, go round, go away, or keep a POST."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

bp = Blueprint("moved", __name__)


@bp.get("/support/chat")
def support_chat() -> ResponseReturnValue:
    """Nobody is in the chat; write us a mail."""
    return redirect(url_for("moved.support_mail"))


@bp.get("/support/mail")
def support_mail() -> ResponseReturnValue:
    """Nobody reads the mail; come to the chat."""
    return redirect(url_for("moved.support_chat"))


@bp.get("/partner")
def partner() -> ResponseReturnValue:
    """The workshop next door has a site of its own."""
    return redirect("https://partner.example/workshop?from=shop")


@bp.get("/old-catalogue")
def old_catalogue() -> ResponseReturnValue:
    """It moved for good."""
    return redirect(url_for("storefront.catalogue", material="glass"), 301)


@bp.post("/newsletter")
def newsletter() -> ResponseReturnValue:
    """The sign-up moved to the API: 307 keeps the method and the body."""
    return redirect(url_for("api.newsletter"), 307)
