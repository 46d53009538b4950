"""The main job: an app opens, its parts are listed, a click sends and the answer is read."""

from __future__ import annotations

from driver import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget


def test_the_tree_lists_what_the_app_is_made_of(tutorial: Driver) -> None:
    assert any("/hello" in row and "GET" in row for row in tutorial.rows("Routes"))
    assert any("404" in row and "page_not_found" in row for row in tutorial.rows("Error handlers"))
    assert any("users_bp" in row for row in tutorial.rows("Blueprints"))
    assert tutorial.rows("Hooks")


def test_the_overview_says_what_the_app_is(tutorial: Driver) -> None:
    assert tutorial.find(QWidget, "overviewPage").isVisible()
    assert "tutorial" in tutorial.window.windowTitle()


def test_a_click_on_a_get_route_sends_it(tutorial: Driver) -> None:
    tutorial.click_route("/hello")
    tutorial.wait_answer()
    assert tutorial.status().startswith("200 OK")
    assert "matched hello" in tutorial.story()
    assert len(tutorial.chain()) == 1
    assert tutorial.url.text() == "/hello"


def test_moving_with_the_keys_fills_the_form_and_sends_nothing(tutorial: Driver) -> None:
    tutorial.tree.setFocus()
    tutorial.tree.setCurrentIndex(tutorial.row("/hello"))
    assert tutorial.url.text() == "/hello"
    assert tutorial.status() == ""


def test_a_route_with_a_parameter_asks_for_it_first(tutorial: Driver) -> None:
    tutorial.click_route("/users/<id>")
    field = tutorial.find(QWidget, "param:id")
    tutorial.wait(field.hasFocus)
    assert tutorial.status() == ""
    QTest.keyClicks(field, "1")
    assert tutorial.url.text() == "/users/1"
    tutorial.send_and_wait()
    assert tutorial.status().startswith("200 OK")


def test_a_redirect_is_followed_and_both_hops_are_listed(tutorial: Driver) -> None:
    tutorial.type_url("/users/999")
    tutorial.send_and_wait()
    first, second = tutorial.chain()
    assert "302" in first
    assert "/users/999" in first
    assert "/not-found" in second
    assert tutorial.status().startswith("404")


def test_not_following_stops_at_the_redirect(tutorial: Driver) -> None:
    tutorial.type_url("/users/999")
    tutorial.follow(False)
    tutorial.send_and_wait()
    assert tutorial.status().startswith("302")
    assert len(tutorial.chain()) == 1


def test_a_url_that_no_rule_matches_is_sent_as_typed(tutorial: Driver) -> None:
    tutorial.type_url("/no/such/page")
    tutorial.send_and_wait()
    assert tutorial.status().startswith("404")
    assert "/no/such/page" in tutorial.chain()[0]


def test_a_typed_url_turns_to_the_route_that_answered(tutorial: Driver) -> None:
    tutorial.click_route("/hello")
    tutorial.wait_answer()
    tutorial.type_url("/users/1")
    tutorial.send_and_wait()
    tutorial.wait(lambda: tutorial.find(QLineEdit, "param:id").text() == "1")
    assert "/users/<id>" in str(tutorial.tree.currentIndex().data())


def test_json_is_shown_as_a_tree(shop: Driver) -> None:
    shop.type_url("/api/cart")
    shop.send_and_wait()
    shop.wait(lambda: "items" in shop.json_rows())


def test_a_form_is_posted_and_its_session_cookie_kept(shop: Driver) -> None:
    shop.type_url("/auth/login")
    shop.choose_method("POST")
    shop.set_body("Form URL-encoded")
    shop.fill_table("formTable", [("username", "ada"), ("password", "lovelace")])
    shop.follow(False)
    shop.send_and_wait()
    assert shop.status().startswith("302")
    cookies = shop.find(QAbstractItemView, "cookiesTable").model()
    assert cookies.index(0, 0).data() == "session"


def test_f4_shows_the_source_of_a_route(tutorial: Driver) -> None:
    tutorial.tree.setFocus()
    tutorial.tree.setCurrentIndex(tutorial.row("/hello"))
    QTest.keyClick(tutorial.tree, Qt.Key.Key_F4)
    window = tutorial.window.panes.source
    tutorial.wait(window.isVisible)
    text = window.findChild(QPlainTextEdit).toPlainText()
    assert "def hello" in text
