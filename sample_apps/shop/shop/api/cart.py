"""The cart as JSON: class-based views."""

from __future__ import annotations

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask.views import MethodView

from .. import basket
from ..catalogue import PRODUCTS

bp = Blueprint("cart", __name__, url_prefix="/cart")


class Cart(MethodView):
    """The whole cart."""

    def get(self) -> ResponseReturnValue:
        """What is in it, and what it costs."""
        return basket.as_json()

    def delete(self) -> ResponseReturnValue:
        """Empty it."""
        basket.clear()
        return "", 204


class CartItem(MethodView):
    """One article of the cart."""

    def put(self, sku: str) -> ResponseReturnValue:
        """Set its quantity: {"quantity": 2}."""
        wanted = request.get_json()
        quantity = wanted.get("quantity") if isinstance(wanted, dict) else None
        if sku not in PRODUCTS:
            abort(404, f"No product {sku}.")
        if type(quantity) is not int or not 0 <= quantity <= 99:
            abort(400, "quantity must be a whole number from 0 to 99")
        basket.put(sku, quantity)
        return basket.as_json()

    def delete(self, sku: str) -> ResponseReturnValue:
        """Take it out."""
        basket.put(sku, 0)
        return basket.as_json()


bp.add_url_rule("", view_func=Cart.as_view("cart"))
bp.add_url_rule("/<sku:sku>", view_func=CartItem.as_view("item"))
