"""The shop sample: one request fills chain, page and JSON, and the page is alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)


@pytest.fixture
def logged_in(shop: Driver) -> Driver:
    """After POST /auth/login, with the page and what it fetched on screen."""
    shop.window.resize(QSize(1280, 800))
    shop.type_url("/auth/login")
    shop.choose_method("POST")
    shop.set_body("Form URL-encoded")
    shop.fill_table("formTable", [("username", "ada"), ("password", "lovelace")])
    shop.send_and_wait()
    shop.wait(lambda: "items" in shop.json_rows())
    shop.wait_page()
    return shop


def test_one_request_fills_chain_page_and_json_at_once(logged_in: Driver) -> None:
    chain = logged_in.chain()
    assert len(chain) == 3
    hops = ("302 POST /auth/login", "302 GET /after-login", "200 GET /checkout")
    for row, hop in zip(chain, hops, strict=True):
        assert all(word in row for word in hop.split()), row
    assert logged_in.script("document.querySelector('h1').textContent") == "Checkout"
    assert "Welcome back, ada" in str(logged_in.script("document.body.innerText"))
    assert "fetched: GET /api/cart" in logged_in.find(QComboBox, "jsonSource").currentText()
    assert logged_in.json_rows()["currency"] == '"EUR"'


def test_the_three_are_large_enough_to_read_at_1280_by_800(logged_in: Driver) -> None:
    for kind, name, width in (
        (QAbstractItemView, "redirectList", 200),
        (QWidget, "previewPane", 480),
        (QTreeView, "jsonTree", 300),
    ):
        widget = logged_in.find(kind, name)
        assert widget.isVisible()
        assert widget.width() >= width, name
        assert widget.height() >= 450, name


def test_the_story_says_what_happened(logged_in: Driver) -> None:
    assert logged_in.story().startswith("POST /auth/login matched auth.login (auth.py:")
    assert "returned 302 to /after-login" in logged_in.story()
    assert "rendered checkout.html" in logged_in.story()


def test_the_page_is_styled_by_the_app_itself(logged_in: Driver) -> None:
    sheets = logged_in.script("[...document.styleSheets].map(s => s.cssRules.length)")
    assert isinstance(sheets, list)
    assert sheets and all(sheets)


def test_showing_the_page_asks_for_it_once(logged_in: Driver) -> None:
    # The flash is consumed by the one request that rendered it: a second would lack it.
    assert "Welcome back, ada" in str(logged_in.script("document.body.innerText"))


def test_each_hop_can_be_opened(logged_in: Driver) -> None:
    chain = logged_in.find(QAbstractItemView, "redirectList")
    logged_in.click_row(chain, 0)
    headers = logged_in.find(QAbstractItemView, "responseHeaders").model()
    names = {
        str(headers.index(row, 0).data()): str(headers.index(row, 1).data())
        for row in range(headers.rowCount())
    }
    assert names["Location"] == "/after-login"


def test_a_stylesheet_of_another_host_is_refused_and_said(shop: Driver) -> None:
    shop.click_route("/lookbook")
    shop.wait_answer()
    banner = shop.find(QWidget, "externalBanner")
    shop.wait(banner.isVisible)
    words = " ".join(label.text() for label in banner.findChildren(QLabel))
    assert "cdn.example" in words
    assert "not loaded" in words


def test_a_loop_of_redirects_is_marked(shop: Driver) -> None:
    shop.type_url("/support/chat")
    shop.send_and_wait()
    assert "loop" in (shop.story() + " ".join(shop.chain())).lower()


def test_a_redirect_to_another_host_is_shown_and_not_followed(shop: Driver) -> None:
    shop.type_url("/partner")
    shop.send_and_wait()
    assert len(shop.chain()) == 1
    assert "not followed" in (shop.story() + " ".join(shop.chain()))


def test_307_repeats_the_post_with_its_body(shop: Driver) -> None:
    shop.type_url("/newsletter")
    shop.choose_method("POST")
    shop.set_body("Form URL-encoded")
    shop.fill_table("formTable", [("email", "ada@example.org")])
    shop.send_and_wait()
    first, second = shop.chain()
    assert "307" in first
    assert "POST" in second
    assert "/api/newsletter" in second
    text = shop.find(QPlainTextEdit, "rawText").toPlainText()
    assert '"ada@example.org"' in text


def test_a_download_offers_to_be_saved(shop: Driver) -> None:
    shop.type_url("/admin/reports/sales.csv")
    shop.send_and_wait()
    words = [
        label.text()
        for label in shop.window.panes.answer.findChildren(QLabel)
        if label.isVisible()
    ]
    assert any("sales.csv" in word for word in words), words


def test_a_page_receives_server_sent_events(shop: Driver) -> None:
    shop.click_route("/stock")
    shop.wait_answer()
    shop.wait_page()
    before = shop.script("document.body.innerText")
    shop.wait(lambda: shop.script("document.body.innerText") != before)


def test_two_files_are_uploaded(shop: Driver, tmp_path: Path) -> None:
    for name in ("front.txt", "back.txt"):
        (tmp_path / name).write_text(f"picture of the {name}")
    shop.click_route("GET POST /returns")
    shop.wait_answer()
    shop.choose_method("POST")
    shop.set_body("Multipart form")
    shop.fill_files({"photo": tmp_path / "front.txt", "receipt": tmp_path / "back.txt"})
    shop.send_and_wait()
    raw = shop.find(QPlainTextEdit, "rawRequestText").toPlainText()
    assert 'filename="front.txt"' in raw
    assert "picture of the back.txt" in raw
    assert shop.status().startswith("200")
