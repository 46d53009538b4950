"""The drawer: what a person reads in it, and how it opens and closes."""

from __future__ import annotations

from typing import TypeVar

import pytest
from builders import make_exchange, make_hop, make_redirect
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QNetworkCookie
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.protocol.errors import ErrorCode, ErrorInfo, SourceLine
from inspector.protocol.exchange import Ended
from inspector.protocol.source import SourceRef
from inspector.ui.insight.cookie_row import CookieRow
from inspector.ui.insight.drawer import OPEN_HEIGHT, Drawer
from inspector.ui.insight.drawer_strip import STRIP_HEIGHT
from inspector.ui.theme.theme import Theme

W = TypeVar("W", bound=QWidget)

KEY_ERROR = ErrorInfo(
    ErrorCode.APP_RAISED,
    "login raised KeyError.",
    'Traceback (most recent call last):\n  File "/srv/shop/auth.py", line 83, in login\n'
    "    user = users[name]\nKeyError: 'ada'\n",
    "KeyError",
    "/srv/shop/auth.py",
    83,
    (SourceLine(82, "    name = 'ada'"), SourceLine(83, "    user = users[name]")),
)


@pytest.fixture
def drawer(qtbot: QtBot, theme: Theme) -> Drawer:
    window = Drawer(theme)
    qtbot.addWidget(window)
    window.resize(1016, STRIP_HEIGHT)
    window.show()
    return window


def child(drawer: QWidget, kind: type[W], name: str) -> W:
    found = drawer.findChild(kind, name)
    assert found is not None, name
    return found


def tabs(drawer: Drawer) -> QTabBar:
    return child(drawer, QTabBar, "drawerTabs")


def tab_texts(drawer: Drawer) -> list[str]:
    bar = tabs(drawer)
    return [bar.tabText(i) for i in range(bar.count()) if bar.isTabVisible(i)]


def click_tab(qtbot: QtBot, drawer: Drawer, word: str) -> None:
    bar = tabs(drawer)
    index = next(i for i in range(bar.count()) if bar.tabText(i).startswith(word))
    place = bar.tabRect(index).center()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)


def cells(drawer: Drawer, name: str) -> list[tuple[str, ...]]:
    model = child(drawer, QTableView, name).model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def text_of(drawer: Drawer, name: str) -> str:
    return child(drawer, QPlainTextEdit, name).toPlainText()


# ---- open and closed ----------------------------------------------------------------------


def test_it_is_closed_at_first_and_its_tabs_are_seen(drawer: Drawer) -> None:
    assert not drawer.is_open()
    assert drawer.height() == STRIP_HEIGHT
    assert tab_texts(drawer) == ["Headers", "Raw", "Cookies", "Console"]


def test_clicking_a_tab_opens_it_and_clicking_it_again_closes(
    qtbot: QtBot, drawer: Drawer
) -> None:
    click_tab(qtbot, drawer, "Raw")
    assert drawer.height() == OPEN_HEIGHT
    assert child(drawer, QPlainTextEdit, "rawText").isVisible()

    click_tab(qtbot, drawer, "Raw")
    assert drawer.height() == STRIP_HEIGHT


def test_clicking_another_tab_of_the_open_drawer_changes_to_it(
    qtbot: QtBot, drawer: Drawer
) -> None:
    click_tab(qtbot, drawer, "Raw")
    click_tab(qtbot, drawer, "Console")

    assert child(drawer, QPlainTextEdit, "logText").isVisible()


def test_the_button_opens_and_closes(qtbot: QtBot, drawer: Drawer) -> None:
    button = child(drawer, QToolButton, "drawerButton")
    assert button.text() == "▴"

    with qtbot.waitSignal(drawer.opened_changed, check_params_cb=lambda is_open: is_open):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "▾"
    assert child(drawer, QTableView, "responseHeaders").isVisible()

    with qtbot.waitSignal(drawer.opened_changed, check_params_cb=lambda is_open: not is_open):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_enter_on_a_tab_opens_the_drawer(qtbot: QtBot, drawer: Drawer) -> None:
    qtbot.keyClick(tabs(drawer), Qt.Key.Key_Return)

    assert drawer.is_open()


def test_dragging_the_upper_edge_makes_it_higher_within_bounds(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1016, 760)
    drawer = Drawer(theme, window)
    drawer.set_open(True)
    window.show()

    drawer._grip.dragged.emit(60)
    assert drawer.height() == OPEN_HEIGHT + 60
    drawer._grip.dragged.emit(5_000)
    assert drawer.height() == 760 - 320


# ---- headers and raw ----------------------------------------------------------------------


def test_headers_keep_their_order_and_repeats(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(body=b"", headers=(("Vary", "Cookie"), ("Vary", "Accept"))))

    assert cells(drawer, "responseHeaders") == [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", "0"),
        ("Vary", "Cookie"),
        ("Vary", "Accept"),
    ]
    assert tab_texts(drawer)[0] == "Headers 4"


def test_request_headers_stand_beside(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(request_headers=(("Cookie", "a=1"),)))

    assert cells(drawer, "requestHeaders") == [("Cookie", "a=1")]


def test_ctrl_c_copies_the_selected_headers(qtbot: QtBot, drawer: Drawer) -> None:
    drawer.show_hop(make_hop(body=b"", content_type="text/plain"))
    drawer.show_tab("Headers")
    table = child(drawer, QTableView, "responseHeaders")
    table.selectAll()

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QGuiApplication.clipboard().text()
    assert copied == "Content-Type: text/plain\nContent-Length: 0"


def test_three_hundred_headers_are_all_there(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(headers=tuple((f"X-{i}", str(i)) for i in range(298))))
    drawer.show_tab("Headers")

    assert cells(drawer, "responseHeaders")[-1] == ("X-297", "297")
    assert tab_texts(drawer)[0] == "Headers 300"


def test_a_value_longer_than_its_column_is_wrapped_whole(drawer: Drawer, qtbot: QtBot) -> None:
    drawer.show_hop(make_hop(headers=(("Short", "1"), ("Policy", "x" * 900))))
    drawer.show_tab("Headers")
    table = child(drawer, QTableView, "responseHeaders")

    qtbot.waitUntil(lambda: table.rowHeight(3) > 8 * table.fontMetrics().height())
    assert table.rowHeight(2) < 2 * table.fontMetrics().height()


def test_raw_shows_both_messages(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(url="http://localhost/hello?a=1", body=b"<h1>Hi</h1>"))

    assert text_of(drawer, "rawText").startswith("HTTP/1.1 200 OK\nContent-Type: text/html")
    assert text_of(drawer, "rawText").endswith("\n\n<h1>Hi</h1>")
    assert text_of(drawer, "rawRequestText").startswith("GET /hello?a=1 HTTP/1.1\nHost: localhost")


def test_a_large_body_is_written_out_when_its_tab_is_shown(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(body=b"line\n" * 20_000 + b"the end", content_type="text/plain"))

    drawer.show_tab("Raw")

    assert text_of(drawer, "rawText").endswith("line\nthe end")


def test_an_exchange_shows_its_last_hop(drawer: Drawer) -> None:
    drawer.show_exchange(make_exchange(make_redirect("/b"), make_hop(body=b"the end")))

    assert text_of(drawer, "rawText").endswith("the end")


def test_an_exchange_without_an_answer_leaves_nothing_of_the_one_before(drawer: Drawer) -> None:
    drawer.show_hop(make_hop())
    error = ErrorInfo(ErrorCode.TIMEOUT, "No answer after 30 s.")

    drawer.show_exchange(make_exchange(ended=Ended.ERROR, error=error))

    assert cells(drawer, "responseHeaders") == []
    assert text_of(drawer, "rawText") == ""
    assert text_of(drawer, "errorText") == "No answer after 30 s."


# ---- cookies ------------------------------------------------------------------------------


def test_cookies_of_the_jar_and_what_the_answer_said(drawer: Drawer) -> None:
    drawer.show_cookies([CookieRow("session", "abc", "localhost", "/", "", "HttpOnly")])
    answer = (("Set-Cookie", "session=abc"), ("Set-Cookie", "old=; Max-Age=0"))
    drawer.show_hop(make_hop(headers=answer))

    assert cells(drawer, "cookiesTable") == [
        ("session", "abc", "localhost", "/", "with the session", "HttpOnly", "set"),
        ("old", "", "", "", "", "", "removed"),
    ]
    assert "Cookies 1" in tab_texts(drawer)


def test_a_cookie_that_the_jar_refused_is_told(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(headers=(("Set-Cookie", "a=1; Domain=other.test"),)))

    assert cells(drawer, "cookiesTable")[0][-1] == "sent, not kept"


def test_a_cookie_of_the_jar_in_words() -> None:
    cookie = QNetworkCookie.parseCookies(
        b"a=b; Path=/x; Domain=localhost; HttpOnly; Secure; SameSite=Lax; "
        b"Expires=Fri, 01 Jan 2038 12:00:00 GMT"
    )[0]

    row = CookieRow.of(cookie)

    assert (row.name, row.value, row.path) == ("a", "b", "/x")
    assert row.flags == "HttpOnly · Secure · SameSite=Lax"
    assert row.expires.startswith("2038-01-01 1")


# ---- console ------------------------------------------------------------------------------


def test_the_console_is_appended_without_its_colours_and_counted(drawer: Drawer) -> None:
    drawer.append_console("\x1b[31mone\x1b[0m\ntw")
    drawer.append_console("o\n")

    assert text_of(drawer, "logText") == "one\ntwo"
    assert "Console 2" in tab_texts(drawer)


def test_the_console_keeps_its_last_lines(drawer: Drawer) -> None:
    drawer.append_console("".join(f"line {number}\n" for number in range(7_000)))

    lines = text_of(drawer, "logText").split("\n")
    assert len(lines) == 5_000
    assert lines[-1] == "line 6999"


def test_the_console_follows_its_end_until_the_person_scrolls_up(drawer: Drawer) -> None:
    drawer.show_tab("Console")
    bar = child(drawer, QPlainTextEdit, "logText").verticalScrollBar()
    drawer.append_console("line\n" * 100)
    assert bar.value() == bar.maximum() > 0

    bar.setValue(10)
    drawer.append_console("line\n" * 100)
    assert bar.value() == 10


def test_the_end_of_a_console_that_filled_unseen_is_shown(drawer: Drawer) -> None:
    drawer.append_console("".join(f"line {number}\n" for number in range(100)))

    drawer.show_tab("Console")

    log = child(drawer, QPlainTextEdit, "logText")
    last = log.cursorForPosition(log.viewport().rect().bottomLeft()).block().text()
    assert last == "line 99"


def test_clearing_the_answer_keeps_the_console(drawer: Drawer) -> None:
    drawer.append_console("hello\n")
    drawer.show_hop(make_hop())

    drawer.clear()

    assert tab_texts(drawer) == ["Headers", "Raw", "Cookies", "Console 1"]
    drawer.clear_console()
    assert text_of(drawer, "logText") == ""


# ---- error --------------------------------------------------------------------------------


def test_an_error_has_a_tab_and_leaves_the_drawer_closed(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(status=500, error=KEY_ERROR))

    assert tab_texts(drawer)[-1] == "Error"
    assert not drawer.is_open()


def test_the_error_tab_has_a_red_dot(drawer: Drawer, theme: Theme) -> None:
    drawer.show_hop(make_hop(status=500, error=KEY_ERROR))

    dot = tabs(drawer).tabIcon(4).pixmap(8, 8).toImage()
    assert dot.pixelColor(dot.rect().center()).name() == theme.tokens.server_error


def test_the_error_shows_traceback_exception_and_failing_line(drawer: Drawer) -> None:
    drawer.show_hop(make_hop(status=500, error=KEY_ERROR))
    drawer.show_tab("Error")

    assert text_of(drawer, "errorText") == KEY_ERROR.traceback
    assert drawer._error._title.text() == "KeyError: 'ada'"
    assert drawer._error._excerpt.marked_text() == "    user = users[name]"


def test_a_good_answer_takes_the_error_away(qtbot: QtBot, drawer: Drawer) -> None:
    drawer.show_hop(make_hop(status=500, error=KEY_ERROR))
    drawer.show_tab("Error")

    drawer.show_exchange(make_exchange())

    assert "Error" not in tab_texts(drawer)
    assert child(drawer, QTableView, "responseHeaders").isVisible()


def test_a_double_click_on_a_frame_asks_for_its_source(qtbot: QtBot, drawer: Drawer) -> None:
    drawer.show_hop(make_hop(status=500, error=KEY_ERROR))
    drawer.show_tab("Error")
    text = child(drawer, QPlainTextEdit, "errorText")
    line = text.fontMetrics().lineSpacing()

    with qtbot.waitSignal(drawer.source_requested) as asked:
        place = QPoint(80, 8 + line + line // 2)
        qtbot.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked.args == [SourceRef(None, "login", "/srv/shop/auth.py", 83)]


def test_f4_on_a_frame_asks_for_its_source(qtbot: QtBot, drawer: Drawer) -> None:
    drawer.show_hop(make_hop(status=500, error=KEY_ERROR))
    drawer.show_tab("Error")
    text = child(drawer, QPlainTextEdit, "errorText")
    qtbot.keyClick(text, Qt.Key.Key_Down)

    with qtbot.waitSignal(drawer.source_requested):
        qtbot.keyClick(text, Qt.Key.Key_F4)
