"""The app's life in the window: opened, loading, loaded, failed, died, opened anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.client.arguments import TargetArguments
from inspector.client.session import WorkerDeath, WorkerSession, WorkerState
from inspector.client.target import Target
from inspector.protocol.description import AppDescription
from inspector.protocol.errors import ErrorInfo
from inspector.protocol.reports import Ready
from inspector.store.app_memory import AppMemory
from inspector.ui.controller.front import show_opening
from inspector.ui.controller.remembering import remembered_target
from inspector.ui.controller.right_page import RightPage
from inspector.ui.panes import Panes

MANY_ROUTES = 2000
# The colour, by its name in Tokens, of each state's dot.
_STATE_COLOURS = {
    WorkerState.LOADING: "client_error",
    WorkerState.READY: "ok",
    WorkerState.BUSY: "redirect",
    WorkerState.CANCELLING: "client_error",
    WorkerState.FAILED: "server_error",
    WorkerState.CRASHED: "server_error",
}


class Loading(QObject):
    """Opens targets and shows how it went.

    Signals:
        page_wanted: RightPage that the window is to show.
        title_wanted: text of the window's title.
        consent_wanted: path of an app that the person opened from the window, to be asked
            about before its code is run.
        opened: an app is being loaded, this one again or another.
        failed: ErrorInfo, after the page shows it.
        described: AppDescription of the app that is now loaded.
    """

    page_wanted = Signal(object)
    title_wanted = Signal(str)
    consent_wanted = Signal(str)
    opened = Signal()
    failed = Signal(object)
    described = Signal(object)

    def __init__(
        self, panes: Panes, session: WorkerSession, memory: AppMemory, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._session = session
        self._memory = memory
        self._target: Target | None = None
        self._error: ErrorInfo | None = None
        self._interpreter = ""
        self._ever_loaded = False
        self._agreed: set[str] = set()
        self._connect_signals()

    @property
    def target(self) -> Target | None:
        """What is open, or was to be opened."""
        return self._target

    @property
    def error(self) -> ErrorInfo | None:
        """Why it could not be loaded; None while that is not known."""
        return self._error

    def adopt(self, target: Target) -> None:
        """The session is opening this target, as the front says already; the rest follows."""
        self._target = target
        self._error = None
        self._interpreter = " ".join(target.python)
        self._ever_loaded = False
        self._panes.drawer.clear()
        self._panes.drawer.clear_console()
        self._panes.overview.show_loading(target.app)
        self.title_wanted.emit(f"{target.app} · Route Inspector")
        self.page_wanted.emit(RightPage.OVERVIEW)

    def open(self, target: Target) -> None:
        """Open an app in place of the present one."""
        show_opening(target.app, self._panes.top_bar, self._panes.routes)
        self.adopt(target)
        self._session.open(target)

    def open_path(self, path: str) -> None:
        """Open an app that the person agreed to run."""
        self._agreed.add(path)
        place = Path(path)
        # As ``flask run`` there would: the app's own .flaskenv is found.
        folder = place if place.is_dir() else place.parent
        self.open(remembered_target(TargetArguments(path), self._memory, folder))

    def reload(self) -> None:
        """Start a new worker on the same app."""
        if self._target is not None:
            self._session.reload()

    @Slot()
    def cancel(self) -> None:
        """Stop loading; nothing where nothing is being loaded."""
        self._session.cancel_loading()

    def _connect_signals(self) -> None:
        panes, session = self._panes, self._session
        session.state_changed.connect(self._on_session_state_changed)
        session.worker_ready.connect(self._on_session_worker_ready)
        session.app_loaded.connect(self._on_session_app_loaded)
        session.load_failed.connect(self._on_session_load_failed)
        session.worker_died.connect(self._on_session_worker_died)
        session.console_written.connect(panes.drawer.append_console)
        panes.top_bar.reload_requested.connect(self.reload)
        panes.top_bar.cancel_requested.connect(self.cancel)
        panes.start.open_requested.connect(self._on_start_open_requested)
        panes.load_error.retry_requested.connect(self.reload)

    @Slot(object)
    def _on_session_state_changed(self, state: WorkerState) -> None:
        self._panes.top_bar.show_state(state.value, _STATE_COLOURS.get(state, "muted"))
        self._panes.top_bar.show_loading(state is WorkerState.LOADING)
        if state is WorkerState.LOADING:
            self.opened.emit()

    @Slot(object)
    def _on_session_worker_ready(self, ready: Ready) -> None:
        self._interpreter = ready.executable
        self._panes.top_bar.show_ready(ready)

    @Slot(object)
    def _on_session_app_loaded(self, description: AppDescription) -> None:
        panes = self._panes
        self._error = None
        panes.top_bar.show_description(description)
        panes.routes.show_description(description)
        panes.request.set_base_url(description.base_url)
        self._show_overview(description)
        self.title_wanted.emit(f"{description.label} · Route Inspector")
        self.described.emit(description)
        self.page_wanted.emit(RightPage.ANSWER if self._ever_loaded else RightPage.OVERVIEW)
        self._ever_loaded = True

    def _show_overview(self, description: AppDescription) -> None:
        if len(description.routes) <= MANY_ROUTES:
            self._panes.overview.show_app(description)
        else:
            # It looks at every route, which takes longer than a frame: the tree goes first.
            QTimer.singleShot(0, self, lambda: self._panes.overview.show_app(description))

    @Slot(object)
    def _on_session_load_failed(self, error: ErrorInfo) -> None:
        assert self._target is not None, "only an opened target can fail to load"
        self._error = error
        if not self._ever_loaded:
            self._panes.routes.show_pending("The app could not be loaded.")
        self._panes.load_error.show_error(
            self._target.app, error, self._interpreter, self._session.console_tail
        )
        self.page_wanted.emit(RightPage.LOAD_ERROR)
        self.failed.emit(error)

    @Slot(object)
    def _on_session_worker_died(self, death: WorkerDeath) -> None:
        if not death.while_loading:
            self._panes.notice.show_notice(death.reason, death.console_tail)

    @Slot(str)
    def _on_start_open_requested(self, path: str) -> None:
        if path in self._agreed:
            self.open_path(path)
        else:
            self.consent_wanted.emit(path)
