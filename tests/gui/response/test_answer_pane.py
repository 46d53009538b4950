"""The answer is told in one line, and its chain, page and JSON stand side by side."""

from __future__ import annotations

from answers import (
    CART_ANSWER,
    CART_HOP,
    LOGIN,
    LOGIN_HOP,
    PAGE_ANSWER,
    answer_of,
    find,
    json_hop,
    words,
)
from builders import make_exchange, make_hop
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QListView,
    QTreeView,
    QWidget,
)

from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import BodyRef, Ended, RequestSpec
from inspector.ui.response.answer_pane import AnswerPane
from inspector.ui.response.column_head import ColumnHead
from inspector.ui.theme.theme import Scheme
from inspector.ui.theme.tokens import DARK, LIGHT


def _status(pane: AnswerPane) -> str:
    return find(pane, QLabel, "statusLine").text()


def _story(pane: AnswerPane) -> str:
    return find(pane, QLabel, "storyLine").text()


def _chain(pane: AnswerPane) -> list[str]:
    model = find(pane, QAbstractItemView, "redirectList").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _head(pane: AnswerPane, title: str) -> ColumnHead:
    heads = pane.findChildren(ColumnHead)
    return next(head for head in heads if head.findChild(QLabel).text() == title)


def _pin(pane: AnswerPane, title: str) -> QAbstractButton:
    buttons = _head(pane, title).findChildren(QAbstractButton)
    return next(button for button in buttons if button.accessibleName().startswith("Pin"))


def _json_keys(pane: AnswerPane) -> list[str]:
    model = find(pane, QTreeView, "jsonTree").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_status_line_gives_status_duration_and_size(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"x" * 12_700, elapsed_ms=34.2))
    assert _status(pane) == "200 OK · 34 ms · 12.4 KB"


def test_the_status_has_the_colour_of_its_class(pane: AnswerPane) -> None:
    label = find(pane, QLabel, "statusLine")
    for status, colour in ((200, LIGHT.ok), (404, LIGHT.client_error), (500, LIGHT.server_error)):
        pane.show_exchange(answer_of(b"x", status=status))
        assert label.palette().color(label.foregroundRole()) == QColor(colour)


def test_the_story_is_whole_though_its_line_is_short(pane: AnswerPane) -> None:
    hop = make_hop(templates=tuple(f"part_{n}.html" for n in range(60)))
    pane.show_exchange(make_exchange(hop))
    assert _story(pane).endswith("part_59.html")
    assert find(pane, QLabel, "storyLine").toolTip() == _story(pane)
    assert pane.width() == 1016


def test_the_three_columns_measure_what_they_must(pane: AnswerPane) -> None:
    pane.show_exchange(LOGIN)
    pane.add_page_fetch(CART_HOP)
    least = {"redirectList": (200, 450), "previewPane": (480, 450), "jsonTree": (300, 450)}
    for name, (width, height) in least.items():
        widget = find(pane, QWidget, name)
        assert widget.isVisible()
        assert widget.width() >= width
        assert widget.height() >= height


def test_the_columns_stand_in_causal_order(pane: AnswerPane) -> None:
    pane.show_exchange(LOGIN)
    pane.add_page_fetch(CART_HOP)
    names = ("redirectList", "previewPane", "jsonTree")
    lefts = [find(pane, QWidget, name).mapTo(pane, QPoint(0, 0)).x() for name in names]
    assert lefts == sorted(lefts)


def test_a_request_on_its_way_keeps_the_old_answer(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    pane.show_sending(RequestSpec("POST", target="/auth/login"))
    assert _status(pane) == "sending…"
    assert _story(pane) == "Sending POST /auth/login…"
    assert "/api/cart" in _chain(pane)[0]
    pane.show_exchange(CART_ANSWER)


def test_hops_appear_as_they_arrive(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    pane.show_sending(RequestSpec("POST", target="/auth/login"))
    pane.add_hop(LOGIN.hops[0])
    assert _chain(pane) == ["302 FOUND POST http://localhost/auth/login"]
    pane.add_hop(LOGIN.hops[1])
    assert len(_chain(pane)) == 2
    pane.show_exchange(LOGIN)
    assert len(_chain(pane)) == 2


def test_no_answer_is_told_in_the_chain_and_in_place_of_the_page(pane: AnswerPane) -> None:
    error = ErrorInfo(ErrorCode.TIMEOUT, "No answer within 30 s.")
    pane.show_exchange(make_exchange(ended=Ended.ERROR, error=error))
    assert _status(pane) == "timed out"
    assert _chain(pane) == ["No answer within 30 s."]
    assert "No answer within 30 s." in words(pane)


def test_a_chain_that_broke_keeps_the_hops_so_far(pane: AnswerPane) -> None:
    error = ErrorInfo(ErrorCode.WORKER_DIED, "The worker died.")
    pane.show_exchange(make_exchange(LOGIN_HOP, ended=Ended.ERROR, error=error))
    assert len(_chain(pane)) == 2
    assert _chain(pane)[1] == "The worker died."
    assert _status(pane).startswith("302 FOUND · worker died")


def test_a_column_with_nothing_to_show_is_a_rail_that_says_why(pane: AnswerPane) -> None:
    pane.show_exchange(PAGE_ANSWER)
    assert "JSON: not JSON: text/html" in words(pane)
    assert not find(pane, QTreeView, "jsonTree").isVisible()
    assert find(pane, QWidget, "previewPane").width() > 700


def test_json_alone_gets_the_room_of_the_page(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    assert "Page: not a page: application/json" in words(pane)
    assert find(pane, QTreeView, "jsonTree").width() > 700


def test_in_a_wide_window_an_empty_column_stays_and_says_why(pane: AnswerPane) -> None:
    pane.resize(1620, 790)
    pane.show_exchange(PAGE_ANSWER)
    assert "not JSON: text/html" in words(pane).split("\n")
    assert 840 <= find(pane, QWidget, "previewPane").width() <= 880


def test_a_double_click_on_a_head_fills_the_area_and_goes_back(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(LOGIN)
    pane.add_page_fetch(CART_HOP)
    preview = find(pane, QWidget, "previewPane")
    QTest.mouseDClick(_head(pane, "Page"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.width() == 1016)
    QTest.mouseDClick(_head(pane, "Page"), Qt.MouseButton.LeftButton)
    assert preview.width() < 500
    assert find(pane, QTreeView, "jsonTree").isVisible()


def test_opening_a_hop_of_a_chain_that_fills_the_area_shows_all_columns(
    pane: AnswerPane,
) -> None:
    pane.show_exchange(LOGIN)
    QTest.mouseDClick(_head(pane, "Chain"), Qt.MouseButton.LeftButton)
    assert not find(pane, QWidget, "previewPane").isVisible()
    hops = find(pane, QListView, "redirectList")
    hops.opened.emit(hops.model().index(0, 0))
    assert find(pane, QWidget, "previewPane").isVisible()


def test_a_new_exchange_stays_in_the_column_that_fills_the_area(pane: AnswerPane) -> None:
    pane.show_exchange(LOGIN)
    QTest.mouseDClick(_head(pane, "Page"), Qt.MouseButton.LeftButton)
    pane.show_exchange(CART_ANSWER)
    assert "not a page: application/json" in words(pane).split("\n")


def test_opening_a_hop_shows_it_in_the_column_of_its_kind(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(LOGIN)
    hops = find(pane, QListView, "redirectList")
    first = hops.visualRect(hops.model().index(0, 0)).center()
    with qtbot.waitSignal(pane.hop_opened) as opened:
        QTest.mouseClick(hops.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert opened.args == [LOGIN_HOP]
    assert "302 has no page: it points to /checkout" in words(pane)


def test_enter_on_a_hop_opens_it(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(LOGIN)
    hops = find(pane, QListView, "redirectList")
    hops.setCurrentIndex(hops.model().index(0, 0))
    with qtbot.waitSignal(pane.hop_opened) as opened:
        QTest.keyClick(hops, Qt.Key.Key_Return)
    assert opened.args == [LOGIN_HOP]


def test_a_pinned_page_stays_until_it_is_let_go(pane: AnswerPane, web) -> None:
    pane.show_exchange(PAGE_ANSWER)
    _pin(pane, "Page").click()
    pane.show_exchange(answer_of(b"<h1>Next</h1>", "text/html"))
    assert web().text == "<h1>Checkout</h1>"
    _pin(pane, "Page").click()
    assert web().text == "<h1>Next</h1>"


def test_a_pinned_chain_and_json_stay(pane: AnswerPane) -> None:
    pane.show_exchange(CART_ANSWER)
    _pin(pane, "Chain").click()
    _pin(pane, "JSON").click()
    pane.show_sending(RequestSpec())
    pane.add_hop(LOGIN_HOP)
    pane.show_exchange(LOGIN)
    pane.add_page_fetch(json_hop(b'{"late": 1}', "/api/late"))
    assert "/api/cart" in _chain(pane)[0]
    assert _json_keys(pane) == ["items", "total", "big"]
    _pin(pane, "Chain").click()
    _pin(pane, "JSON").click()
    assert len(_chain(pane)) == 2
    assert _json_keys(pane) == ["late"]


def test_clearing_leaves_nothing_of_the_last_answer(pane: AnswerPane) -> None:
    pane.show_exchange(LOGIN)
    pane.add_page_fetch(CART_HOP)
    pane.clear()
    assert (_status(pane), _story(pane), _chain(pane), _json_keys(pane)) == ("", "", [], [])
    assert pane.shown_body() == BodyRef()


def test_the_shown_body_is_the_page_s_or_the_json_s(pane: AnswerPane) -> None:
    pane.show_exchange(PAGE_ANSWER)
    assert pane.shown_body() == PAGE_ANSWER.hops[0].body
    pane.show_exchange(CART_ANSWER)
    assert pane.shown_body() == CART_HOP.body


def test_a_change_of_theme_colours_the_status_anew(pane: AnswerPane, theme) -> None:
    pane.show_exchange(PAGE_ANSWER)
    theme.set_scheme(Scheme.DARK)
    label = find(pane, QLabel, "statusLine")
    assert label.palette().color(label.foregroundRole()) == QColor(DARK.ok)


def test_three_hundred_headers_are_no_trouble(pane: AnswerPane) -> None:
    headers = tuple((f"X-Number-{n}", "v" * 100) for n in range(300))
    pane.show_exchange(make_exchange(make_hop(headers=headers)))
    assert _status(pane).startswith("200 OK")
