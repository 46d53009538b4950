"""The chain says of each hop what was asked, what came, and how it led on."""

from __future__ import annotations

from answers import LOGIN, LOGIN_HOP, PAGE_HOP
from builders import make_exchange, make_hop, make_redirect
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QListView

from inspector.protocol.exchange import Ended
from inspector.ui.response.chain_column import ChainColumn
from inspector.ui.response.hop_model import HopModel, HopRole
from inspector.ui.response.wrapping import wrapped


def test_the_model_keeps_qt_s_rules(qtmodeltester) -> None:
    model = HopModel()
    model.show_exchange(LOGIN)
    qtmodeltester.check(model)


def test_a_row_has_status_method_and_url() -> None:
    model = HopModel()
    model.show_exchange(LOGIN)
    assert model.index(0).data() == "302 FOUND POST http://localhost/auth/login"


def test_the_hop_before_says_how_the_next_one_came_about() -> None:
    model = HopModel()
    model.add_hop(LOGIN_HOP)
    assert model.index(0).data(HopRole.ROW).step == ""
    model.add_hop(PAGE_HOP)
    assert model.index(0).data(HopRole.ROW).step == "body dropped, now GET"
    assert "body dropped, now GET" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_tooltip_has_the_whole_url_and_the_endpoint() -> None:
    long = make_hop(url="http://localhost/" + "very/" * 60 + "long")
    model = HopModel()
    model.show_exchange(make_exchange(long))
    tooltip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert long.url in tooltip
    assert "endpoint hello" in tooltip


def test_a_card_is_as_tall_as_what_it_says(qtbot, theme) -> None:
    column = ChainColumn(theme)
    qtbot.addWidget(column)
    column.resize(204, 490)
    column.show()
    short = make_redirect("/b", url="http://localhost/a")
    long = make_redirect("https://example.com/", url="http://localhost/" + "long/" * 30)
    column.show_exchange(make_exchange(short, long, ended=Ended.EXTERNAL))
    view = column.findChild(QListView)
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in (0, 1)]
    assert heights[1] > heights[0] > 3 * view.fontMetrics().height()


def test_the_head_counts_the_hops(qtbot, theme) -> None:
    column = ChainColumn(theme)
    qtbot.addWidget(column)
    column.show_exchange(LOGIN)
    assert "2 hops" in [label.text() for label in column.head.findChildren(QLabel)]


def test_text_is_wrapped_at_words_and_cut_in_the_middle(qtbot, theme) -> None:
    metrics = QFontMetrics(theme.fixed_font())
    width = metrics.horizontalAdvance("x" * 20) + 2
    assert wrapped("body dropped, now GET again", width, metrics, 3, at_words=True) == [
        "body dropped, now",
        "GET again",
    ]
    lines = wrapped("/start/" + "x" * 2000 + "/end", width, metrics, 3)
    assert len(lines) <= 3
    assert lines[0].startswith("/start/")
    assert lines[-1].endswith("/end")
    assert any("…" in line for line in lines)


def test_a_url_that_looks_like_html_is_read_as_it_is() -> None:
    model = HopModel()
    model.show_exchange(make_exchange(make_hop(url="http://localhost/?q=<h1>x</h1>")))
    assert "&lt;h1&gt;x" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<h1>x" in model.index(0).data()
