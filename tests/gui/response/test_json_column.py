"""JSON is shown as a tree or as text, and the chooser says which JSON it is."""

from __future__ import annotations

import json
from pathlib import Path

from answers import (
    CART,
    CART_ANSWER,
    CART_HOP,
    PAGE_ANSWER,
    answer_of,
    find,
    json_hop,
    spooled_hop,
    words,
)
from builders import make_exchange, make_hop, make_redirect
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPlainTextEdit, QTreeView

from inspector.ui.response.answer_pane import AnswerPane
from inspector.ui.response.save_request import SaveRequest


def _tree(pane: AnswerPane) -> QTreeView:
    return find(pane, QTreeView, "jsonTree")


def _text(pane: AnswerPane) -> QPlainTextEdit:
    return find(pane, QPlainTextEdit, "jsonText")


def _source(pane: AnswerPane) -> QComboBox:
    return find(pane, QComboBox, "jsonSource")


def _choices(pane: AnswerPane) -> list[str]:
    return [_source(pane).itemText(n) for n in range(_source(pane).count())]


def _rows(pane: AnswerPane) -> dict[str, str]:
    model = _tree(pane).model()
    return {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())
    }


def _mode(pane: AnswerPane, words_of_it: str) -> QAbstractButton:
    buttons = pane.findChildren(QAbstractButton)
    return next(b for b in buttons if b.accessibleName().startswith(words_of_it))


def _json(body: bytes):
    return answer_of(body, "application/json")


def test_json_is_shown_as_a_tree_with_its_digits(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    assert _rows(pane) == {"items": "1 item", "total": "64.50", "big": "1e400"}
    assert _tree(pane).isVisible()
    assert _choices(pane) == ["answer"]


def test_the_first_levels_are_open(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    items = _tree(pane).model().index(0, 0)
    assert _tree(pane).isExpanded(items)
    assert _tree(pane).isExpanded(_tree(pane).model().index(0, 0, items))


def test_letters_are_shown_as_letters(pane: AnswerPane) -> None:
    pane.show_exchange(_json(rb'{"caf\u00e9": "na\u00efve \"x\""}'))
    assert _rows(pane) == {"café": '"naïve \\"x\\""'}


def test_text_is_indented_and_exact_is_as_it_was_sent(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    _mode(pane, "Text").click()
    assert _text(pane).isVisible()
    assert _text(pane).toPlainText().startswith('{\n  "items": [\n    {\n      "id": 7,')
    _mode(pane, "Exact").click()
    assert _text(pane).toPlainText() == CART.decode()
    _mode(pane, "Tree").click()
    assert _tree(pane).isVisible()


def test_the_way_of_showing_is_kept_for_the_next_answer(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    _mode(pane, "Exact").click()
    pane.show_exchange(_json(b"[1, 2]"))
    assert _text(pane).isVisible()
    assert _text(pane).toPlainText() == "[1, 2]"


def test_json_that_does_not_parse_says_where_and_is_shown_exactly(pane: AnswerPane) -> None:
    pane.show_exchange(_json(b'{\n  "open": '))
    assert "not JSON: line 2, column 11: expected a value, the text ends" in words(pane)
    assert _text(pane).toPlainText() == '{\n  "open": '
    assert not _mode(pane, "Tree").isEnabled()
    pane.show_exchange(CART_ANSWER)
    assert _mode(pane, "Tree").isEnabled()
    assert _tree(pane).isVisible()


def test_json_that_says_it_is_html_is_shown_in_both_columns(pane: AnswerPane, web) -> None:
    pane.show_exchange(answer_of(b'{"a": 1}', "text/html; charset=utf-8"))
    assert _rows(pane) == {"a": "1"}
    assert web().text == '{"a": 1}'
    assert "says text/html, looks like JSON" in words(pane)


def test_what_the_page_fetched_is_shown_and_named(pane: AnswerPane) -> None:
    pane.show_exchange(PAGE_ANSWER)
    pane.add_page_fetch(CART_HOP)
    assert _source(pane).currentText() == "fetched: GET /api/cart"
    assert "total" in _rows(pane)
    pane.add_page_fetch(json_hop(b'{"newer": 1}', "/api/newer"))
    assert _source(pane).currentText() == "fetched: GET /api/newer"
    assert _choices(pane) == ["fetched: GET /api/newer", "fetched: GET /api/cart"]


def test_a_fetch_that_is_no_json_is_not_offered(pane: AnswerPane) -> None:
    pane.show_exchange(PAGE_ANSWER)
    pane.add_page_fetch(make_hop(content_type="text/css", body=b"a {}"))
    assert _choices(pane) == []


def test_an_answer_that_is_json_stays_when_something_is_fetched(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    pane.add_page_fetch(json_hop(b'{"other": 1}', "/api/other"))
    assert _source(pane).currentText() == "answer"
    assert "total" in _rows(pane)
    assert _choices(pane) == ["answer", "fetched: GET /api/other"]


def test_what_the_person_chose_stays_when_something_is_fetched(pane: AnswerPane) -> None:
    pane.show_exchange(PAGE_ANSWER)
    for number in range(2):
        pane.add_page_fetch(json_hop(b'{"n": %d}' % number, f"/api/{number}"))
    _source(pane).setCurrentIndex(1)
    _source(pane).activated.emit(1)
    pane.add_page_fetch(json_hop(b'{"n": 2}', "/api/2"))
    assert _source(pane).currentText() == "fetched: GET /api/0"
    assert _rows(pane) == {"n": "0"}


def test_json_of_a_hop_on_the_way_is_offered(pane: AnswerPane) -> None:
    hop = make_redirect("/next", content_type="application/json", body=b'{"go": "/next"}')
    pane.show_exchange(make_exchange(hop, make_hop()))
    assert _choices(pane) == ["hop 1: GET /hello"]
    assert _rows(pane) == {"go": '"/next"'}


def test_the_last_fifty_fetches_are_kept(pane: AnswerPane) -> None:
    pane.show_exchange(PAGE_ANSWER)
    for number in range(60):
        pane.add_page_fetch(json_hop(b"[]", f"/api/{number}"))
    assert len(_choices(pane)) == 50
    assert _choices(pane)[0] == "fetched: GET /api/59"


def test_two_hundred_thousand_rows_come_a_thousand_at_a_time(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(_json(b"[" + b"1," * 199_999 + b"1]"))
    model = _tree(pane).model()
    qtbot.waitUntil(lambda: model.rowCount() == 1000)
    bar = _tree(pane).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert model.rowCount() == 2000
    assert "199,999" not in [model.index(row, 0).data() for row in range(2000)]


def test_rows_of_an_inner_array_are_fetched_too(pane: AnswerPane) -> None:
    pane.show_exchange(_json(json.dumps({"a": list(range(1500)), "b": 1}).encode()))
    tree, model = _tree(pane), _tree(pane).model()
    inner = model.index(0, 0)
    tree.expand(inner)
    assert model.rowCount(inner) == 1000
    tree.scrollTo(model.index(999, 0, inner), QTreeView.ScrollHint.PositionAtBottom)
    assert model.rowCount(inner) == 1500


def test_five_thousand_levels_open_as_far_as_one_looks(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(_json(b"[" * 5000 + b"]" * 5000))
    tree, index = _tree(pane), QModelIndex()
    qtbot.waitUntil(lambda: tree.model().rowCount() == 1)
    for _ in range(20):
        index = tree.model().index(0, 0, index)
        tree.expand(index)
    assert index.isValid()
    assert tree.model().parent(index).isValid()


def test_above_a_megabyte_there_is_text_and_a_sentence(
    pane: AnswerPane, tmp_path: Path, qtbot
) -> None:
    spooled = tmp_path / "body"
    spooled.write_bytes(b"[" + b'"0123456789012345",\n' * 100_000 + b"1]")
    hop = spooled_hop(spooled.stat().st_size, spooled, "application/json", "/big")
    pane.show_exchange(make_exchange(hop))
    assert "first 1.0 MB of 1.9 MB" in words(pane)
    assert not _mode(pane, "Tree").isEnabled()
    qtbot.waitUntil(lambda: len(_text(pane).toPlainText()) == 1024 * 1024)
    buttons = [b for b in pane.findChildren(QAbstractButton) if b.isVisible()]
    save = next(button for button in buttons if button.text() == "Save as…")
    with qtbot.waitSignal(pane.save_requested) as asked:
        save.click()
    assert asked.args == [SaveRequest(hop.body, "big.json")]


def test_value_and_path_can_be_copied(pane: AnswerPane) -> None:
    pane.show_exchange(_json(rb'{"items": [{"odd key": "caf\u00e9"}], "n": 1.0}'))
    tree, model = _tree(pane), _tree(pane).model()
    item = model.index(0, 0, model.index(0, 0))
    copy_value, copy_path = tree.actions()
    clipboard = QGuiApplication.clipboard()
    for index, value, path in (
        (model.index(0, 1, item), "café", 'items[0]["odd key"]'),
        (item, r'{"odd key": "caf\u00e9"}', "items[0]"),
        (model.index(1, 0), "1.0", "n"),
    ):
        tree.setCurrentIndex(index)
        copy_value.trigger()
        assert clipboard.text() == value
        copy_path.trigger()
        assert clipboard.text() == path


def test_the_head_s_button_saves_the_json_shown(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(CART_ANSWER)
    buttons = [b for b in pane.findChildren(QAbstractButton) if b.isVisible()]
    save = next(b for b in buttons if b.accessibleName().startswith("Save the body"))
    with qtbot.waitSignal(pane.save_requested) as asked:
        save.click()
    assert asked.args == [SaveRequest(CART_HOP.body, "cart.json")]


def test_a_scalar_is_one_row(pane: AnswerPane) -> None:
    pane.show_exchange(_json(b" 42 "))
    assert _rows(pane) == {"value": "42"}


def test_the_header_names_the_columns(pane: AnswerPane) -> None:
    model = _tree(pane).model()
    headers = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)]
    assert headers == ["key", "value"]


def test_keys_are_whole_when_the_column_grows_after_they_came(pane: AnswerPane) -> None:
    pane.resize(700, 520)
    pane.show_exchange(_json(b'{"Content-Security-Policy": 1}'))
    pane.resize(1400, 520)
    tree = _tree(pane)
    assert tree.columnWidth(0) >= tree.sizeHintForColumn(0)


def test_a_width_that_was_given_by_hand_stays(pane: AnswerPane) -> None:
    pane.show_exchange(_json(b'{"a": 1}'))
    _tree(pane).setColumnWidth(0, 333)
    pane.resize(1400, 520)
    pane.show_exchange(_json(b'{"Content-Security-Policy": 1}'))
    assert _tree(pane).columnWidth(0) == 333


def test_in_the_smallest_window_the_chooser_still_says_which_json(pane: AnswerPane) -> None:
    pane.resize(760, 420)
    pane.show_exchange(PAGE_ANSWER)
    pane.add_page_fetch(json_hop(CART, "/api/cart"))
    box = _source(pane)
    assert box.width() >= box.fontMetrics().horizontalAdvance("…/api/cart") + 12


def test_why_there_is_no_json_is_said_for_an_empty_body(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"", "text/html"))
    assert "JSON: no JSON: the body is empty" in words(pane)
