"""The top line of the form: method, URL, Send."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from inspector.protocol.description import Route
from inspector.ui.theme.theme import Theme

from .dynamic_property import set_invalid, set_property
from .line_edit import LineEdit
from .method_combo import MethodCombo
from .query_string import without_base

HEIGHT = 42
_CONTROL_HEIGHT = 28
# Pixels; the path needs the rest.
_LONGEST_BASE = 320


class UrlBar(QFrame):
    """Shows and edits method and URL.

    Signals:
        url_edited: the URL as it stands now (str), after an edit or a script's setText; not
            after ``show_url``.
        method_edited: another method stands there.
        submitted: Enter was pressed in the URL or the method.
        button_clicked: Send or Cancel.
        base_clicked: the base URL, which stands before the path.
    """

    url_edited = Signal(str)
    method_edited = Signal()
    submitted = Signal()
    button_clicked = Signal()
    base_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._base_url = "http://localhost"
        self._length = 0
        self.setProperty("look", "head")
        self.setFixedHeight(HEIGHT)
        self._method = MethodCombo(theme)
        self._method.setFixedSize(112, _CONTROL_HEIGHT)
        self._base = self._make_base()
        self._url = self._make_url()
        self._button = QPushButton("Send")
        self._button.setObjectName("sendButton")
        self._button.setFixedSize(92, _CONTROL_HEIGHT)
        self.set_running(False)
        self._lay_out()
        self._connect_signals()
        self.show_methods(None, "GET")
        self.show_base_url(self._base_url)

    @property
    def method(self) -> str:
        """In capitals, as it is sent."""
        return self._method.method

    @property
    def url_edit(self) -> QWidget:
        """Where the URL is typed."""
        return self._url

    @property
    def url(self) -> str:
        """As it is typed."""
        return self._url.text()

    def show_methods(self, route: Route | None, method: str) -> None:
        """Offer the route's methods, then the usual ones, and choose one."""
        self._method.show_methods(route, method)

    def show_base_url(self, base_url: str) -> None:
        """What stands before the path."""
        self._base_url = base_url
        metrics = self._base.fontMetrics()
        # Fusion takes "&" for a mnemonic.
        shown = metrics.elidedText(base_url, Qt.TextElideMode.ElideMiddle, _LONGEST_BASE)
        self._base.setText(shown.replace("&", "&&"))
        self._base.setToolTip(f"Sent to {base_url} · click to change")
        self._base.setAccessibleName(f"Base URL {base_url}")

    def show_url(self, url: str) -> None:
        """Show a URL that was built; the cursor stays where the text stays."""
        if url == self._url.text():
            return
        with QSignalBlocker(self._url):
            self._url.setText(url)
        self._url.update()
        self._length = len(url)

    def show_url_problem(self, problem: str | None) -> None:
        """Mark the URL, or take the mark off."""
        set_invalid(self._url, problem)

    def show_method_problem(self, problem: str | None) -> None:
        """Mark the method, or take the mark off."""
        set_invalid(self._method, problem)

    def set_running(self, running: bool) -> None:
        """Send becomes Cancel, and back."""
        self._button.setText("Cancel" if running else "Send")
        self._button.setToolTip(
            "Stop the running request (Esc)" if running else "Send (Ctrl+Enter)"
        )
        set_property(self._button, "look", "cancel" if running else "primary")

    def focus_url(self) -> None:
        """The cursor into the URL, all of it selected."""
        self._url.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._url.selectAll()

    def _make_base(self) -> QPushButton:
        base = QPushButton()
        base.setObjectName("baseUrl")
        base.setProperty("look", "quiet")
        base.setFont(self._theme.fixed_font())
        base.setFixedHeight(_CONTROL_HEIGHT)
        # With the keys its field in Options is reached; Tab goes from the method to the URL.
        base.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return base

    def _make_url(self) -> LineEdit:
        url = LineEdit()
        url.setObjectName("urlEdit")
        url.setAccessibleName("URL: path and query")
        url.setPlaceholderText("/path?query")
        url.setFont(self._theme.fixed_font())
        url.setFixedHeight(_CONTROL_HEIGHT)
        return url

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(8)
        line.addWidget(self._method)
        line.addWidget(self._base)
        line.addWidget(self._url, 1)
        line.addWidget(self._button)

    def _connect_signals(self) -> None:
        self._method.edited.connect(self.method_edited)
        self._method.submitted.connect(self.submitted)
        self._url.textChanged.connect(self._on_url_changed)
        self._url.editingFinished.connect(self._cut_base)
        self._url.returnPressed.connect(self.submitted)
        self._button.clicked.connect(self.button_clicked)
        self._base.clicked.connect(self.base_clicked)

    @Slot(str)
    def _on_url_changed(self, text: str) -> None:
        grown, self._length = len(text) - self._length, len(text)
        if grown > 1:
            # Pasted. While it is typed letter by letter it stays, or the cursor would jump.
            self._cut_base()
        self.url_edited.emit(self._url.text())

    @Slot()
    def _cut_base(self) -> None:
        text = self._url.text()
        rest = without_base(text, self._base_url)
        if rest != text:
            cursor = self._url.cursorPosition() - (len(text) - len(rest))
            self.show_url(rest)
            self._url.setCursorPosition(max(cursor, 0))
