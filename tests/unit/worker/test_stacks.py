"""The Flask app is found inside what stands around it, and requests go through all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.errors import ErrorCode

Write = Callable[[str, str], Path]

SHOP = """
from flask import Flask, request
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.debug import DebuggedApplication

def make(name):
    flask_app = Flask(name)

    @flask_app.route("/where")
    def where():
        return f"{name} {request.script_root}{request.path} {request.remote_addr}"

    @flask_app.route("/boom")
    def boom():
        raise KeyError(name)

    return flask_app

class Own:
    def __init__(self, inner):
        self.inner = inner
    def __call__(self, environ, start_response):
        def started(status, headers, *more):
            return start_response(status, [*headers, ("X-Own", "passed")], *more)
        return self.inner(environ, started)

def decorated(inner):
    def wsgi(environ, start_response):
        environ["REMOTE_ADDR"] = "decorated"
        return inner(environ, start_response)
    return wsgi
"""


def body(worker: WorkerProcess, target: str, **options: object) -> str:
    return worker.get(target, **options).body.decode()


def test_middleware_in_place_of_wsgi_app(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        SHOP + "app = make('shop')\n"
        "app.wsgi_app = Own(DebuggedApplication(ProxyFix(decorated(app.wsgi_app))))\n",
    )
    description, routes = worker.load("app.py")
    assert (description.name, description.mounts) == ("shop", ())
    assert "/where" in [route.rule for route in routes]
    answer = worker.get("/where")
    assert answer.body == b"shop /where decorated"
    assert answer.header_values("X-Own") == ["passed"]


def test_the_proxys_headers_count(worker: WorkerProcess, write: Write) -> None:
    write("app.py", SHOP + "app = make('shop')\napp.wsgi_app = ProxyFix(app.wsgi_app)\n")
    worker.load("app.py")
    assert body(worker, "/where", headers=[("X-Forwarded-For", "10.1.2.3")]) == (
        "shop /where 10.1.2.3"
    )


DISPATCHED = SHOP + "shop = make('shop')\nadmin = make('admin')\n"


@pytest.mark.parametrize(
    ("lines", "app"),
    [
        ("application = DispatcherMiddleware(shop, {'/admin': admin})", "app.py"),
        ("application = Own(DispatcherMiddleware(shop, {'/admin': admin}))", "app.py"),
        ("application = decorated(DispatcherMiddleware(shop, {'/admin': admin}))", "app.py"),
        ("wsgi = DispatcherMiddleware(shop, {'/admin': admin})", "app.py:wsgi"),
        (
            "app = shop\nshop.wsgi_app = DispatcherMiddleware(shop.wsgi_app, {'/admin': admin})",
            "app.py",
        ),
        (
            "del shop, admin\ndef create_app():\n"
            "    return DispatcherMiddleware(make('shop'), {'/admin': make('admin')})",
            "app.py",
        ),
    ],
)
def test_a_dispatcher_is_sent_through_and_says_what_is_mounted(
    worker: WorkerProcess, write: Write, lines: str, app: str
) -> None:
    write("app.py", DISPATCHED + lines)
    description, routes = worker.load(app)
    assert description.name == "shop"
    assert description.base_url == "http://localhost"
    assert "/where" in [route.rule for route in routes]
    (mounted,) = description.mounts
    assert (mounted.path, mounted.name, mounted.is_flask) == ("/admin", "admin", True)
    assert "/admin/where" in mounted.rules
    assert body(worker, "/where").startswith("shop /where")
    answer = worker.get("/admin/where")
    assert answer.body.startswith(b"admin /admin/where")
    assert answer.finished is not None
    assert answer.finished.endpoint == "where"


def test_an_exception_of_a_mounted_app_is_a_500_page_under_debug_too(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        DISPATCHED + "admin.debug = True\n"
        "application = DispatcherMiddleware(shop, {'/admin': admin})",
    )
    worker.load("app.py")
    inner, outer = worker.get("/admin/boom"), worker.get("/boom")
    assert (inner.status, outer.status) == (500, 500)
    assert inner.finished is not None and outer.finished is not None
    assert inner.finished.error is not None and inner.finished.error.code is ErrorCode.APP_RAISED
    assert (inner.finished.debugger, outer.finished.debugger) == (True, False)


@pytest.mark.parametrize("config", ["{}", "{'APPLICATION_ROOT': '/shop'}"])
def test_an_app_that_is_mounted_itself_has_its_path_in_the_base_url(
    worker: WorkerProcess, write: Write, config: str
) -> None:
    write(
        "app.py",
        SHOP + f"app = make('shop')\napp.config.update({config})\n"
        "nothing = Flask('nothing').wsgi_app\n"
        "app.wsgi_app = DispatcherMiddleware(nothing, {'/shop': app.wsgi_app})\n",
    )
    description, _ = worker.load("app.py")
    assert description.base_url == "http://localhost/shop"
    assert body(worker, "/shop/where").startswith("shop /shop/where")
    assert worker.get("/where").status == 404


def test_what_is_no_flask_app_is_named_where_it_is_mounted(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        SHOP + "def metrics(environ, start_response):\n"
        "    start_response('200 OK', [])\n"
        "    return [b'up 1']\n"
        "app = make('shop')\n"
        "app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {'/metrics': metrics})\n",
    )
    description, _ = worker.load("app.py")
    (mounted,) = description.mounts
    assert (mounted.path, mounted.name, mounted.is_flask) == ("/metrics", "metrics", False)
    answer = worker.get("/metrics")
    assert answer.body == b"up 1"
    assert answer.finished is not None
    assert answer.finished.endpoint is None


def test_a_flask_app_that_was_named_is_sent_to_itself(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        DISPATCHED + "app = shop\napplication = DispatcherMiddleware(shop, {'/admin': admin})",
    )
    assert worker.load("app.py:app")[0].mounts == ()
    assert worker.get("/admin/where").status == 404


@pytest.mark.parametrize("app", ["app.py", "app.py:dashboard", "app.py:dashboard.server"])
def test_an_object_that_holds_the_flask_app(worker: WorkerProcess, write: Write, app: str) -> None:
    write(
        "app.py",
        SHOP + "class Dash:\n"
        "    def __init__(self):\n        self.server = make('inside')\n"
        "dashboard = Dash()\n",
    )
    if "server" in app:
        error = worker.load_error(app)
        assert error.code is ErrorCode.NO_APP
        assert error.offers[0] == "dashboard"
    else:
        assert worker.load(app)[0].name == "inside"
        assert body(worker, "/where").startswith("inside /where")


def test_a_function_around_the_app(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        SHOP + "shop = make('shop')\n"
        "def application(environ, start_response):\n"
        "    environ['REMOTE_ADDR'] = 'function'\n"
        "    return shop(environ, start_response)\n",
    )
    assert worker.load("app.py:application")[0].name == "shop"
    assert body(worker, "/where") == "shop /where function"


def test_a_subclass_of_flask(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        """
        from flask import Flask
        class Shop(Flask):
            def wsgi_app(self, environ, start_response):
                environ["HTTP_X_SUB"] = "class"
                return super().wsgi_app(environ, start_response)
        app = Shop("shop")
        @app.route("/")
        def index():
            from flask import request
            return request.headers["X-Sub"]
        """,
    )
    assert worker.load("app.py")[0].name == "shop"
    assert body(worker, "/") == "class"
    assert worker.load("app.py:Shop('made')")[0].name == "made"


def test_the_clients_address(worker: WorkerProcess, write: Write) -> None:
    write("app.py", SHOP + "app = make('shop')\n")
    worker.load("app.py")
    assert body(worker, "/where") == "shop /where 127.0.0.1"
    assert body(worker, "/where", remote_addr="2001:db8::7") == "shop /where 2001:db8::7"
