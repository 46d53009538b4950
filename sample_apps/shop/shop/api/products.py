"""Products as JSON."""

from __future__ import annotations

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from ..catalogue import PRODUCTS

bp = Blueprint("products", __name__, url_prefix="/products")


@bp.get("/")
def every_product() -> ResponseReturnValue:
    """All of them; ?max_price= in euros."""
    limit = request.args.get("max_price", type=float)
    found = [p for p in PRODUCTS.values() if limit is None or p.price <= limit * 100]
    return {"products": [product.as_json() for product in found], "count": len(found)}


@bp.get("/<sku:sku>")
def one_product(sku: str) -> ResponseReturnValue:
    """One of them."""
    if sku not in PRODUCTS:
        abort(404, f"No product {sku}.")
    return PRODUCTS[sku].as_json()


@bp.errorhandler(404)
def no_such_product(error: Exception) -> ResponseReturnValue:
    """Name what there is instead."""
    return {"error": "No such product", "message": str(error), "known": list(PRODUCTS)}, 404
