"""Redirect rules, and which URLs are the app's own."""

from __future__ import annotations

import pytest
from builders import make_hop

from inspector.client.app_hosts import AppHosts
from inspector.client.hops import Outgoing, leads_on, method_after, next_request
from inspector.client.refusal import RequestRefusedError
from inspector.client.urls import Site, redirect_url, request_url
from inspector.protocol.errors import ErrorCode
from inspector.protocol.exchange import Ended, RequestSpec

SENT = Outgoing(
    "POST",
    "http://localhost/a/b?c=1",
    (("Content-Type", "text/plain"), ("Content-Language", "de"), ("Accept", "*/*")),
    b"body",
)


def _next(status: int, location: str, sent: Outgoing = SENT) -> Outgoing | Ended:
    hop = make_hop(status=status, location=location)
    return next_request(sent, hop, Site.of("http://localhost").owns)


@pytest.mark.parametrize(
    ("status", "method", "after"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (303, "DELETE", "GET"),
        (303, "HEAD", "HEAD"),
        (302, "HEAD", "HEAD"),
        (301, "PUT", "PUT"),
        (302, "GET", "GET"),
        (307, "POST", "POST"),
        (308, "PATCH", "PATCH"),
    ],
)
def test_methods(status: int, method: str, after: str) -> None:
    assert method_after(status, method) == after


def test_a_changed_method_drops_the_body_and_what_describes_it() -> None:
    assert _next(302, "/x") == Outgoing("GET", "http://localhost/x", (("Accept", "*/*"),))


def test_a_kept_method_keeps_the_body() -> None:
    assert _next(307, "x") == Outgoing("POST", "http://localhost/a/x", SENT.headers, b"body")


@pytest.mark.parametrize(("status", "follows"), [(300, False), (302, True), (304, False)])
def test_which_answers_lead_on(status: int, follows: bool) -> None:
    assert leads_on(make_hop(status=status, location="/x")) is follows
    assert not leads_on(make_hop(status=status, location=None))


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/x?y=1#z", "http://localhost/x?y=1"),
        ("?d=2", "http://localhost/a/b?d=2"),
        ("../up", "http://localhost/up"),
        ("//LOCALHOST/x", "http://localhost/x"),
        (" /x y\n ", "http://localhost/x%20y"),
        ("/%C3%BC%", "http://localhost/%C3%BC%"),
        ("/ü".encode().decode("latin-1"), "http://localhost/%C3%BC"),
        ('/a"<b>?q="<\'>', "http://localhost/a%22%3Cb%3E?q=%22%3C%27%3E"),
        ("/\\evil.example/x", "http://evil.example/x"),
        ("http://localhost", "http://localhost/"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("http://[broken", None),
    ],
)
def test_locations(location: str, url: str | None) -> None:
    assert redirect_url("http://localhost/a/b?c=1", location) == url


@pytest.mark.parametrize(
    "location",
    [
        "http://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:alert(1)",
        "mailto:a@b.c",
        "http://localhost:8000/",
        "http://localhost.example.org/",
        "http://localhost@example.org/",
        "http://[broken",
        "http://localhost:port/",
    ],
)
def test_what_leaves_the_app(location: str) -> None:
    assert _next(302, location) is Ended.EXTERNAL


@pytest.mark.parametrize(
    ("base", "url", "own"),
    [
        ("http://localhost", "https://localhost/x", True),
        ("http://localhost", "http://localhost:80/x", True),
        ("http://localhost:5000", "https://localhost:5000/x", True),
        ("http://localhost:5000", "http://localhost/x", False),
        ("http://Localhost", "http://LOCALHOST/x", True),
        ("http://localhost", "ftp://localhost/x", False),
    ],
)
def test_the_apps_own_host(base: str, url: str, own: bool) -> None:
    assert Site.of(base).owns(url) is own


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/a b", "http://localhost/a%20b"),
        ("a", "http://localhost/a"),
        ("", "http://localhost/"),
        ("?q=1", "http://localhost/?q=1"),
        ("//twice", "http://localhost//twice"),
        ("/käse?q=ü&r=a+b%20c", "http://localhost/k%C3%A4se?q=%C3%BC&r=a+b%20c"),
        ("/next?to=http://example.org/", "http://localhost/next?to=http://example.org/"),
        ("https://localhost/x", "https://localhost/x"),
    ],
)
def test_typed_targets(target: str, url: str) -> None:
    assert request_url(RequestSpec(target=target)) == url


def test_another_host_is_refused() -> None:
    with pytest.raises(RequestRefusedError) as refused:
        request_url(RequestSpec(base_url="http://localhost:5000", target="http://example.org/x"))
    assert refused.value.error.code is ErrorCode.OTHER_HOST
    assert "example.org is not this app" in refused.value.error.message
    assert "localhost:5000 only" in refused.value.error.message


@pytest.mark.parametrize("base", ["", "localhost", "ftp://localhost", "http://", "http://[x"])
def test_a_base_url_that_is_none(base: str) -> None:
    with pytest.raises(RequestRefusedError) as refused:
        request_url(RequestSpec(base_url=base))
    assert refused.value.error.code is ErrorCode.BAD_REQUEST


SHOP = AppHosts("http://shop.test:5000/root", ("api.test", "<tenant>.cloud.test", "<anything>"))


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost/", True),
        ("http://shop.test:5000/", True),
        ("http://api.shop.test:5000/x", True),
        ("https://a.b.shop.test:5000/x", True),
        ("http://api.shop.test/x", False),
        ("http://notshop.test:5000/", False),
        ("http://shop.test.evil.test:5000/", False),
        ("http://api.test/", True),
        ("http://www.api.test/", False),
        ("http://acme.cloud.test/", True),
        ("http://cloud.evil/", False),
        ("http://elsewhere.test/", False),
        ("mailto:a@shop.test", False),
    ],
)
def test_subdomains_and_hosts_of_the_app_are_its_own(url: str, own: bool) -> None:
    assert SHOP.owns(url, "http://localhost") is own


def test_a_typed_url_of_a_subdomain_is_sent() -> None:
    spec = RequestSpec(base_url="http://shop.test:5000", target="http://api.shop.test:5000/x")
    assert request_url(spec, lambda url: SHOP.owns(url, spec.base_url)) == spec.target
