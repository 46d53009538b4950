"""Where the keyboard is, and that every control can be reached and is called something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from driver import Driver
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QTreeView, QWidget

from inspector.ui.response.column import Column


def _stops(driver: Driver) -> list[QWidget]:
    """What Tab stops at, in its order, from the top bar on."""
    window = driver.window
    chain, widget = [], window.nextInFocusChain()
    while widget is not window:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    takes_tab = Qt.FocusPolicy.TabFocus
    stops = [
        w
        for w in chain
        if w.isVisibleTo(window)
        and w.isEnabled()
        and w.focusPolicy() & takes_tab == takes_tab
        and w.focusProxy() is None
    ]
    first = next(n for n, w in enumerate(stops) if window.panes.top_bar.isAncestorOf(w))
    return [*stops[first:], *stops[:first]]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def _place(driver: Driver, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(driver.window, QPoint(0, 0)), widget.size())


def _follows(driver: Driver, one: QWidget, other: QWidget) -> bool:
    """Whether a reader comes from one to the other without going back."""
    window, here, there = driver.window, _place(driver, one), _place(driver, other)
    panes = (window.panes.top_bar, window.panes.routes)
    if any(pane.isAncestorOf(one) and not pane.isAncestorOf(other) for pane in panes):
        return True
    columns = [c for c in window.findChildren(Column) if c.isAncestorOf(one)]
    if columns and not columns[0].isAncestorOf(other):
        return there.left() >= here.right() or there.top() >= here.bottom()
    if there.top() <= here.center().y() <= there.bottom():
        return there.left() >= here.left()
    return there.bottom() >= here.top()


def _check_keyboard(driver: Driver) -> None:
    stops = _stops(driver)
    assert [repr(stop) for stop in stops if not _name(stop)] == []
    back = [
        f"{_name(one)} -> {_name(other)}"
        for one, other in pairwise(stops)
        if not _follows(driver, one, other)
    ]
    assert back == []


def test_the_tree_has_the_keyboard_once_the_app_is_loaded(tutorial: Driver) -> None:
    tutorial.wait(lambda: tutorial.window.focusWidget() is tutorial.find(QTreeView, "routeTree"))


def test_showing_the_window_again_leaves_the_cursor_where_it_was(tutorial: Driver) -> None:
    tutorial.url.setFocus()
    tutorial.window.hide()
    tutorial.window.show()
    assert tutorial.window.focusWidget() is tutorial.url


def test_the_first_page_keeps_window_and_cursor(tutorial: Driver) -> None:
    # The window could only change on a real screen: QT_QPA_PLATFORM=xcb.
    native = tutorial.window.winId()
    tutorial.type_url("/hello")
    tutorial.find(QAbstractButton, "sendButton").click()
    tutorial.wait_answer()
    tutorial.wait_page()
    assert tutorial.window.winId() == native
    assert tutorial.window.focusWidget() is tutorial.url


@pytest.mark.parametrize("is_open", [False, True], ids=["drawer closed", "drawer open"])
def test_tab_goes_through_an_answer_as_it_is_read(shop: Driver, is_open: bool) -> None:
    shop.window.panes.drawer.set_open(is_open)
    shop.type_url("/auth/login")
    shop.choose_method("POST")
    shop.set_body("Form URL-encoded")
    shop.fill_table("formTable", [("username", "ada"), ("password", "lovelace")])
    shop.send_and_wait()
    shop.wait_page()
    shop.wait(lambda: "items" in shop.json_rows())
    QApplication.processEvents()
    _check_keyboard(shop)


def test_tab_goes_through_the_overview_as_it_is_read(shop: Driver) -> None:
    QApplication.processEvents()
    _check_keyboard(shop)


def test_tab_goes_through_the_start_page_as_it_is_read(open_app) -> None:
    driver = open_app()
    QApplication.processEvents()
    _check_keyboard(driver)


def test_tab_goes_through_a_load_error_as_it_is_read(open_source) -> None:
    driver = open_source("import flask\nimport no_such_module_anywhere\n")
    driver.wait(lambda: driver.find(QWidget, "loadError").isVisible())
    QApplication.processEvents()
    _check_keyboard(driver)


def test_f6_goes_to_what_a_pane_is_about(tutorial: Driver) -> None:
    tutorial.type_url("/hello")
    tutorial.send_and_wait()
    assert tutorial.window.focusWidget() is tutorial.url
    tutorial.press(Qt.Key.Key_F6)
    assert tutorial.window.focusWidget() is tutorial.find(QListView, "redirectList")
    back = Qt.KeyboardModifier.ShiftModifier
    tutorial.press(Qt.Key.Key_F6, back)
    assert tutorial.window.focusWidget() is tutorial.url
    tutorial.press(Qt.Key.Key_F6, back)
    assert tutorial.window.focusWidget() is tutorial.tree
