"""Where the keyboard is, and that every control can be reached and is called something."""

from driver import Driver
from PySide6.QtWidgets import QAbstractButton, QTreeView


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
