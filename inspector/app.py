"""The composition root: builds everything that a window needs, and connects it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QOpenGLContext
from PySide6.QtWidgets import QApplication

from inspector.client.arguments import TargetArguments, parse_target_arguments
from inspector.client.session import WorkerSession
from inspector.client.target import Target, resolve_target

if TYPE_CHECKING:
    from inspector.preview.cookies import IdentityJar
    from inspector.ui.main_window import MainWindow
    from inspector.ui.panes import Panes
    from inspector.ui.response.web_view import WebPreview
    from inspector.ui.theme.theme import Theme


def run(argv: list[str]) -> int:
    """Show the window and stay until it is closed.

    argv: the command line without the program's name.

    Returns:
        The exit code.
    """
    # WebEngine, which is imported for the first page only, needs this set before.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Route Inspector")
    window = open_window(argv)
    application.lastWindowClosed.connect(application.quit)
    window.show()
    return application.exec()


def open_window(argv: list[str]) -> MainWindow:
    """The window that ``python -m inspector`` shows, for a QApplication that exists already.

    argv: the command line without the program's name.

    Returns:
        The window, not yet shown. Closing it ends the worker and the gateway.
    """
    arguments = parse_target_arguments(argv)
    # The app gets the environment that the person has, before Chromium's flags are set.
    session = WorkerSession(dict(os.environ))
    target = _target(arguments)
    if target is not None:
        # The app is being imported while the modules below are, and the window is built.
        session.open(target)
    return _build_window(session, target)


def _target(arguments: TargetArguments) -> Target | None:
    if arguments.app is None:
        return None
    cwd = Path(arguments.cwd) if arguments.cwd else None
    return resolve_target(arguments.app, arguments.python, cwd, arguments.env)


def _build_window(session: WorkerSession, target: Target | None) -> MainWindow:
    # Imported here, not above: by now the worker is at work.
    from inspector.preview.cookies import IdentityJar
    from inspector.ui.controller.controller import Controller
    from inspector.ui.main_window import MainWindow
    from inspector.ui.panes import make_panes
    from inspector.ui.theme.theme import Theme

    application = QApplication.instance()
    assert isinstance(application, QApplication), "a window needs a QApplication"
    _prepare_for_pages()
    theme = Theme(application)
    jar = IdentityJar()
    panes = make_panes(theme, lambda: _make_web(session, jar, panes, theme))
    controller = Controller(panes, session, jar)
    window = MainWindow(panes, controller, theme)
    for part in (theme, jar, session, controller):
        part.setParent(window)
    theme.dress()
    window.closed.connect(controller.shut_down)
    panes.start.show_samples(sample_apps())
    if target is None:
        panes.routes.show_pending("Open an app to see its routes.")
    else:
        controller.loading.adopt(target)
    return window


def _prepare_for_pages() -> None:
    """Let the window be drawn from the start as a page will need it.

    Else Qt destroys the window and makes another when the first page is added: it flashes, and
    the keyboard goes elsewhere. Without OpenGL there are no pages, and the window would stay
    blank; AA_ShareOpenGLContexts has found out whether there is.
    """
    shared = QOpenGLContext.globalShareContext()
    if shared is not None and shared.isValid():
        os.environ.setdefault("QT_WIDGETS_RHI", "1")


def _make_web(session: WorkerSession, jar: IdentityJar, panes: Panes, theme: Theme) -> WebPreview:
    """The browser, made for the first page: it costs more than the rest of the window."""
    from inspector.preview.chromium import prepare_chromium_environment
    from inspector.preview.shared import shared_gateway
    from inspector.ui.response.web_view import WebPreview

    gateway = shared_gateway(session)
    prepare_chromium_environment(os.environ, gateway)
    web = WebPreview(gateway, jar, theme)
    web.page_fetched.connect(panes.answer.add_page_fetch)
    return web


def sample_apps() -> list[Path]:
    """The samples that came with the inspector, by name."""
    folder = Path(__file__).parent.parent / "sample_apps"
    return sorted(folder.glob("*/app.py"))
