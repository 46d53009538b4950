"""A real Chromium in front of a real Flask app, answered by a test client in this process."""

from __future__ import annotations

from collections import Counter

import pytest
from flask import Flask, Response, jsonify, redirect, request
from PySide6.QtCore import QTimer, QUrl

from inspector.preview.cookies import IdentityJar
from inspector.preview.shared import shared_gateway
from inspector.protocol.exchange import BodyRef, Hop
from inspector.protocol.reports import ResponseFinished, ResponseStarted

BASE = "http://localhost"

# What Chromium says of a machine without a graphics card, and the offscreen platform of itself.
NO_GRAPHICS = (
    "QRhiGles2: Failed to create",
    "Failed to create RHI",
    "QVulkanInstance: Failed to initialize",
    "GBM is not supported",
    "GPUInfo not initialized",
    "This plugin does not support",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Such a machine is good enough for these tests."""
    for item in items:
        if item.get_closest_marker("webengine"):
            item.add_marker(pytest.mark.qt_log_ignore(*NO_GRAPHICS))


# A 3x2 GIF.
GIF = bytes.fromhex(
    "47494638396103000200800000ff0000ffffff21f90400000000002c0000000003000200000203848f05003b"
)
PAGE = """<!doctype html><title>Shop</title>
<link rel=stylesheet href=/style.css>
<link rel=stylesheet href=https://cdn.example/bootstrap.css>
<h1>Hello</h1><img id=image src=/dot.gif><p id=cart></p>
<p><a id=link href="/next?a=1#part">next</a></p>
<p><a id=mail href="mailto:someone@shop.test">mail</a></p>
<p><a id=blank href="/blank" target=_blank>blank</a></p>
<p><a id=outside href="http://other.example/">outside</a></p>
<form id=search action=/search><input name=q value=tea></form>
<form id=order action=/order method=post><input name=tea value=green></form>
<script>fetch('/api/cart').then(a => a.json()).then(a => {
  document.getElementById('cart').textContent = a.cookie })</script>
"""


def make_app() -> Flask:
    """One page and what it asks for; counts the requests of each path."""
    app = Flask(__name__, static_folder=None)
    app.config["COUNTS"] = Counter()

    @app.before_request
    def count():
        app.config["COUNTS"][request.path] += 1

    @app.get("/page")
    def page():
        return PAGE

    @app.get("/style.css")
    def style():
        return Response("h1 { color: rgb(1, 2, 3) }", content_type="text/css")

    @app.get("/dot.gif")
    def dot():
        return Response(GIF, content_type="image/gif")

    @app.get("/api/cart")
    def cart():
        return jsonify(cookie=request.headers.get("Cookie"))

    @app.get("/login")
    def login():
        answer = redirect("/api/cart")
        answer.set_cookie("user", "ada")
        return answer

    @app.post("/order")
    def order():
        return redirect(f"/ordered/{request.form['tea']}")

    @app.route("/same", methods=["GET", "POST"])
    def same():
        return redirect("/same") if request.method == "POST" else "<title>Same again</title>"

    @app.get("/search")
    def search():
        return f"<title>Found {request.args['q']}</title>"

    @app.get("/ordered/<tea>")
    def ordered(tea):
        return f"<title>Ordered</title><p id=tea>{tea}"

    return app


class ClientBackend:
    """A PageBackend over Flask's test client; answers on the next turn of the event loop."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._next_id = 0

    def open_page_request(self, request, body, listener) -> int:
        self._next_id += 1
        number = self._next_id
        QTimer.singleShot(0, lambda: self._answer(number, request, body, listener))
        return number

    def _answer(self, number, request, body, listener) -> None:
        answer = self.app.test_client(use_cookies=False).open(
            request.url, method=request.method, headers=list(request.headers), data=body
        )
        reason = answer.status.partition(" ")[2]
        headers = tuple(answer.headers.items())
        listener.on_started(ResponseStarted(number, answer.status_code, reason, headers))
        listener.on_finished(ResponseFinished(number, 1.0), answer.data)
        answer.close()

    def abort_page_request(self, request_id: int) -> None: ...

    def acknowledge(self, request_id: int, size: int) -> None: ...


@pytest.fixture
def app() -> Flask:
    return make_app()


@pytest.fixture
def counts(app) -> Counter:
    return app.config["COUNTS"]


@pytest.fixture
def gateway(qapp, app):
    return shared_gateway(ClientBackend(app))


@pytest.fixture
def jar(qapp) -> IdentityJar:
    return IdentityJar()


@pytest.fixture
def preview(qtbot, gateway, jar, theme):
    """A preview on screen, 800x500."""
    import os

    from inspector.preview.chromium import prepare_chromium_environment
    from inspector.ui.response.web_view import WebPreview

    prepare_chromium_environment(os.environ, gateway)
    widget = WebPreview(gateway, jar, theme)
    qtbot.addWidget(widget)
    widget.resize(800, 500)
    widget.show()
    return widget


def make_page(
    body: str | bytes = PAGE, path="/page", status=200, headers=(), method="GET", url=None
) -> Hop:
    """An answer as if it had been sent before."""
    data = body.encode() if isinstance(body, str) else body
    return Hop(
        method=method,
        url=url or BASE + path,
        status=status,
        reason="SO BE IT",
        headers=(("Content-Type", "text/html; charset=utf-8"), *headers),
        body=BodyRef.of(data),
    )


@pytest.fixture
def show(qtbot, preview):
    """Show an answer, and come back when it is on screen."""

    def load(*arguments, **keywords) -> bool:
        with qtbot.waitSignal(preview.load_finished, timeout=15_000) as finished:
            preview.show_hop(make_page(*arguments, **keywords))
        return finished.args[0]

    return load


@pytest.fixture
def run(preview, qtbot):
    """Run a script in the page; returns what it evaluates to."""

    def run_script(script: str):
        answers = []
        preview.page.runJavaScript(script, 0, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    return run_script


@pytest.fixture
def wait_for(qtbot, run):
    """Wait until a script evaluates to something."""

    def wait(script: str, expected) -> None:
        qtbot.waitUntil(lambda: run(script) == expected, timeout=5000)

    return wait


@pytest.fixture
def address(preview):
    """The URL of the document on screen."""
    return lambda: preview.page.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
