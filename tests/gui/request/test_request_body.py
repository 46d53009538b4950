"""The Body tab: kinds, JSON checked while typing, rows that are files."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_route
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from inspector.protocol.exchange import BodyKind, Field, RequestBody

UPLOAD = make_route("/upload", "upload", ("POST",))


@pytest.fixture
def body(form):
    """The form of a POST route."""
    form.pane.show_route(UPLOAD, "POST")
    return form


def choose(form, kind):
    form.find("bodyKind", QComboBox).setCurrentText(kind.value)


def text_of(form):
    return form.find("bodyEdit", QPlainTextEdit)


def words_of(form):
    return form.find("bodyWords", QLabel).text()


def test_a_post_route_opens_on_its_body_of_no_kind(body):
    assert body.open_tab == "Body"
    assert body.pane.spec().body == RequestBody()
    assert [body.find("bodyKind").itemText(i) for i in range(6)] == [k.value for k in BodyKind]


def test_json_is_checked_when_the_typing_pauses(body):
    choose(body, BodyKind.JSON)
    text_of(body).setFocus()
    QTest.keyClicks(text_of(body), '{"a": nul}')
    sentence = "line 1, column 7: Expecting value · can still be sent"
    body.qtbot.waitUntil(lambda: words_of(body) == sentence)
    assert text_of(body).property("invalid") == "true"
    body.pane.send()
    assert body.sent[0].body == RequestBody(BodyKind.JSON, '{"a": nul}')
    QTest.keyClick(text_of(body), Qt.Key.Key_Left)
    QTest.keyClicks(text_of(body), "l")
    body.qtbot.waitUntil(lambda: words_of(body) == "Sent exactly as typed.")
    assert text_of(body).property("invalid") == "false"
    assert body.open_tab == "Body ●"


def test_text_is_not_judged_as_json(body):
    choose(body, BodyKind.TEXT)
    text_of(body).setPlainText("{no json")
    choose(body, BodyKind.JSON)
    assert "can still be sent" in words_of(body)
    choose(body, BodyKind.TEXT)
    assert words_of(body) == "Sent as UTF-8, exactly as typed."


def test_form_rows_are_counted_and_sent(body):
    choose(body, BodyKind.FORM)
    body.write("formTable", 0, "username", "ada")
    body.write("formTable", 1, "password", "x y")
    assert body.open_tab == "Body 2 ●"
    assert body.pane.spec().body == RequestBody(
        BodyKind.FORM, fields=(Field("username", "ada"), Field("password", "x y"))
    )


def test_switching_kinds_loses_nothing_and_sends_only_its_own(body):
    choose(body, BodyKind.JSON)
    text_of(body).setPlainText("[1]")
    choose(body, BodyKind.FORM)
    body.write("formTable", 0, "a", "1")
    choose(body, BodyKind.FILE)
    body.find("bodyFile", QLineEdit).setText("/tmp/x")
    choose(body, BodyKind.NONE)
    assert body.pane.spec().body == RequestBody()
    assert body.open_tab == "Body"
    choose(body, BodyKind.JSON)
    assert body.pane.spec().body == RequestBody(BodyKind.JSON, "[1]")
    choose(body, BodyKind.FORM)
    assert body.pane.spec().body == RequestBody(BodyKind.FORM, fields=(Field("a", "1"),))
    choose(body, BodyKind.FILE)
    assert body.pane.spec().body == RequestBody(BodyKind.FILE, file_path="/tmp/x")


def test_a_multipart_row_becomes_a_file_and_text_again(body, tmp_path: Path):
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"png")
    choose(body, BodyKind.MULTIPART)
    body.write("formTable", 0, "photo", "")
    body.click("formTable", 0, 3)
    dialog = body.find("fileDialog", QFileDialog)
    dialog.fileSelected.emit(str(photo))
    dialog.close()
    assert body.pane.spec().body.fields == (Field("photo", str(photo), True, True),)
    body.pane.send()
    assert len(body.sent) == 1
    body.click("formTable", 0, 3)
    assert body.pane.spec().body.fields == (Field("photo", ""),)


def test_a_file_that_is_not_there_is_said_and_nothing_lost(body):
    choose(body, BodyKind.MULTIPART)
    body.write("formTable", 0, "photo", "")
    body.table("formTable").model().set_file(0, "/nowhere/photo.png")
    body.pane.send()
    assert body.sent == []
    assert body.note == "/nowhere/photo.png is not a file on this machine"
    assert body.rows("formTable") == [(True, "photo", "/nowhere/photo.png")]


def test_files_are_offered_in_a_multipart_form_only(body):
    choose(body, BodyKind.FORM)
    assert body.table("formTable").model().columnCount() == 3
    choose(body, BodyKind.MULTIPART)
    assert body.table("formTable").model().columnCount() == 4


def test_binary_file_is_chosen_and_sent(body, tmp_path: Path):
    file = tmp_path / "data.bin"
    file.write_bytes(b"\0")
    choose(body, BodyKind.FILE)
    body.pane.send()
    assert body.note == "The body has no file yet"
    body.find("bodyFile", QLineEdit).setText(str(file))
    body.pane.send()
    assert body.sent[0].body == RequestBody(BodyKind.FILE, file_path=str(file))


def test_enter_in_the_body_is_a_line_break(body):
    choose(body, BodyKind.TEXT)
    text_of(body).setFocus()
    QTest.keyClicks(text_of(body), "a\rb")
    assert text_of(body).toPlainText() == "a\nb"
    assert body.sent == []
