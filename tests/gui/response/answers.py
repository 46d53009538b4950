"""Exchanges that the tests of the answer pane show, and what a person reads of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from builders import make_exchange, make_hop, make_redirect
from PySide6.QtWidgets import QLabel, QWidget

from inspector.protocol.exchange import BodyRef, Hop

W = TypeVar("W", bound=QWidget)

CART = b'{"items": [{"id": 7, "price": 24.0}], "total": 64.50, "big": 1e400}'

CART_HOP = make_hop(
    url="http://localhost/api/cart", content_type="application/json", body=CART, endpoint="cart"
)
PAGE_HOP = make_hop(
    url="http://localhost/checkout", body=b"<h1>Checkout</h1>", endpoint="checkout"
)
LOGIN_HOP = make_redirect(
    "/checkout",
    url="http://localhost/auth/login",
    method="POST",
    endpoint="auth.login",
    request_body=BodyRef.of(b"username=ada"),
)
LOGIN = make_exchange(LOGIN_HOP, PAGE_HOP)
CART_ANSWER = make_exchange(CART_HOP)
PAGE_ANSWER = make_exchange(PAGE_HOP)


def answer_of(body: bytes, content_type: str = "text/plain; charset=utf-8", **fields: object):
    """An exchange of one hop with this body."""
    return make_exchange(make_hop(body=body, content_type=content_type, **fields))


def json_hop(body: bytes, path: str) -> Hop:
    """JSON at a path."""
    return make_hop(url=f"http://localhost{path}", content_type="application/json", body=body)


def spooled_hop(size: int, path: Path, content_type: str, target: str) -> Hop:
    """A hop whose body of ``size`` bytes is in a file."""
    hop = make_hop(url=f"http://localhost{target}", content_type=content_type)
    return replace(hop, body=BodyRef(size, None, path))


def find(pane: QWidget, kind: type[W], name: str) -> W:
    """The one widget of that object name."""
    found = pane.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} widgets are called {name}"
    return found[0]


def words(pane: QWidget) -> str:
    """All that labels say on screen."""
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())
