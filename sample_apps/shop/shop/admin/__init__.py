"""The office: only staff come in, and its reports are a blueprint inside it."""

from __future__ import annotations

from flask import Blueprint, abort, g, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden

from ..checkout import orders
from . import reports

bp = Blueprint("admin", __name__, url_prefix="/admin")
bp.register_blueprint(reports.bp)


@bp.before_request
def require_staff() -> None:
    """Runs before every view of the office, the reports included."""
    if g.user is None or not g.user.staff:
        abort(403)


@bp.get("/")
def office() -> str:
    """What was ordered, and the reports."""
    return render_template("admin/office.html", orders=list(orders.values()))


@bp.errorhandler(403)
def staff_only(_error: Forbidden) -> ResponseReturnValue:
    """The door."""
    return render_template("admin/staff_only.html"), 403
