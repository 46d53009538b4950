"""The drawer's item models keep Qt's rules."""

from __future__ import annotations

from builders import make_hop
from pytestqt.modeltest import ModelTester

from inspector.ui.insight.cookie_model import CookieModel
from inspector.ui.insight.cookie_row import CookieRow
from inspector.ui.insight.header_model import HeaderModel


def test_headers(qtmodeltester: ModelTester) -> None:
    model = HeaderModel("Response header")
    model.show_headers(make_hop().headers)

    qtmodeltester.check(model)


def test_cookies(qtmodeltester: ModelTester) -> None:
    model = CookieModel()
    model.show_cookies([CookieRow("a", "1"), CookieRow("b", "2")])

    qtmodeltester.check(model)
    assert model.row_text(0).startswith("a\t1\t")
