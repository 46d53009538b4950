"""The API: what the thermometer said."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from .storage import connection

bp = Blueprint("readings", __name__, url_prefix="/readings")


@bp.errorhandler(HTTPException)
def tell(error: HTTPException) -> ResponseReturnValue:
    """Errors of the API are JSON too."""
    return jsonify(status=error.code, message=error.description), error.code or 500


@bp.get("/")
def all_readings() -> Response:
    """Every reading, oldest first."""
    rows = connection().execute("SELECT id, taken, celsius FROM reading ORDER BY id")
    return jsonify(readings=[dict(row) for row in rows])


@bp.get("/<int:reading_id>")
def one_reading(reading_id: int) -> Response:
    """One of them."""
    found = connection().execute("SELECT * FROM reading WHERE id = ?", (reading_id,)).fetchone()
    if found is None:
        abort(404, f"There is no reading {reading_id}.")
    return jsonify(dict(found))


@bp.post("/")
def add_reading() -> ResponseReturnValue:
    """Take down a new one."""
    celsius = request.get_json().get("celsius")
    if isinstance(celsius, bool) or not isinstance(celsius, (int, float)):
        abort(400, "celsius must be a number.")
    with connection() as database:
        cursor = database.execute("INSERT INTO reading (celsius) VALUES (?)", (celsius,))
    place = url_for(".one_reading", reading_id=cursor.lastrowid)
    return jsonify(id=cursor.lastrowid, celsius=celsius), 201, {"Location": place}
