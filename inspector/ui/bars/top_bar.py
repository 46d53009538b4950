"""The strip at the top: which app, as whom, on what, and how it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from inspector.protocol.description import AppDescription
from inspector.protocol.reports import Ready
from inspector.ui.theme.theme import Scheme, Theme

HEIGHT = 40


class TopBar(QFrame):
    """Shows the app and its worker.

    Signals:
        reload_requested: start a new worker.
        cancel_requested: stop loading.
        interpreter_requested: choose another Python for the app.
        forget_cookies_requested: empty the identity's cookie jar.
    """

    reload_requested = Signal()
    cancel_requested = Signal()
    interpreter_requested = Signal()
    forget_cookies_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = ""
        self._colour_name = "muted"
        self.setProperty("look", "head")
        self.setFixedHeight(HEIGHT)
        self._app = QLabel("Route Inspector")
        font = self._app.font()
        font.setBold(True)
        self._app.setFont(font)
        self._app.setTextFormat(Qt.TextFormat.PlainText)
        self._identity = self._make_identity()
        self._is_loading = False
        self._reload = QPushButton("Reload")
        self._reload.setObjectName("reloadButton")
        # As wide with either word on it, so that nothing beside it moves.
        self._reload.setMinimumWidth(self._reload.sizeHint().width())
        self._versions = QPushButton("Interpreter…")
        self._versions.setObjectName("interpreterButton")
        self._versions.setProperty("look", "quiet")
        self._worker_state = QLabel()
        self._worker_state.setObjectName("workerState")
        self._worker_state.setAccessibleName("State of the app's process")
        self._scheme = QToolButton()
        self._scheme.setProperty("look", "quiet")
        self._lay_out()
        self._connect_signals()
        self._show_scheme()
        self._show_whether_open(False)
        self.show_loading(False)

    def show_loading(self, is_loading: bool) -> None:
        """Reload becomes Cancel while the app is being loaded, and back."""
        self._is_loading = is_loading
        self._reload.setText("Cancel" if is_loading else "Reload")
        self._reload.setToolTip(
            "Stop loading the app (Esc)"
            if is_loading
            else "Start the app anew in a fresh process (Ctrl+R)"
        )

    def show_opening(self, app: str) -> None:
        """An app is being loaded; it is called by its file until it says its name."""
        self._app.setText(app.replace("\\", "/").rstrip("/").rpartition("/")[2])
        self._app.setToolTip(app)
        self._show_whether_open(True)

    def show_ready(self, ready: Ready) -> None:
        """The worker's interpreter, known before the app is imported."""
        self._show_versions(ready.python, ready.flask)
        self._versions.setToolTip(f"{ready.executable}\nChoose another interpreter")

    def show_description(self, description: AppDescription) -> None:
        """The app is loaded."""
        self._app.setText(description.label)
        self._app.setToolTip(description.import_path)
        self._show_versions(description.python, description.flask)

    def show_state(self, word: str, colour_name: str) -> None:
        """How the worker is. colour_name: an attribute of Tokens."""
        self._state, self._colour_name = word, colour_name
        colour = getattr(self._theme.tokens, colour_name)
        self._worker_state.setText(f"● {word}")
        palette = self._worker_state.palette()
        palette.setColor(self._worker_state.foregroundRole(), colour)
        self._worker_state.setPalette(palette)

    def show_cookie_count(self, count: int) -> None:
        """How many cookies the identity has."""
        noun = "cookie" if count == 1 else "cookies"
        self._forget.setText(f"Forget {count} {noun}" if count else "No cookies yet")
        self._forget.setEnabled(count > 0)

    def _make_identity(self) -> QToolButton:
        button = QToolButton()
        button.setText("as: anonymous")
        button.setProperty("look", "quiet")
        button.setToolTip("Requests are sent with this identity's cookies")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._forget = menu.addAction("No cookies yet")
        self._forget.setEnabled(False)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._app)
        row.addWidget(self._identity)
        row.addWidget(self._reload)
        row.addStretch(1)
        row.addWidget(self._versions)
        row.addWidget(self._worker_state)
        row.addWidget(self._scheme)

    def _connect_signals(self) -> None:
        self._reload.clicked.connect(self._on_reload_clicked)
        self._versions.clicked.connect(self.interpreter_requested)
        self._forget.triggered.connect(self.forget_cookies_requested)
        self._scheme.clicked.connect(self._on_scheme_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    def _show_whether_open(self, is_open: bool) -> None:
        """Without an app there is nobody to be, and nothing to reload."""
        for widget in (self._identity, self._reload, self._versions, self._worker_state):
            widget.setVisible(is_open)

    def _show_versions(self, python: str, flask: str | None) -> None:
        self._versions.setText(f"Python {python} · " + (f"Flask {flask}" if flask else "no Flask"))

    def _show_scheme(self) -> None:
        other = "light" if self._theme.tokens.dark else "dark"
        self._scheme.setText("☀" if self._theme.tokens.dark else "☾")
        self._scheme.setToolTip(f"Switch to the {other} look")
        self._scheme.setAccessibleName(f"Switch to the {other} look")

    @Slot()
    def _on_reload_clicked(self) -> None:
        if self._is_loading:
            self.cancel_requested.emit()
        else:
            self.reload_requested.emit()

    @Slot()
    def _on_scheme_clicked(self) -> None:
        self._theme.set_scheme(Scheme.LIGHT if self._theme.tokens.dark else Scheme.DARK)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._show_scheme()
        self.show_state(self._state, self._colour_name)
