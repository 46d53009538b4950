"""The cart: quantities by article number, kept in the session."""

from __future__ import annotations

from dataclasses import dataclass

from flask import session

from .catalogue import PRODUCTS, Product

SHIPPING = 400


@dataclass(frozen=True)
class Line:
    """One row of the cart."""

    product: Product
    quantity: int

    @property
    def amount(self) -> int:
        """In cents."""
        return self.product.price * self.quantity


def lines() -> list[Line]:
    """The cart of this session, in the order in which things were put in."""
    return [Line(PRODUCTS[sku], quantity) for sku, quantity in quantities().items()]


def quantities() -> dict[str, int]:
    """A copy of what the session holds."""
    return dict(session.get("cart", {}))


def put(sku: str, quantity: int) -> None:
    """Set how many of an article there are; none takes it out."""
    cart = quantities()
    cart[sku] = quantity
    session["cart"] = {sku: count for sku, count in cart.items() if count > 0}


def clear() -> None:
    """Empty the cart."""
    session.pop("cart", None)


def subtotal() -> int:
    """In cents, without shipping."""
    return sum(line.amount for line in lines())


def total() -> int:
    """In cents; shipping is charged where there is something to ship."""
    return subtotal() + shipping()


def shipping() -> int:
    """In cents."""
    return SHIPPING if quantities() else 0


def as_json() -> dict[str, object]:
    """As the API shows it, in euros."""
    return {
        "items": [
            {
                "id": line.product.id,
                "name": line.product.name,
                "quantity": line.quantity,
                "price": line.product.price / 100,
            }
            for line in lines()
        ],
        "shipping": shipping() / 100,
        "total": total() / 100,
        "currency": "EUR",
    }


def in_templates() -> dict[str, object]:
    """Context processor: the header of every page counts what is in the cart."""
    return {"cart_count": len(quantities())}


def money(cents: int) -> str:
    """Template filter: "24.00"."""
    return f"{cents / 100:.2f}"
