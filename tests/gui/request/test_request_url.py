"""The URL field and the fields below it tell the same, in both directions."""

from __future__ import annotations

import pytest
from builders import make_parameter, make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.protocol.description import PathParameter

HELLO = make_route("/hello", "hello")
USER = make_route("/users/<int:id>", "user", parameters=(make_parameter(),))
NAME = make_route("/hi/<name>", "hi", parameters=(PathParameter("name"),))


def test_editing_the_url_fills_the_fields(form):
    form.pane.show_route(NAME, "GET")
    form.type_into(form.url, "/hi/k%C3%A4se%20x?a=1&b=%2F")
    assert form.param("name").text() == "käse x"
    assert form.rows("queryTable") == [(True, "a", "1"), (True, "b", "/")]
    assert form.pane.spec().endpoint == "hi"
    assert form.note == ""


def test_cursor_stays_while_the_url_is_edited_in_the_middle(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.url, "/users/19?a=b")
    form.url.setCursorPosition(8)
    QTest.keyClicks(form.url, "23")
    assert form.url.text() == "/users/1239?a=b"
    assert form.url.cursorPosition() == 10
    assert form.param("id").value() == 1239


def test_a_url_that_does_not_fit_is_sent_as_typed(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "5")
    form.type_into(form.url, "/users/five")
    assert form.note == "Sent as typed: this URL does not fit /users/<int:id>"
    assert form.param("id").value() == 5
    QTest.keyClick(form.url, Qt.Key.Key_Return)
    assert [(spec.target, spec.endpoint) for spec in form.sent] == [("/users/five", None)]


def test_a_field_takes_the_url_back(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.url, "/elsewhere?a=1")
    form.type_into(form.param("id"), "6")
    assert form.url.text() == "/users/6?a=1"
    assert form.note == ""
    assert form.pane.spec().endpoint == "user"


def test_escaped_slash_does_not_fit_one_segment(form):
    form.pane.show_route(NAME, "GET")
    form.type_into(form.url, "/hi/a%2Fb")
    assert form.note == "Sent as typed: this URL does not fit /hi/<name>"
    assert form.pane.spec().target == "/hi/a%2Fb"


def test_a_url_without_any_route_can_be_sent(form):
    form.type_into(form.url, "/somewhere else?q=ü")
    QTest.keyClick(form.url, Qt.Key.Key_Return)
    assert form.sent[0].target == "/somewhere%20else?q=%C3%BC"
    assert form.sent[0].endpoint is None
    assert form.note == ""


def test_query_rows_are_written_into_the_url(form):
    form.pane.show_route(HELLO, "GET")
    form.write("queryTable", 0, "q", "a b&c")
    form.write("queryTable", 1, "q", "+")
    assert form.url.text() == "/hello?q=a+b%26c&q=%2B"
    assert form.tabs[0] == "Params 2"


def test_repeated_names_keep_their_order(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?b=1&a=2&b=3&a")
    assert form.rows("queryTable") == [
        (True, "b", "1"),
        (True, "a", "2"),
        (True, "b", "3"),
        (True, "a", ""),
    ]
    form.write("queryTable", 1, "a", "x")
    assert form.url.text() == "/hello?b=1&a=x&b=3&a"


def test_plus_is_a_space_in_the_query(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?a=1+2&b=1%2B2")
    assert form.rows("queryTable") == [(True, "a", "1 2"), (True, "b", "1+2")]


def test_a_row_that_is_off_leaves_the_url_and_survives_its_editing(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?a=1&b=2")
    form.switch("queryTable", 0)
    assert form.url.text() == "/hello?b=2"
    form.type_into(form.url, "/hello?b=3&c=4")
    assert form.rows("queryTable") == [(False, "a", "1"), (True, "b", "3"), (True, "c", "4")]
    form.switch("queryTable", 0)
    assert form.url.text() == "/hello?a=1&b=3&c=4"


@pytest.mark.parametrize(
    ("pasted", "shown"),
    [("http://localhost/x?y=1", "/x?y=1"), ("HTTP://LOCALHOST:80/x", "/x"), ("/plain", "/plain")],
)
def test_own_base_is_cut_off_a_pasted_url(form, pasted, shown):
    form.pane.show_route(HELLO, "GET")
    QApplication.clipboard().setText(pasted)
    form.url.setFocus()
    form.url.selectAll()
    QTest.keyClick(form.url, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.url.text() == shown


def test_own_base_typed_by_hand_is_cut_when_the_field_is_left(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "http://localhost/hello?a=1")
    assert form.url.text() == "http://localhost/hello?a=1"
    assert form.rows("queryTable") == [(True, "a", "1")]
    assert form.pane.spec().target == "/hello?a=1"
    QTest.keyClick(form.url, Qt.Key.Key_Return)
    assert form.url.text() == "/hello?a=1"
    assert form.sent[0].target == "/hello?a=1"


def test_another_host_is_marked_and_not_sent(form):
    sentence = "http://example.org is another host; this window sends to http://localhost only"
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "5")
    form.type_into(form.url, "http://example.org/users/9?a=1")
    assert form.url.property("invalid") == "true"
    assert form.note == sentence
    form.pane.send()
    assert form.sent == []
    assert form.note == sentence
    assert form.url.text() == "http://example.org/users/9?a=1"
    assert form.param("id").value() == 5


def test_base_url_of_the_app_is_shown_and_sent_to(form):
    form.pane.set_base_url("https://shop.test")
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello")
    assert form.pane.spec().url == "https://shop.test/hello"


def test_focus_url_selects_all_of_it(form):
    form.pane.show_route(HELLO, "GET")
    form.pane.focus_url()
    assert form.url.hasFocus()
    assert form.url.selectedText() == "/hello"


def test_a_fragment_is_not_sent(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?a=1#top")
    assert form.pane.spec().target == "/hello?a=1"
    form.write("queryTable", 0, "a", "2")
    assert form.url.text() == "/hello?a=2#top"


def test_a_url_of_five_thousand_parameters_is_kept_whole(form):
    url = "/hello?" + "&".join(f"parameter{number}=1" for number in range(5000))
    form.pane.show_route(HELLO, "GET")
    QApplication.clipboard().setText(url)
    form.url.selectAll()
    form.url.paste()
    assert form.url.text() == url
    assert len(form.rows("queryTable")) == 5000
