"""The application factory: configuration, blueprints, and what surrounds every request."""

from __future__ import annotations

import time

from flask import Flask, Response, g
from flask.json.provider import DefaultJSONProvider

from . import (
    admin,
    api,
    auth,
    basket,
    checkout,
    converters,
    errors,
    moved,
    pages,
    stock,
    storefront,
)


def create_app() -> Flask:
    """Build the shop. Its data are in memory and begin anew with each start."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="a sample has no secrets", MAX_CONTENT_LENGTH=32 * 1024 * 1024)
    if isinstance(app.json, DefaultJSONProvider):
        app.json.sort_keys = False
    app.url_map.converters["sku"] = converters.SkuConverter
    for blueprint in (
        storefront.bp,
        auth.bp,
        checkout.bp,
        pages.bp,
        moved.bp,
        stock.bp,
        api.bp,
        admin.bp,
    ):
        app.register_blueprint(blueprint)
    app.before_request(start_clock)
    app.before_request(auth.load_user)
    app.after_request(tell_time)
    app.context_processor(basket.in_templates)
    app.template_filter("money")(basket.money)
    errors.register(app)
    return app


def start_clock() -> None:
    """Note when the request began."""
    g.began = time.perf_counter()


def tell_time(response: Response) -> Response:
    """Say in a header how long the request took."""
    elapsed_ms = (time.perf_counter() - g.began) * 1000
    response.headers["Server-Timing"] = f"app;dur={elapsed_ms:.1f}"
    return response
