"""The stock as it changes: server-sent events, and the page that listens to them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request

from .catalogue import PRODUCTS

bp = Blueprint("stock", __name__, url_prefix="/stock")


@bp.get("")
def page() -> str:
    """A page that shows the stock as it changes."""
    return render_template("stock.html", products=list(PRODUCTS.values()))


@bp.get("/stream")
def stream() -> Response:
    """Server-sent events: ?updates= of them, ?pause= seconds apart."""
    updates = request.args.get("updates", 8, type=int)
    pause = request.args.get("pause", 0.25, type=float)
    return Response(_stock_events(updates, pause), mimetype="text/event-stream")


def _stock_events(updates: int, pause: float) -> Iterator[str]:
    skus = list(PRODUCTS)
    for number in range(updates):
        time.sleep(pause)
        change = {"sku": skus[number % len(skus)], "pieces": 40 - number}
        yield f"id: {number}\nevent: stock\ndata: {json.dumps(change)}\n\n"
    yield "event: done\ndata: {}\n\n"
