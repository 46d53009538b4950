"""The errors of the shop, and the pages they become."""

from __future__ import annotations

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import InternalServerError, NotFound


class EmptyCartError(Exception):
    """Somebody wants to buy nothing."""


def page_not_found(error: NotFound) -> ResponseReturnValue:
    """Every 404 that no blueprint answers by itself."""
    return render_template("error.html", title="Not on our shelves", text=error.description), 404


def oops(_error: InternalServerError) -> ResponseReturnValue:
    """Something broke."""
    text = "A glass fell to the floor. We are sweeping up."
    return render_template("error.html", title="Mind the splinters", text=text), 500


def cart_is_empty(_error: EmptyCartError) -> ResponseReturnValue:
    """The order that was none."""
    text = "There is nothing in your cart, so there is nothing to order."
    return render_template("error.html", title="An empty cart", text=text), 409


def register(app: Flask) -> None:
    """Put the handlers on the app."""
    app.register_error_handler(404, page_not_found)
    app.register_error_handler(500, oops)
    app.register_error_handler(EmptyCartError, cart_is_empty)
