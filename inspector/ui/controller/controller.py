"""The whole of the window's decisions: loading, sending, and the smaller wishes of the panes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from inspector.client.saving import BodySaver
from inspector.client.session import WorkerSession
from inspector.preview.cookies import IdentityJar
from inspector.protocol.exchange import BodyRef
from inspector.protocol.reports import SourceText
from inspector.protocol.source import SourceRef
from inspector.store.app_memory import AppMemory
from inspector.ui.controller.choosing import Choosing
from inspector.ui.controller.commanding import Commanding
from inspector.ui.controller.loading import Loading
from inspector.ui.controller.sending import Sending
from inspector.ui.insight.cookie_row import CookieRow
from inspector.ui.panes import Panes


@dataclass(frozen=True)
class _WantedSource:
    """A source that was asked for and has not come yet."""

    request_id: int
    ref: SourceRef


class Controller(QObject):
    """Stands between the panes and the worker's session.

    Signals:
        page_wanted: RightPage that the window is to show.
        file_wanted: SaveRequest for which the person is to choose a file.
    """

    page_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(
        self,
        panes: Panes,
        session: WorkerSession,
        jar: IdentityJar,
        memory: AppMemory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._session = session
        self._jar = jar
        self._wanted: _WantedSource | None = None
        self.loading = Loading(panes, session, memory, self)
        self.choosing = Choosing(panes, self.loading, memory, self)
        self.sending = Sending(panes, session, jar, self)
        self.commanding = Commanding(panes, session, self)
        self._connect_signals()

    def cancel(self) -> None:
        """Stop what runs: a request, else the loading of the app."""
        if self.sending.is_running:
            self.sending.cancel()
        else:
            self.loading.cancel()

    def save_body(self, body: BodyRef, path: Path) -> None:
        """Write a body to a file, byte for byte."""
        saver = BodySaver(body, path, self)
        saver.failed.connect(self._panes.notice.show_notice)
        saver.start()

    def _connect_signals(self) -> None:
        panes = self._panes
        self.loading.page_wanted.connect(self.page_wanted)
        self.sending.page_wanted.connect(self.page_wanted)
        self.loading.described.connect(self.sending.adopt_description)
        self.sending.exchange_shown.connect(self._show_cookies)
        self.sending.exchange_shown.connect(self.commanding.look_at)
        panes.answer.save_requested.connect(self.file_wanted)
        panes.notice.console_requested.connect(self._on_notice_console_requested)
        panes.top_bar.forget_cookies_requested.connect(self._on_top_bar_forget_requested)
        for pane in (panes.routes, panes.drawer, panes.overview, panes.load_error):
            pane.source_requested.connect(self._on_pane_source_requested)
        self._session.source_received.connect(self._on_session_source_received)

    @Slot()
    def _on_notice_console_requested(self) -> None:
        self._panes.drawer.set_open(True)
        self._panes.drawer.show_tab("Console")

    @Slot()
    def _on_top_bar_forget_requested(self) -> None:
        self._jar.clear()
        self._show_cookies()

    def _show_cookies(self) -> None:
        cookies = self._jar.cookies()
        self._panes.top_bar.show_cookie_count(len(cookies))
        self._panes.drawer.show_cookies([CookieRow.of(cookie) for cookie in cookies])

    @Slot(object)
    def _on_pane_source_requested(self, ref: SourceRef) -> None:
        if ref.file is None:
            self._panes.source.show_source(ref, None, f"{ref.qualname} has no source file.")
            return
        self._wanted = _WantedSource(self._session.read_source(ref.file), ref)

    @Slot(object)
    def _on_session_source_received(self, source: SourceText) -> None:
        wanted = self._wanted
        if wanted is not None and wanted.request_id == source.request_id:
            self._wanted = None
            self._panes.source.show_source(wanted.ref, source.text, source.problem)
