"""The tables of names and values: typing, switching, removing, what is forbidden."""

from __future__ import annotations

import pytest
from builders import make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from inspector.protocol.exchange import Field
from inspector.ui.request.field_table_model import Column, FieldTableModel, Role

HELLO = make_route("/hello", "hello")


def test_model_is_sound(qtmodeltester: ModelTester):
    model = FieldTableModel()
    model.set_fields([Field("a", "1"), Field("b", "2", enabled=False)])
    qtmodeltester.check(model)
    model.set_files_allowed(True)
    model.setData(model.index(2, Column.NAME), "c")
    model.remove_row(0)
    qtmodeltester.check(model)


def test_one_role_gives_the_row_itself():
    model = FieldTableModel()
    model.set_fields([Field("a", "1")])
    assert model.index(0, 0).data(Role.FIELD) == Field("a", "1")
    assert model.index(1, 0).data(Role.FIELD) is None


def test_typing_into_a_cell_builds_the_url_letter_by_letter(form):
    form.pane.show_route(HELLO, "GET")
    form.click("queryTable", 0, 1)
    QTest.keyClicks(form.cell_editor("queryTable"), "na")
    assert form.url.text() == "/hello?na="
    QTest.keyClick(form.cell_editor("queryTable"), Qt.Key.Key_Tab)
    QTest.keyClicks(form.cell_editor("queryTable"), "v w")
    assert form.url.text() == "/hello?na=v+w"
    assert form.rows("queryTable") == [(True, "na", "v w")]


def test_cursor_stays_while_a_cell_is_edited_in_the_middle(form):
    form.pane.show_route(HELLO, "GET")
    form.write("queryTable", 0, "a", "19")
    form.click("queryTable", 0, 2)
    editor = form.cell_editor("queryTable")
    editor.setCursorPosition(1)
    QTest.keyClicks(editor, "23")
    assert editor.text() == "1239"
    assert editor.cursorPosition() == 3


def test_enter_in_a_cell_sends_what_was_typed(form):
    form.pane.show_route(HELLO, "GET")
    form.write("queryTable", 0, "a", "")
    form.click("queryTable", 0, 2)
    QTest.keyClicks(form.cell_editor("queryTable"), "7")
    QTest.keyClick(form.cell_editor("queryTable"), Qt.Key.Key_Return)
    assert [spec.target for spec in form.sent] == ["/hello?a=7"]


def test_escape_takes_the_typing_back(form):
    form.pane.show_route(HELLO, "GET")
    form.write("queryTable", 0, "a", "1")
    form.click("queryTable", 0, 2)
    QTest.keyClicks(form.cell_editor("queryTable"), "999")
    QTest.keyClick(form.cell_editor("queryTable"), Qt.Key.Key_Escape)
    assert form.url.text() == "/hello?a=1"


def test_delete_removes_the_row(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?a=1&b=2")
    table = form.table("queryTable")
    table.setFocus()
    table.setCurrentIndex(form.cell("queryTable", 0, 1))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert form.rows("queryTable") == [(True, "b", "2")]
    assert form.url.text() == "/hello?b=2"


def test_space_switches_a_row(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?a=1")
    table = form.table("queryTable")
    table.setFocus()
    table.setCurrentIndex(form.cell("queryTable", 0, 0))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert form.rows("queryTable") == [(False, "a", "1")]
    assert form.url.text() == "/hello"


def test_a_row_that_was_emptied_goes_away(form):
    form.pane.show_route(HELLO, "GET")
    form.type_into(form.url, "/hello?a")
    form.click("queryTable", 0, 1)
    form.type_into(form.cell_editor("queryTable"), "")
    form.url.setFocus()
    form.qtbot.waitUntil(lambda: form.rows("queryTable") == [])
    assert form.url.text() == "/hello"


def test_table_is_reached_with_tab_and_left_with_tab(form):
    form.pane.show_route(HELLO, "GET")
    table = form.table("queryTable")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().isValid()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_headers_are_counted_and_sent_off_rows_included(form):
    form.pane.show_route(HELLO, "GET")
    form.open(1)
    form.write("headersTable", 0, "Accept", "text/html")
    form.write("headersTable", 1, "X-Off", "1")
    form.switch("headersTable", 1)
    assert form.tabs[1] == "Headers 1"
    form.pane.send()
    assert form.sent[0].headers == (Field("Accept", "text/html"), Field("X-Off", "1", False))


@pytest.mark.parametrize(
    ("name", "value", "column", "sentence"),
    [
        ("X Y", "1", 1, '"X Y" is not a header name that HTTP allows'),
        ("X-A", "a\nb", 2, "The value of X-A contains a line break, which HTTP forbids"),
    ],
)
def test_forbidden_header_is_marked_and_not_sent(form, name, value, column, sentence):
    form.pane.show_route(HELLO, "GET")
    form.write("headersTable", 0, name, value)
    marked = [form.cell("headersTable", 0, place).data(Role.PROBLEM) for place in (1, 2)]
    assert marked == [sentence if place == column else None for place in (1, 2)]
    form.pane.send()
    assert form.sent == []
    assert form.note == sentence
    assert form.open_tab == "Headers 1"
    assert form.rows("headersTable") == [(True, name, value)]


def test_a_line_break_survives_looking_at_its_cell(form):
    form.pane.show_route(HELLO, "GET")
    form.open(1)
    form.write("headersTable", 0, "X-A", "a\nb")
    form.click("headersTable", 0, 2)
    QTest.keyClick(form.cell_editor("headersTable"), Qt.Key.Key_Tab)
    assert form.rows("headersTable") == [(True, "X-A", "a\nb")]


def test_switched_off_it_can_be_sent(form):
    form.pane.show_route(HELLO, "GET")
    form.write("headersTable", 0, "X Y", "1")
    form.pane.send()
    form.switch("headersTable", 0)
    form.pane.send()
    assert len(form.sent) == 1
    assert form.note == ""


def test_editing_a_long_value_cuts_nothing(form):
    value = "v" * 60_000
    form.pane.show_route(HELLO, "GET")
    form.write("headersTable", 0, "X-Long", value)
    form.open(1)
    form.click("headersTable", 0, 2)
    form.cell_editor("headersTable").end(False)
    QTest.keyClicks(form.cell_editor("headersTable"), "w")
    assert form.rows("headersTable") == [(True, "X-Long", value + "w")]
