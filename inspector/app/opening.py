"""Builds a window: first what stands around the tree, then the rest, in steps."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from subprocess import Popen
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QOpenGLContext
from PySide6.QtWidgets import QApplication

import inspector
from inspector.client.session import WorkerSession
from inspector.client.target import Target
from inspector.store.app_memory import AppMemory
from inspector.ui.bars.top_bar import TopBar
from inspector.ui.controller.front import Front, show_opening
from inspector.ui.main_window import MainWindow
from inspector.ui.routes.routes_pane import RoutesPane
from inspector.ui.theme.theme import Theme

if TYPE_CHECKING:
    from inspector.preview.cookies import IdentityJar
    from inspector.ui.panes import Panes
    from inspector.ui.response.web_view import WebPreview

# What a click can need only after the tree is there. Imported one at a time, so that no step
# holds the event loop for long.
_LATER = (
    "inspector.ui.request.request_pane",
    "inspector.ui.response.answer_pane",
    "inspector.preview.cookies",
    "inspector.ui.insight.drawer",
    "inspector.ui.panes",
    "inspector.ui.controller.controller",
)
# So long an app may take to be described before the other panes are made meanwhile.
PATIENCE_MS = 300
# Between two steps, so that each is followed by everything that has come meanwhile.
PAUSE_MS = 1


class Opening:
    """One window on its way: there at once, complete a little later.

    window: holds the top bar and the tree, and shows routes as soon as the app is described.
    """

    def __init__(
        self, target: Target | None, memory: AppMemory, worker: Popen[bytes] | None = None
    ) -> None:
        """Open an app in a new window. worker: the app's, where it runs already."""
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window needs a QApplication"
        self._target = target
        self._memory = memory
        # The app gets the environment that the person has, before ours is set.
        self._session = WorkerSession(dict(os.environ))
        _prepare_for_pages()
        self._theme = Theme(application)
        self._top_bar, self._routes = TopBar(self._theme), RoutesPane(self._theme)
        self.window = MainWindow(self._theme, self._top_bar, self._routes)
        for part in (self._theme, self._session):
            part.setParent(self.window)
        self.window.closed.connect(self._session.stop)
        self.window.closed.connect(self._stop)
        self._front = Front(self._session, self._routes, self.window)
        self._open(worker)
        self._theme.dress(self.window)
        self._steps = self._complete()
        self._has_begun = False

    def complete(self) -> None:
        """Make the rest of the window now."""
        for _ in self._steps:
            pass

    def complete_between_events(self) -> None:
        """Make the rest of the window, step by step, after the tree or if that is long in coming.

        Until then the processor is the worker's.
        """
        self._session.app_loaded.connect(lambda _description: self._begin())
        self._session.load_failed.connect(lambda _error: self._begin())
        QTimer.singleShot(PATIENCE_MS, self._begin)

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            QTimer.singleShot(PAUSE_MS, self._take_step)

    def _take_step(self) -> None:
        if next(self._steps, self) is self:
            # What is there now stays for good: no later collection has to look at it.
            gc.freeze()
            gc.enable()
        else:
            QTimer.singleShot(PAUSE_MS, self._take_step)

    def _stop(self) -> None:
        self._steps = iter(())

    def _open(self, worker: Popen[bytes] | None) -> None:
        if self._target is None:
            self._routes.show_pending("Open an app to see its routes.")
        else:
            show_opening(self._target.app, self._top_bar, self._routes)
            self._session.open(self._target, worker)

    def _complete(self) -> Iterator[None]:
        for name in _LATER:
            import_module(name)
            yield
        from inspector.preview.cookies import IdentityJar
        from inspector.ui.controller.controller import Controller
        from inspector.ui.panes import make_panes

        jar = IdentityJar()
        panes = yield from make_panes(
            self._theme, self._top_bar, self._routes, lambda: self._make_web(jar, panes)
        )
        controller = Controller(panes, self._session, jar, self._memory)
        for part in (jar, controller):
            part.setParent(self.window)
        yield from self.window.complete(panes, controller)
        panes.start.show_samples(_sample_apps())
        if self._target is not None:
            controller.loading.adopt(self._target)
        controller.choosing.tell_problems()
        yield
        self._front.hand_over()

    def _make_web(self, jar: IdentityJar, panes: Panes) -> WebPreview:
        """The browser, made for the first page: it costs more than the rest of the window."""
        from inspector.preview.chromium import prepare_chromium_environment
        from inspector.preview.shared import shared_gateway
        from inspector.ui.response.web_view import WebPreview

        gateway = shared_gateway(self._session)
        prepare_chromium_environment(os.environ, gateway)
        web = WebPreview(gateway, jar, self._theme)
        web.page_fetched.connect(panes.answer.add_page_fetch)
        return web


def _prepare_for_pages() -> None:
    """Let the window be drawn from the start as a page will need it.

    Else Qt destroys the window and makes another when the first page is added: it flashes, and
    the keyboard goes elsewhere. Without OpenGL there are no pages, and the window would stay
    blank; AA_ShareOpenGLContexts has found out whether there is.
    """
    shared = QOpenGLContext.globalShareContext()
    if shared is not None and shared.isValid():
        os.environ.setdefault("QT_WIDGETS_RHI", "1")


def _sample_apps() -> list[Path]:
    """The samples that came with the inspector, by name."""
    folder = Path(inspector.__file__).parent.parent / "sample_apps"
    return sorted(folder.glob("*/app.py"))
