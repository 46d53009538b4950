"""Reports to download."""

from __future__ import annotations

import csv
import io

from flask import Blueprint, Response

from ..catalogue import PRODUCTS

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("/sales.csv")
def sales() -> Response:
    """A table as an attachment."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["sku", "name", "price"])
    table.writerows([p.sku, p.name, f"{p.price / 100:.2f}"] for p in PRODUCTS.values())
    disposition = {"Content-Disposition": 'attachment; filename="sales.csv"'}
    return Response(text.getvalue(), mimetype="text/csv", headers=disposition)
