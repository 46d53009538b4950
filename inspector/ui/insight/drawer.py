"""The drawer under the answer: what stands behind it, one tab each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector.protocol.errors import ErrorInfo
from inspector.protocol.exchange import Exchange, Hop
from inspector.ui.theme.console_view import ConsoleView
from inspector.ui.theme.theme import Theme

from .cookie_row import CookieRow
from .cookies_view import CookiesView
from .drawer_grip import DrawerGrip
from .drawer_strip import STRIP_HEIGHT, DrawerStrip
from .error_view import ErrorView
from .headers_view import HeadersView
from .raw_view import RawView

HEADERS, RAW, COOKIES, CONSOLE, ERROR = "Headers", "Raw", "Cookies", "Console", "Error"
OPEN_HEIGHT = 240


class Drawer(QWidget):
    """Closed it is its strip of tabs; open it is OPEN_HEIGHT pixels high, or as dragged.

    Signals:
        opened_changed: True when it opened, False when it closed.
        source_requested: SourceRef of a traceback's frame.
    """

    opened_changed = Signal(bool)
    source_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_height = OPEN_HEIGHT
        self._exchange_error: ErrorInfo | None = None
        self._headers = HeadersView(theme)
        self._raw = RawView(theme)
        self._cookies = CookiesView(theme)
        self._console = ConsoleView(theme)
        self._error = ErrorView(theme)
        self._views: dict[str, QWidget] = {
            HEADERS: self._headers,
            RAW: self._raw,
            COOKIES: self._cookies,
            CONSOLE: self._console,
            ERROR: self._error,
        }
        self._strip = DrawerStrip(theme, tuple(self._views))
        self._strip.mark_red(ERROR)
        self._grip = DrawerGrip()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect_signals()
        self._show_error(None)

    def _lay_out(self) -> None:
        for view in self._views.values():
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._grip, self._strip, self._stack):
            layout.addWidget(widget)
        self._stack.hide()
        self._grip.hide()
        self.setFixedHeight(STRIP_HEIGHT)

    def _connect_signals(self) -> None:
        self._strip.tab_clicked.connect(self._on_strip_tab_clicked)
        self._strip.current_changed.connect(self._on_strip_current_changed)
        self._strip.toggle_requested.connect(self._on_strip_toggle_requested)
        self._grip.dragged.connect(self._on_grip_dragged)
        self._console.textChanged.connect(self._on_console_text_changed)
        self._error.source_requested.connect(self.source_requested)

    # ---- what is shown ----------------------------------------------------------------

    def show_hop(self, hop: Hop) -> None:
        """Everything about one hop."""
        self._headers.show_hop(hop)
        self._raw.show_hop(hop)
        self._cookies.show_answer(hop.headers)
        self._strip.show_count(HEADERS, len(hop.headers))
        self._show_error(hop.error or self._exchange_error)

    def show_exchange(self, exchange: Exchange) -> None:
        """The last hop of an exchange, and why it failed where it did."""
        self._exchange_error = exchange.error
        if exchange.final is not None:
            self.show_hop(exchange.final)
        else:
            self._clear_answer()
            self._show_error(exchange.error)

    def show_cookies(self, rows: Sequence[CookieRow]) -> None:
        """What the identity's jar holds now."""
        self._cookies.show_cookies(rows)
        self._strip.show_count(COOKIES, len(rows))

    def append_console(self, text: str) -> None:
        """The next slice of the app's console."""
        self._console.append(text)

    def clear(self) -> None:
        """Forget the answer; the cookies and the console stay."""
        self._exchange_error = None
        self._clear_answer()
        self._show_error(None)

    def clear_console(self) -> None:
        """Begin a new console, for another app."""
        self._console.empty()

    def _clear_answer(self) -> None:
        self._headers.clear()
        self._raw.clear()
        self._cookies.show_answer(())
        self._strip.show_count(HEADERS, 0)

    def _show_error(self, error: ErrorInfo | None) -> None:
        if error is not None:
            self._error.show_error(error)
        elif self._strip.current() == ERROR:
            self._show_view(HEADERS)
        self._strip.show_tab(ERROR, error is not None)

    # ---- open and closed --------------------------------------------------------------

    def is_open(self) -> bool:
        """Whether more than the strip is shown."""
        return not self._stack.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        if is_open == self.is_open():
            return
        self._stack.setVisible(is_open)
        self._grip.setVisible(is_open)
        self.setFixedHeight(self._open_height if is_open else STRIP_HEIGHT)
        self._strip.show_open(is_open)
        self.opened_changed.emit(is_open)

    def show_tab(self, name: str) -> None:
        """Open it on a tab: "Headers", "Raw", "Cookies", "Console", "Error"."""
        self._show_view(name)
        self.set_open(True)

    def _show_view(self, name: str) -> None:
        self._strip.set_current(name)
        self._stack.setCurrentWidget(self._views[name])

    @Slot(str)
    def _on_strip_tab_clicked(self, name: str) -> None:
        if self.is_open() and self._stack.currentWidget() is self._views[name]:
            self.set_open(False)
        else:
            self.show_tab(name)

    @Slot(str)
    def _on_strip_current_changed(self, name: str) -> None:
        self._stack.setCurrentWidget(self._views[name])

    @Slot()
    def _on_strip_toggle_requested(self) -> None:
        self.set_open(not self.is_open())

    @Slot(int)
    def _on_grip_dragged(self, pixels: int) -> None:
        self._open_height = self._grip.allowed(self.height() + pixels, self.window().height())
        self.setFixedHeight(self._open_height)

    @Slot()
    def _on_console_text_changed(self) -> None:
        self._strip.show_count(CONSOLE, self._console.line_count())
