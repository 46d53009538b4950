"""The shop sample does what its docstring promises."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

ADA = {"username": "ada", "password": "lovelace"}


@pytest.fixture
def ada(shop: FlaskClient) -> FlaskClient:
    """The shop with ada logged in, her cart as she left it."""
    shop.post("/auth/login", data=ADA, follow_redirects=True)
    return shop


def test_login_leads_over_two_redirects_to_the_checkout(shop: FlaskClient) -> None:
    answer = shop.post("/auth/login", data=ADA, follow_redirects=True)
    assert [hop.status_code for hop in answer.history] == [302, 302]
    assert [hop.location for hop in answer.history] == ["/after-login", "/checkout"]
    assert "Welcome back, ada. Your cart was kept." in answer.text
    assert 'data-source="/api/cart"' in answer.text


def test_login_goes_where_the_customer_wanted_to_go(shop: FlaskClient) -> None:
    answer = shop.post("/auth/login?next=/admin/", data=ADA, follow_redirects=True)
    assert answer.request.path == "/admin/"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_login_never_leads_to_another_host(shop: FlaskClient, target: str) -> None:
    answer = shop.post("/auth/login", data={**ADA, "next": target}, follow_redirects=True)
    assert answer.request.path == "/checkout"


def test_wrong_password_shows_the_form_again(shop: FlaskClient) -> None:
    answer = shop.post("/auth/login", data={"username": "ada", "password": "steam"})
    assert answer.status_code == 401
    assert "do not go together" in answer.text


def test_cart_in_json_adds_up(ada: FlaskClient) -> None:
    cart = ada.get("/api/cart").json
    assert [(item["name"], item["quantity"]) for item in cart["items"]] == [
        ("Flask, 500 ml borosilicate", 2),
        ("Round-bottom stand", 1),
    ]
    assert (cart["total"], cart["currency"]) == (64.5, "EUR")


def test_cart_item_is_set_and_taken_out(ada: FlaskClient) -> None:
    three = ada.put("/api/cart/NTB-100", json={"quantity": 3}).json
    assert three["items"][-1]["quantity"] == 3
    assert len(ada.delete("/api/cart/NTB-100").json["items"]) == 2
    assert ada.delete("/api/cart").status_code == 204
    assert ada.get("/api/cart").json["total"] == 0


@pytest.mark.parametrize("body", [{"quantity": "two"}, {"quantity": True}, {}, [2], "two"])
def test_wrong_quantity_is_refused_in_json(shop: FlaskClient, body: object) -> None:
    answer = shop.put("/api/cart/NTB-100", json=body)
    assert answer.status_code == 400
    assert answer.json["message"] == "quantity must be a whole number from 0 to 99"


def test_products_of_the_api_have_a_404_of_their_own(shop: FlaskClient) -> None:
    answer = shop.get("/api/products/XXX-000")
    assert answer.status_code == 404
    assert "FLK-500" in answer.json["known"]


def test_converter_takes_article_numbers_only(shop: FlaskClient) -> None:
    assert "borosilicate" in shop.get("/products/FLK-500").text
    assert "We do not sell FLK-999." in shop.get("/products/FLK-999").text
    assert "not found on the server" in shop.get("/products/flk-500").text


def test_catalogue_shows_one_material(shop: FlaskClient) -> None:
    page = shop.get("/catalogue/metal").text
    assert "Burner" in page
    assert "Beaker" not in page


def test_order_empties_the_cart(ada: FlaskClient) -> None:
    answer = ada.post("/checkout", data={"address": "Here"}, follow_redirects=True)
    assert answer.request.path == "/orders/1001"
    assert "€ 64.50" in answer.text
    assert ada.post("/checkout", data={"address": "Here"}).status_code == 409


def test_two_files_arrive(shop: FlaskClient) -> None:
    files = {
        "photo": (io.BytesIO(b"\x89PNG"), "crack.png"),
        "receipt": (io.BytesIO(b"1"), "r.txt"),
    }
    page = shop.post("/returns", data={**files, "reason": "It fell."}).text
    assert "crack.png" in page
    assert "r.txt" in page
    assert "It fell." in page


def test_office_is_for_staff(shop: FlaskClient) -> None:
    closed = shop.get("/admin/")
    assert closed.status_code == 403
    assert "for the people who work here" in closed.text


def test_report_is_a_download(ada: FlaskClient) -> None:
    answer = ada.get("/admin/reports/sales.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sales.csv"'
    assert answer.text.startswith("sku,name,price\r\n")


def test_discount_of_none_is_the_page_for_500(shop: FlaskClient) -> None:
    answer = shop.get("/discount/0")
    assert answer.status_code == 500
    assert "A glass fell to the floor." in answer.text


def test_support_goes_round_in_circles(shop: FlaskClient) -> None:
    assert shop.get("/support/chat").location == "/support/mail"
    assert shop.get("/support/mail").location == "/support/chat"


def test_partner_is_another_host(shop: FlaskClient) -> None:
    assert shop.get("/partner").location == "https://partner.example/workshop?from=shop"


def test_newsletter_keeps_method_and_body(shop: FlaskClient) -> None:
    answer = shop.post("/newsletter", data={"mail": "a@b.example"}, follow_redirects=True)
    assert [hop.status_code for hop in answer.history] == [307]
    assert (answer.json["method"], answer.json["form"]) == ("POST", {"mail": ["a@b.example"]})


def test_lookbook_asks_a_cdn(shop: FlaskClient) -> None:
    assert 'href="https://cdn.example/' in shop.get("/lookbook").text


def test_stock_is_streamed(shop: FlaskClient) -> None:
    answer = shop.get("/stock/stream?updates=2&pause=0")
    assert answer.mimetype == "text/event-stream"
    assert [line for line in answer.text.splitlines() if line.startswith("event")] == [
        "event: stock",
        "event: stock",
        "event: done",
    ]


def test_language_comes_from_the_path(shop: FlaskClient) -> None:
    page = shop.get("/de/about").text
    assert "Über uns" in page
    assert '<html lang="de">' in page
    assert shop.get("/fr/about").status_code == 404


def test_blueprints_are_nested(shop: FlaskClient) -> None:
    assert {"api.cart", "api.products", "admin.reports"} <= set(shop.application.blueprints)
