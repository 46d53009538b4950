"""Path parameters: their editors, the URL that they build, what is said against them."""

from __future__ import annotations

import re

import pytest
from builders import make_parameter, make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QPushButton, QWidget

from inspector.protocol.description import PathParameter

USER = make_route("/users/<int(min=1):id>", "user", parameters=(make_parameter(min=1),))
ITEM = make_route(
    "/<any(cats,dogs):kind>/<uuid:token>/<path:where>",
    "item",
    parameters=(
        make_parameter("kind", "any", "cats", "dogs"),
        make_parameter("token", "uuid"),
        make_parameter("where", "path"),
    ),
)
NAME = make_route("/hi/<name>", "hi", parameters=(PathParameter("name"),))


def test_missing_value_stands_in_the_url_by_its_name(form):
    form.pane.show_route(USER, "GET")
    assert form.url.text() == "/users/<id>"
    assert form.words("id") == "whole number, at least 1"


def test_url_is_built_while_typing(form):
    form.pane.show_route(USER, "GET")
    form.param("id").setFocus()
    QTest.keyClicks(form.param("id"), "4")
    assert form.url.text() == "/users/4"
    QTest.keyClicks(form.param("id"), "2")
    assert form.url.text() == "/users/42"
    assert form.tabs[0] == "Params 1"
    assert form.pane.spec().endpoint == "user"


def test_a_whole_number_can_be_longer_than_32_bits(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "123456789012345678901234567890")
    assert form.url.text() == "/users/123456789012345678901234567890"
    assert form.words("id") == "whole number, at least 1"


def test_spin_box_steps_within_its_bounds(form):
    form.pane.show_route(USER, "GET")
    box = form.param("id")
    assert isinstance(box, QAbstractSpinBox)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert form.url.text() == "/users/1"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert form.url.text() == "/users/2"
    QTest.keyClick(box, Qt.Key.Key_PageDown)
    assert form.url.text() == "/users/1"
    assert not box.stepEnabled() & QAbstractSpinBox.StepEnabledFlag.StepDownEnabled


def test_a_number_can_be_taken_away_again(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "5")
    form.type_into(form.param("id"), "")
    assert form.url.text() == "/users/<id>"


@pytest.mark.parametrize("text", ["0", "x", "1.5"])
def test_what_the_converter_refuses_is_marked_and_said(form, text):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), text)
    assert form.param("id").property("invalid") == "true"
    assert form.param("id").toolTip() == "id must be a whole number of at least 1"
    assert form.words("id") == "id must be a whole number of at least 1"
    form.type_into(form.param("id"), "3")
    assert form.param("id").property("invalid") == "false"
    assert form.words("id") == "whole number, at least 1"


def test_float_is_written_as_werkzeug_writes_it(form):
    route = make_route("/at/<float:x>", parameters=(make_parameter("x", "float"),))
    form.pane.show_route(route, "GET")
    form.type_into(form.param("x"), "2")
    assert form.url.text() == "/at/2.0"


def test_choice_lists_the_items_and_nothing_yet(form):
    form.pane.show_route(ITEM, "GET")
    combo = form.param("kind")
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(row) for row in range(combo.count())] == ["", "cats", "dogs"]
    combo.setCurrentText("dogs")
    assert form.url.text() == "/dogs/<token>/<where>"


def test_new_makes_a_uuid(form):
    form.pane.show_route(ITEM, "GET")
    (button,) = [b for b in form.pane.findChildren(QPushButton) if b.text() == "New"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert re.search(r"/<kind>/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/", form.url.text())
    assert form.words("token") == "UUID"


def test_path_holds_several_segments(form):
    form.pane.show_route(ITEM, "GET")
    form.type_into(form.param("where"), "a/b c/ü")
    assert form.url.text() == "/<kind>/<token>/a/b%20c/%C3%BC"


def test_default_converter_refuses_a_slash(form):
    form.pane.show_route(NAME, "GET")
    form.type_into(form.param("name"), "a/b")
    assert form.words("name") == 'name cannot contain "/": it is one segment of the path'


def test_unicode_and_spaces_are_encoded(form):
    form.pane.show_route(NAME, "GET")
    form.type_into(form.param("name"), "käse 100%?#")
    assert form.url.text() == "/hi/k%C3%A4se%20100%25%3F%23"
    assert form.pane.spec().target == form.url.text()


def test_defaults_of_the_route_are_known_values(form):
    route = make_route(
        "/page/<int:page>", defaults={"page": 3}, parameters=(make_parameter("page"),)
    )
    form.pane.show_route(route, "GET")
    assert form.url.text() == "/page/3"
    assert not form.pane.focus_missing()


def test_cursor_goes_to_the_first_that_is_missing(form):
    form.pane.show_route(ITEM, "POST")
    form.param("kind").setCurrentText("cats")
    assert form.open_tab == "Body"
    assert form.pane.focus_missing()
    assert form.open_tab == "Params 1"
    assert form.param("token").hasFocus()


def test_send_marks_what_is_missing_and_sends_nothing(form):
    form.pane.show_route(USER, "GET")
    form.pane.send()
    assert form.sent == []
    assert form.note == "id is missing"
    assert form.words("id") == "id is missing"
    assert form.param("id").property("invalid") == "true"
    assert form.param("id").hasFocus()


def test_enter_in_an_editor_sends_once(form):
    form.pane.show_route(USER, "GET")
    form.type_into(form.param("id"), "7")
    QTest.keyClick(form.param("id"), Qt.Key.Key_Return)
    assert [spec.target for spec in form.sent] == ["/users/7"]


@pytest.mark.parametrize("name", ["kind", "token"])
def test_enter_in_every_kind_of_editor_sends(form, name):
    form.pane.show_route(ITEM, "GET")
    form.url.setText("/cats/123e4567-e89b-12d3-a456-426614174000/x")
    QTest.keyClick(form.param(name), Qt.Key.Key_Return)
    assert len(form.sent) == 1


def test_labels_and_editors_have_room_for_descenders(form):
    form.pane.show_route(ITEM, "GET")
    form.settle()
    for editor in (form.param("kind"), form.param("token"), form.url):
        assert editor.height() >= editor.fontMetrics().height() + 6
    for label in form.pane.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.fontMetrics().height()


def test_form_is_as_tall_as_its_rows_and_no_taller_than_168(form):
    heights = []
    for count in (0, 1, 2, 12):
        parameters = tuple(PathParameter(f"p{number}") for number in range(count))
        rule = "/x" + "".join(f"/<{p.name}>" for p in parameters)
        form.pane.show_route(make_route(rule, f"x{count}", parameters=parameters), "GET")
        form.settle()
        heights.append(form.pane.sizeHint().height() - 42 - 30)
    assert heights[0] < heights[1] < heights[2] < heights[3] == 168


def test_every_field_has_an_accessible_name(form):
    form.pane.show_route(ITEM, "GET")
    form.settle()
    for widget in form.pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named or isinstance(widget.parent(), QComboBox), widget
