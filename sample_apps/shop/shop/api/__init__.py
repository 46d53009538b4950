"""The JSON API: a blueprint with two others inside, and errors told in JSON."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from . import cart, products

bp = Blueprint("api", __name__, url_prefix="/api")
bp.register_blueprint(products.bp)
bp.register_blueprint(cart.bp)


@bp.post("/newsletter")
def newsletter() -> ResponseReturnValue:
    """Sign up: shows what arrived, whatever its form."""
    return {
        "method": request.method,
        "content_type": request.content_type,
        "form": request.form.to_dict(flat=False),
        "json": request.get_json(silent=True),
    }, 201


@bp.errorhandler(HTTPException)
def error_as_json(error: HTTPException) -> ResponseReturnValue:
    """Whatever a view of the API aborts with."""
    return {"error": error.name, "message": error.description}, error.code or 500
