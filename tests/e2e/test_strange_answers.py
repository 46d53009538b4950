"""Answers that no app should give are shown as what they are, and the window goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driver import Driver
from e2e_apps import STRANGE_ANSWERS
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTableView, QWidget


@pytest.fixture
def strange(open_source) -> Driver:
    """An app of strange answers, loaded."""
    driver = open_source(STRANGE_ANSWERS)
    driver.wait_state("ready")
    return driver


def _get(driver: Driver, target: str) -> None:
    driver.type_url(target)
    driver.send_and_wait()


def _column_words(driver: Driver) -> str:
    labels = driver.window.panes.answer.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_a_view_that_raises_gives_its_page_and_its_traceback(strange: Driver) -> None:
    _get(strange, "/raises")
    assert strange.status().startswith("500 INTERNAL SERVER ERROR")
    assert "KeyError" in strange.story()
    trace = strange.find(QPlainTextEdit, "errorText").toPlainText()
    assert 'return {}["nothing"]' in trace
    assert "inspector" not in trace.lower()


def test_a_view_that_returns_none_is_explained(strange: Driver) -> None:
    _get(strange, "/returns-none")
    assert strange.status().startswith("500")
    assert "returns_none" in strange.find(QPlainTextEdit, "errorText").toPlainText()


def test_text_that_is_not_what_it_says_is_still_shown(strange: Driver) -> None:
    _get(strange, "/latin")
    assert "caf" in strange.find(QPlainTextEdit, "rawText").toPlainText()
    assert "utf-8" in _column_words(strange).lower()


def test_a_picture_that_is_none_is_said(strange: Driver) -> None:
    _get(strange, "/liar")
    assert "image/png" in _column_words(strange)


def test_three_hundred_headers_are_all_listed(strange: Driver) -> None:
    _get(strange, "/headers")
    assert strange.find(QTableView, "responseHeaders").model().rowCount() >= 300


def test_an_answer_without_a_body_is_said(strange: Driver) -> None:
    _get(strange, "/nothing")
    assert strange.status().startswith("204 NO CONTENT")
    assert "204" in _column_words(strange)


def test_fifty_megabytes_arrive_and_only_a_part_is_put_on_screen(strange: Driver) -> None:
    _get(strange, "/huge")
    assert "50.0 MB" in strange.status()
    assert "of 50.0 MB" in _column_words(strange)


def test_every_body_is_saved_byte_for_byte(strange: Driver, tmp_path: Path) -> None:
    _get(strange, "/report")
    assert "report.bin" in _column_words(strange)
    target = tmp_path / "saved.bin"
    strange.window.controller.save_body(strange.window.panes.answer.shown_body(), target)
    strange.wait(lambda: target.exists() and target.stat().st_size == 256)
    assert target.read_bytes() == bytes(range(256))


def test_a_value_its_converter_refuses_is_marked_and_not_sent(strange: Driver) -> None:
    strange.click_route("/items/")
    QTest.keyClicks(strange.find(QWidget, "param:number"), "zero")
    strange.send()
    assert strange.status() == ""
    assert "number" in "\n".join(
        label.text()
        for label in strange.window.panes.request.findChildren(QLabel)
        if label.isVisible()
    )


def test_json_that_does_not_parse_is_marked_and_may_be_sent(strange: Driver) -> None:
    strange.type_url("/json")
    strange.choose_method("POST")
    strange.set_body("JSON", '{"open": ')
    strange.send_and_wait()
    assert strange.status().startswith("200")
    assert strange.json_rows()["body"] == json.dumps('{"open": ')


def test_a_header_that_http_forbids_is_refused_by_name(strange: Driver) -> None:
    strange.type_url("/json")
    strange.fill_table("headersTable", [("Bad Name", "x")])
    strange.send()
    assert strange.status() == ""
    labels = strange.window.panes.request.findChildren(QLabel)
    assert any("Bad Name" in label.text() for label in labels if label.isVisible())


def test_a_url_of_another_host_is_refused_and_kept(strange: Driver) -> None:
    strange.type_url("http://elsewhere.example/x")
    strange.send()
    assert strange.status() == ""
    assert strange.url.text() == "http://elsewhere.example/x"
    labels = strange.window.panes.request.findChildren(QLabel)
    assert any("elsewhere.example" in label.text() for label in labels if label.isVisible())
