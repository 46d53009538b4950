"""From the cart to the order, and back again when it arrives broken."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import IO

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from . import basket
from .errors import EmptyCartError

FIRST_ORDER = 1001

bp = Blueprint("checkout", __name__)


@dataclass(frozen=True)
class Order:
    """What was bought. total: in cents."""

    number: int
    customer: str
    address: str
    total: int
    lines: tuple[basket.Line, ...] = field(default_factory=tuple)


orders: dict[int, Order] = {}


@bp.get("/checkout")
def checkout() -> ResponseReturnValue:
    """Address and summary; the table is filled by a script that fetches /api/cart."""
    if g.user is None:
        return redirect(url_for("auth.login_form", next=url_for("checkout.checkout")))
    return render_template(
        "checkout.html",
        subtotal=basket.subtotal(),
        shipping=basket.shipping(),
        total=basket.total(),
    )


@bp.post("/checkout")
def place_order() -> ResponseReturnValue:
    """Turn the cart into an order."""
    if not basket.lines():
        raise EmptyCartError
    number = FIRST_ORDER + len(orders)
    orders[number] = Order(
        number,
        g.user.name if g.user else "guest",
        request.form["address"],
        basket.total(),
        tuple(basket.lines()),
    )
    basket.clear()
    flash("Thank you. We are packing it in straw.")
    return redirect(url_for("checkout.order", number=number), 303)


@bp.get("/orders/<int(min=1000):number>")
def order(number: int) -> ResponseReturnValue:
    """One order; asking for one that is not there leads to the front page."""
    if number not in orders:
        flash(f"There is no order {number}.", "problem")
        return redirect(url_for("storefront.front"))
    return render_template("order.html", order=orders[number])


@bp.route("/returns", methods=["GET", "POST"])
def returns() -> ResponseReturnValue:
    """Send something back: two files, a photo of the damage and the receipt."""
    if request.method == "GET":
        return render_template("returns.html", received=[])
    received = [_received(name, request.files[name]) for name in ("photo", "receipt")]
    return render_template("returns.html", received=received, reason=request.form.get("reason"))


def _received(field_name: str, file: FileStorage) -> dict[str, object]:
    size, digest = _measure(file.stream)
    return {
        "field": field_name,
        "name": file.filename,
        "type": file.mimetype,
        "size": size,
        "sha256": digest,
    }


def _measure(stream: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while block := stream.read(64 * 1024):
        digest.update(block)
        size += len(block)
    return size, digest.hexdigest()
