"""The shelves: front page, catalogue, products, the discount calculator."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.views import View

from . import basket
from .catalogue import MATERIALS, PRODUCTS, Product

bp = Blueprint("storefront", __name__)


class ProductList(View):
    """A page of products; one class, a route for all and a route for each material."""

    init_every_request = False

    def __init__(self, title: str) -> None:
        self._title = title

    def dispatch_request(self, material: str | None = None) -> str:
        """Render the products of one material, or all of them."""
        found = [p for p in PRODUCTS.values() if material in (None, p.material)]
        return render_template(
            "products.html", title=self._title, products=found, material=material
        )


bp.add_url_rule("/", view_func=ProductList.as_view("front", "For the bench"))
bp.add_url_rule(
    f"/catalogue/<any({', '.join(MATERIALS)}):material>",
    view_func=ProductList.as_view("catalogue", "From the catalogue"),
)


@bp.get("/products/<sku:sku>")
def product(sku: str) -> str:
    """One product."""
    return render_template("product.html", product=_product(sku))


@bp.post("/products/<sku:sku>")
def put_in_cart(sku: str) -> ResponseReturnValue:
    """Put some of it into the cart."""
    chosen = _product(sku)
    quantity = request.form.get("quantity", 1, type=int)
    basket.put(sku, basket.quantities().get(sku, 0) + quantity)
    flash(f"In your cart: {quantity} × {chosen.name}.")
    return redirect(url_for("storefront.product", sku=sku), 303)


@bp.get("/lookbook")
def lookbook() -> str:
    """A page whose stylesheet and picture are at a host that cannot be reached."""
    return render_template("lookbook.html")


@bp.get("/discount/<int:pieces>")
def discount(pieces: int) -> dict[str, float]:
    """The price of one flask when buying several. Nobody tried it with none."""
    return {"pieces": pieces, "price_each": 24.0 - 4.0 * (pieces - 1) / pieces}


def _product(sku: str) -> Product:
    if sku not in PRODUCTS:
        abort(404, f"We do not sell {sku}.")
    return PRODUCTS[sku]
