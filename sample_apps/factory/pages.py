"""The pages for people."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("pages", __name__)


@bp.route("/")
def station() -> str:
    """What the factory was told."""
    return render_template("station.html")
