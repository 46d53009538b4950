"""Data for tests, whole and plausible; a test names only the fields that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inspector.protocol.description import (
    AppDescription,
    BlueprintInfo,
    ErrorHandlerInfo,
    HookInfo,
    PathParameter,
    Route,
)
from inspector.protocol.exchange import BodyRef, Ended, Exchange, Headers, Hop, RequestSpec
from inspector.protocol.source import SourceRef

APP_FILE = "/srv/shop/app.py"


def make_source(name: str = "hello", line: int = 12, **fields: Any) -> SourceRef:
    """A function ``name`` of the app's own file."""
    return replace(SourceRef("app", name, APP_FILE, line), **fields)


def make_route(
    rule: str = "/hello",
    endpoint: str = "hello",
    methods: tuple[str, ...] = ("GET",),
    **fields: Any,
) -> Route:
    """A route as Flask registers it.

    HEAD (with GET) and OPTIONS are added as Flask adds them, unless ``methods`` has them or
    ``automatic_methods`` is given. The blueprint is what the endpoint says, unless given.
    """
    if "automatic_methods" not in fields:
        added = {"OPTIONS", *(["HEAD"] if "GET" in methods else [])} - set(methods)
        fields["automatic_methods"] = tuple(sorted(added))
    fields.setdefault("blueprint", endpoint.rpartition(".")[0] or None)
    fields.setdefault("view", make_source(endpoint.rpartition(".")[2]))
    every_method = tuple(sorted({*methods, *fields["automatic_methods"]}))
    return Route(rule=rule, endpoint=endpoint, methods=every_method, **fields)


def make_parameter(name: str = "id", converter: str = "int", *args: Any, **kwargs: Any) -> Any:
    """One path parameter; args and kwargs are the converter's own."""
    return PathParameter(name, converter, args, kwargs)


def make_description(**fields: Any) -> AppDescription:
    """A small shop: an app's route, a blueprint with two, one handler and one hook."""
    shop = AppDescription(
        name="shop",
        import_path="app.py",
        python="3.12.1",
        flask="3.1.3",
        werkzeug="3.1.4",
        instance_path="/srv/shop/instance",
        root_path="/srv/shop",
        routes=(
            make_route(),
            make_route("/auth/login", "auth.login", ("GET", "POST")),
            make_route("/auth/users/<int:id>", "auth.user", parameters=(make_parameter(),)),
        ),
        blueprints=(BlueprintInfo("auth", "shop.auth", "/auth"),),
        error_handlers=(
            ErrorHandlerInfo(
                make_source("page_not_found", 40), None, 404, "werkzeug.exceptions.NotFound"
            ),
        ),
        hooks=(HookInfo("before_request", make_source("load_user", 50)),),
    )
    return replace(shop, **fields)


def make_hop(
    method: str = "GET",
    url: str = "http://localhost/hello",
    status: int = 200,
    body: bytes = b"<h1>Hello</h1>",
    content_type: str = "text/html; charset=utf-8",
    **fields: Any,
) -> Hop:
    """One answered request; ``headers`` of ``fields`` come after Content-Type and -Length."""
    more: Headers = fields.pop("headers", ())
    typed: Headers = (("Content-Type", content_type),) if content_type else ()
    hop = Hop(
        method=method,
        url=url,
        status=status,
        reason=fields.pop("reason", "OK" if status == 200 else ""),
        headers=(*typed, ("Content-Length", str(len(body))), *more),
        body=BodyRef.of(body),
        endpoint="hello",
        rule="/hello",
        view=make_source(),
        elapsed_ms=3.5,
    )
    return replace(hop, **fields)


def make_redirect(location: str, url: str = "http://localhost/hello", **fields: Any) -> Hop:
    """A 302 hop that leads to ``location``."""
    headers = (("Location", location), *fields.pop("headers", ()))
    settled = {"status": 302, "reason": "FOUND", "body": b"", "location": location, **fields}
    return make_hop(url=url, headers=headers, **settled)


def make_exchange(*hops: Hop, **fields: Any) -> Exchange:
    """An exchange of these hops (one 200 page where none is given).

    Its spec asks for the first hop's method and URL, unless ``spec`` is given.
    """
    chain = hops or (() if fields.get("ended") is Ended.ERROR else (make_hop(),))
    fields.setdefault("spec", _spec_of(chain[0]) if chain else RequestSpec())
    fields.setdefault("exchange_id", 1)
    return Exchange(hops=chain, **fields)


def many_routes(count: int, blueprints: int = 10) -> tuple[Route, ...]:
    """``count`` routes over ``blueprints`` blueprints; every third one has a parameter."""
    return tuple(_numbered_route(number, number % blueprints) for number in range(count))


def _numbered_route(number: int, group: int) -> Route:
    blueprint, name = f"area{group}", f"item_{number}"
    methods = ("GET", "POST") if number % 2 else ("GET",)
    if number % 3:
        return make_route(f"/{blueprint}/{name}", f"{blueprint}.{name}", methods)
    rule = f"/{blueprint}/{name}/<int:id>"
    return make_route(rule, f"{blueprint}.{name}", methods, parameters=(make_parameter(),))


def _spec_of(hop: Hop) -> RequestSpec:
    scheme, _, rest = hop.url.partition("://")
    host, slash, path = rest.partition("/")
    return RequestSpec(hop.method, f"{scheme}://{host}", slash + path or "/")
