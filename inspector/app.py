"""The composition root: builds everything that a window needs, and connects it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from inspector.client.arguments import TargetArguments, parse_target_arguments
from inspector.client.session import WorkerSession
from inspector.client.target import Target, resolve_target

if TYPE_CHECKING:
    from inspector.ui.main_window import MainWindow


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
    from inspector.ui.controller import Controller
    from inspector.ui.main_window import MainWindow
    from inspector.ui.panes import make_panes
    from inspector.ui.theme.theme import Theme

    application = QApplication.instance()
    assert isinstance(application, QApplication), "a window needs a QApplication"
    theme = Theme(application)
    jar = IdentityJar()
    pages = Pages(session, jar, theme)
    panes = make_panes(theme, pages.make_web)
    controller = Controller(panes, session, jar)
    window = MainWindow(panes, controller)
    return window
