"""The whole form: sending, keeping what was typed, showing a request again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import make_parameter, make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QToolButton

from inspector.protocol.exchange import BodyKind, Field, RequestBody, RequestSpec
from inspector.ui.theme.theme import Scheme

HELLO = make_route("/hello", "hello")
LOGIN = make_route("/login", "auth.login", ("GET", "POST"))
USER = make_route("/users/<int:id>", "user", ("GET", "DELETE"), parameters=(make_parameter(),))


def methods(form):
    combo = form.find("methodCombo", QComboBox)
    return [combo.itemText(row) for row in range(combo.count())]


def colours_of(widget):
    image = widget.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


def test_methods_of_the_route_come_first(form):
    form.pane.show_route(USER, "DELETE")
    assert form.find("methodCombo").currentText() == "DELETE"
    assert methods(form) == ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"]


def test_methods_are_coloured(form, theme):
    form.pane.show_route(USER, "DELETE")
    combo = form.find("methodCombo")
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        assert theme.tokens.delete in colours_of(combo)
        combo.showPopup()
        assert {theme.tokens.get, theme.tokens.post} <= colours_of(combo.view())
        combo.hidePopup()
    assert combo.currentText() == "DELETE"


def test_any_method_can_be_typed(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.find("methodCombo").lineEdit(), "purge")
    form.pane.send()
    assert form.sent[0].method == "PURGE"
    form.type_into(form.find("methodCombo").lineEdit(), "GE T")
    form.pane.send()
    assert len(form.sent) == 1
    assert form.note == '"GE T" is not a method that HTTP allows'


def test_send_button_sends_the_whole_request(form):
    form.pane.show_route(LOGIN, "POST")
    form.find("bodyKind", QComboBox).setCurrentText("JSON")
    form.find("bodyEdit", QPlainTextEdit).setPlainText("{}")
    form.write("headersTable", 0, "X-A", "1")
    form.find("followRedirects", QCheckBox).setChecked(False)
    form.find("timeout").setValue(2.5)
    QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert form.sent == [
        RequestSpec(
            "POST",
            "http://localhost",
            "/login",
            (Field("X-A", "1"),),
            RequestBody(BodyKind.JSON, "{}"),
            False,
            2.5,
            "auth.login",
        )
    ]


def test_send_becomes_cancel_while_running(form):
    form.pane.show_route(HELLO, "GET")
    form.pane.set_running(True)
    assert form.button.text() == "Cancel"
    with form.qtbot.waitSignal(form.pane.cancel_requested):
        QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(form.url, Qt.Key.Key_Return)
    assert form.sent == []
    form.pane.set_running(False)
    assert form.button.text() == "Send"


@pytest.mark.parametrize("typed", ["0", "", "soon"])
def test_a_timeout_that_is_none_is_said(form, typed):
    form.pane.show_route(HELLO, "GET")
    form.open(3)
    form.type_into(form.find("timeout"), typed)
    form.pane.send()
    assert form.sent == []
    assert form.note == "The timeout must be a number of seconds above 0, a day at most"


def test_what_was_typed_for_a_route_is_kept(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "x")
    form.write("queryTable", 0, "off", "1")
    form.switch("queryTable", 0)
    form.pane.show_route(LOGIN, "POST")
    form.find("bodyKind", QComboBox).setCurrentText("JSON")
    form.find("bodyEdit", QPlainTextEdit).setPlainText("[1]")
    form.find("bodyKind", QComboBox).setCurrentText("Text")
    form.pane.show_route(USER, "GET")
    assert form.url.text() == "/users/x"
    assert form.words("id") == "id must be a whole number of at least 0"
    assert form.rows("queryTable") == [(False, "off", "1")]
    assert form.pane.spec().body == RequestBody()
    form.pane.show_route(LOGIN, "POST")
    assert form.pane.spec().body == RequestBody(BodyKind.TEXT, "[1]")
    assert form.open_tab == "Body ●"


def test_a_route_never_comes_back_with_the_url_of_another(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "7")
    form.write("headersTable", 0, "A", "1")
    form.pane.show_route(HELLO, "GET")
    form.pane.show_route(USER, "GET")
    form.type_into(form.url, "/elsewhere?a=1")
    form.pane.show_route(HELLO, "GET")
    assert form.url.text() == "/hello"
    assert form.note == ""
    form.pane.show_route(USER, "GET")
    assert form.url.text() == "/users/7"
    assert form.rows("queryTable") == []
    assert form.rows("headersTable") == [(True, "A", "1")]
    assert form.pane.spec().endpoint == "user"


def test_a_typed_url_becomes_the_form_of_its_route(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/users/8?a=1")
    form.write("headersTable", 0, "A", "1")
    form.pane.adopt_route(USER)
    assert form.param("id").value() == 8
    assert form.note == ""
    assert form.rows("headersTable") == [(True, "A", "1")]
    assert form.pane.spec().endpoint == "user"
    form.pane.show_route(HELLO, "GET")
    assert form.url.text() == "/hello"


def test_get_and_post_of_a_route_share_what_was_typed(form):
    form.pane.show_route(LOGIN, "GET")
    form.write("queryTable", 0, "next", "/")
    form.pane.show_route(LOGIN, "POST")
    assert form.url.text() == "/login?next=/"
    assert form.open_tab == "Body"


def test_a_request_is_shown_as_it_was_sent(form):
    spec = RequestSpec(
        "DELETE",
        "http://localhost",
        "/users/7?x=%20&y",
        (Field("A", "1"), Field("B", "2", enabled=False)),
        RequestBody(BodyKind.FORM, fields=(Field("f", "1"),)),
        False,
        1.5,
        "user",
    )
    form.pane.show_spec(spec, USER)
    assert form.pane.spec() == spec
    assert form.param("id").value() == 7
    assert form.rows("queryTable") == [(True, "x", " "), (True, "y", "")]


def test_a_request_without_a_route_is_shown_as_typed(form):
    form.pane.show_route(USER, "GET")
    spec = RequestSpec("GET", target="/nowhere?a=1")
    form.pane.show_spec(spec, None)
    assert form.pane.spec() == spec
    assert form.note == ""
    assert form.tabs[0] == "Params 1"


def test_a_reload_keeps_the_form(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "7")
    form.write("headersTable", 0, "A", "1")
    form.pane.refresh_route(replace(USER, methods=("GET", "HEAD", "OPTIONS", "PUT")))
    assert form.url.text() == "/users/7"
    assert form.param("id").value() == 7
    assert form.rows("headersTable") == [(True, "A", "1")]
    assert methods(form)[:2] == ["GET", "PUT"]


def test_a_reload_with_another_converter_judges_anew(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "7")
    form.pane.refresh_route(replace(USER, parameters=(make_parameter(min=10),)))
    assert form.url.text() == "/users/7"
    assert form.note == "Sent as typed: this URL does not fit /users/<int:id>"


def test_a_route_that_is_gone_leaves_its_url(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "7")
    form.pane.refresh_route(None)
    assert form.url.text() == "/users/7"
    assert form.note == "/users/<int:id> is gone from the app: the URL is sent as typed"
    assert form.pane.spec().endpoint is None
    form.pane.refresh_route(USER)
    assert form.note == ""
    assert form.param("id").value() == 7


def test_folding_hides_the_form_and_keeps_the_tabs(form):
    form.pane.show_route(USER, "GET")
    button = form.find("foldForm", QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not form.param("id").isVisible()
    assert form.find("requestTabs").isVisible()
    assert button.text() == "unfold ▸"
    assert form.pane.sizeHint().height() == 42 + 30
    form.pane.send()
    assert form.param("id").isVisible()
    assert form.note == "id is missing"


def test_tab_key_goes_from_method_to_url_to_send_to_the_form(form):
    form.pane.show_route(USER, "GET")
    form.find("methodCombo").lineEdit().setFocus()
    order = ["urlEdit", "sendButton", "requestTabs", "foldForm", "param:id", "queryTable"]
    for name in order:
        QTest.keyClick(form.window.focusWidget(), Qt.Key.Key_Tab)
        assert form.window.focusWidget().objectName() == name


@pytest.mark.parametrize("width", [760, 1016, 1620])
def test_nothing_is_pushed_out_of_the_window(form, width):
    form.window.resize(width, 400)
    form.pane.show_route(USER, "GET")
    form.type_into(form.url, "/" + "long/" * 80)
    form.settle()
    assert form.window.width() == width
    assert form.button.geometry().right() < width
