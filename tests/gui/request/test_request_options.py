"""Where a request goes to, and as whom: the base URL and the client's address."""

from __future__ import annotations

import pytest
from builders import make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from inspector.protocol.exchange import RequestSpec
from inspector.ui.request.base_url import BaseUrl, base_of_route, base_problem

HELLO = make_route("/hello", "hello")
API = make_route("/items", "items", subdomain="api")
TENANT = make_route("/home", "home", host="<tenant>.cloud.test")


def base_edit(form) -> QLineEdit:
    form.open(3)
    return form.find("baseUrlEdit", QLineEdit)


def shown_base(form) -> str:
    return form.find("baseUrl").text()


def test_a_click_on_the_base_url_leads_to_its_field(form):
    form.pane.show_route(HELLO, "GET")
    QTest.mouseClick(form.find("baseUrl"), Qt.MouseButton.LeftButton)
    assert form.open_tab == "Options"
    assert base_edit(form).hasFocus()
    assert base_edit(form).selectedText() == "http://localhost"


def test_a_typed_base_url_is_sent_to_and_holds_for_other_routes(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(base_edit(form), "https://localhost:8443/")
    assert shown_base(form) == "https://localhost:8443"
    form.pane.send()
    assert form.sent[0].url == "https://localhost:8443/hello"
    form.pane.show_route(make_route("/other", "other"), "GET")
    form.pane.set_base_url("http://localhost")
    assert form.pane.spec().url == "https://localhost:8443/other"
    form.type_into(base_edit(form), "http://localhost")
    assert form.pane.spec().url == "http://localhost/other"


def test_an_emptied_base_url_is_the_usual_one_again(form):
    form.pane.show_route(HELLO, "GET")
    field = base_edit(form)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == ""
    assert shown_base(form) == "http://localhost"
    form.url.setFocus()
    assert field.text() == "http://localhost"


def test_another_app_begins_with_its_own_base_url(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(base_edit(form), "https://localhost")
    form.pane.set_base_url("http://shop.test")
    assert base_edit(form).text() == shown_base(form) == "http://shop.test"


def test_a_route_of_a_subdomain_goes_there_by_itself(form):
    form.pane.set_base_url("http://shop.test:5000")
    form.pane.show_route(API, "GET")
    assert shown_base(form) == "http://api.shop.test:5000"
    assert form.pane.spec().url == "http://api.shop.test:5000/items"
    form.pane.show_route(HELLO, "GET")
    assert form.pane.spec().url == "http://shop.test:5000/hello"


def test_what_is_typed_for_a_route_of_a_host_is_kept_for_it_alone(form):
    form.pane.show_route(TENANT, "GET")
    assert shown_base(form) == "http://<tenant>.cloud.test"
    form.pane.send()
    assert form.sent == []
    assert form.note == "Put a name for <tenant> into the base URL, in Options"
    form.type_into(base_edit(form), "http://acme.cloud.test")
    form.pane.show_route(HELLO, "GET")
    assert form.pane.spec().url == "http://localhost/hello"
    form.pane.show_route(TENANT, "GET")
    form.pane.send()
    assert form.sent[0].url == "http://acme.cloud.test/home"


def test_a_base_url_that_is_none_is_marked_and_not_sent(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(base_edit(form), "localhost")
    assert base_edit(form).property("invalid") == "true"
    form.pane.send()
    assert form.sent == []
    assert "must be like http://localhost" in form.note


def test_a_url_of_the_apps_own_subdomain_may_be_typed(form):
    form.pane.set_base_url("http://shop.test")
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "http://api.shop.test/x")
    assert form.url.property("invalid") == "false"
    form.pane.send()
    assert form.sent[0].target == "http://api.shop.test/x"


def test_a_request_shown_again_goes_where_it_went(form):
    spec = RequestSpec(base_url="https://old.test", target="/x?a=1", remote_addr="10.0.0.9")
    form.pane.show_spec(spec, None)
    assert form.url.text() == "/x?a=1"
    assert form.pane.spec().url == spec.url
    assert form.pane.spec().remote_addr == "10.0.0.9"


def test_the_clients_address_is_sent_and_kept_for_the_route(form):
    address = form.find("remoteAddress", QLineEdit)
    form.pane.show_route(HELLO, "GET")
    form.open(3)
    assert form.pane.spec().remote_addr == ""
    assert address.placeholderText() == "127.0.0.1"
    form.type_into(address, "2001:db8::7")
    form.pane.show_route(API, "GET")
    assert form.pane.spec().remote_addr == ""
    form.pane.show_route(HELLO, "GET")
    assert form.pane.spec().remote_addr == "2001:db8::7"
    form.open(3)
    form.type_into(address, "two words")
    form.pane.send()
    assert form.sent == []
    assert "one word" in form.note


@pytest.mark.parametrize(
    ("base", "route", "expected"),
    [
        ("http://localhost", HELLO, "http://localhost"),
        ("https://shop.test:1/root", API, "https://api.shop.test:1/root"),
        ("http://localhost", TENANT, "http://<tenant>.cloud.test"),
        (
            "http://x",
            make_route("/", "x", host="<string(length=2):land>.test"),
            "http://<land>.test",
        ),
        ("http://[broken", API, "http://[broken"),
    ],
)
def test_the_base_url_of_a_route(base, route, expected):
    assert base_of_route(base, route) == expected


@pytest.mark.parametrize(
    ("base", "right"),
    [
        ("http://localhost", True),
        ("https://[::1]:5000", True),
        ("http://localhost/root", True),
        ("http://größe.test", True),
        ("", False),
        ("ftp://x", False),
        ("http://", False),
        ("http://a:b", False),
        ("http://a?b", False),
        ("http://user@a", False),
        ("http://a b", False),
        ("http://[broken", False),
    ],
)
def test_what_is_a_base_url(base, right):
    assert (base_problem(base) is None) is right


def test_which_hosts_are_covered():
    base = BaseUrl()
    base.set_home("http://shop.test:80")
    assert base.covers("http://a.shop.test")
    assert base.covers("http://shop.test")
    assert not base.covers("http://ashop.test")
    assert not base.covers("http://a.shop.test:81")
    assert not base.covers("http://[broken")
