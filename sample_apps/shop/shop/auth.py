"""Who is there: login, logout, and the redirects around them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from . import basket

bp = Blueprint("auth", __name__)


@dataclass(frozen=True)
class User:
    """A customer. saved_cart: quantities by article number, kept since the last visit."""

    name: str
    password: str
    saved_cart: tuple[tuple[str, int], ...] = ()
    staff: bool = False


# The passwords stand here because this is a sample.
USERS = {
    "ada": User("ada", "lovelace", (("FLK-500", 2), ("STD-210", 1)), staff=True),
    "grace": User("grace", "hopper", (("TUB-012", 1),)),
}


def load_user() -> None:
    """Before each request: who is logged in, as g.user."""
    g.user = USERS.get(session.get("user", ""))


@bp.get("/auth/login")
def login_form() -> str:
    """Ask for name and password."""
    return render_template("login.html", next=request.args.get("next", ""))


@bp.post("/auth/login")
def login() -> ResponseReturnValue:
    """Check them, and lead on to after_login; the wrong ones show the form again."""
    user = USERS.get(request.form.get("username", ""))
    if user is None or user.password != request.form.get("password"):
        flash("Name and password do not go together.", "problem")
        return render_template("login.html", next=request.values.get("next", "")), 401
    session["user"] = user.name
    session["next"] = _own_path(request.values.get("next", ""))
    return redirect(url_for("auth.after_login"))


@bp.get("/after-login")
def after_login() -> ResponseReturnValue:
    """Give back the cart of the last visit, then go where the customer wanted to go."""
    if g.user is None:
        return redirect(url_for("auth.login_form"))
    for sku, quantity in g.user.saved_cart:
        basket.put(sku, basket.quantities().get(sku, quantity))
    flash(f"Welcome back, {g.user.name}. Your cart was kept.")
    return redirect(session.pop("next", url_for("checkout.checkout")))


@bp.post("/auth/logout")
def logout() -> ResponseReturnValue:
    """Forget the session, cart and all."""
    session.clear()
    flash("You are logged out.")
    return redirect(url_for("storefront.front"))


def _own_path(target: str) -> str:
    # "//host" and "/\host" lead to another host in a browser.
    own = target.startswith("/") and target[1:2] not in ("/", "\\")
    return target if own else url_for("checkout.checkout")
