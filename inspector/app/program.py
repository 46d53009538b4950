"""Starts the worker, then Qt, then the window.

Nothing of Qt is imported above: the worker imports the app meanwhile.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from typing import TYPE_CHECKING

from inspector.client.arguments import parse_target_arguments
from inspector.store.app_memory import AppMemory
from inspector.ui.controller.remembering import remembered_target

if TYPE_CHECKING:
    from subprocess import Popen

    from PySide6.QtWidgets import QApplication

    from inspector.client.target import Target
    from inspector.ui.main_window import MainWindow


def run(argv: list[str]) -> int:
    """Show the window and stay until it is closed.

    argv: the command line without the program's name.

    Returns:
        The exit code.
    """
    application, _window = start(argv)
    return application.exec()


def start(argv: list[str]) -> tuple[QApplication, MainWindow]:
    """Start everything and show the window, whose tree and other panes the event loop fills.

    argv: the command line without the program's name.
    """
    # Nothing that is made while starting is garbage, and the collector would look at it again
    # and again. It is turned on when the window is complete.
    gc.disable()
    # Modules of ours are compiled once, whatever PYTHONDONTWRITEBYTECODE wants for the app's:
    # compiling takes longer than all the rest of the start.
    sys.dont_write_bytecode = False
    memory = AppMemory()
    target = _target(argv, memory)
    worker = None if target is None else _start_early(target)
    application = _start_qt()

    from .opening import Opening

    opening = Opening(target, memory, worker)
    if target is None:
        # There is no tree that could come first, and the start page is one of the later panes.
        opening.complete()
    opening.window.show()
    opening.complete_between_events()
    return application, opening.window


def open_window(argv: list[str]) -> MainWindow:
    """The window that ``python -m inspector`` shows, for a QApplication that exists already.

    argv: the command line without the program's name.

    Returns:
        The window, complete but not yet shown. Closing it ends the worker.
    """
    from .opening import Opening

    memory = AppMemory()
    opening = Opening(_target(argv, memory), memory)
    opening.complete()
    return opening.window


def _target(argv: list[str], memory: AppMemory) -> Target | None:
    arguments = parse_target_arguments(argv)
    return None if arguments.app is None else remembered_target(arguments, memory)


def _start_qt() -> QApplication:
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    _import_as_python_does()
    # WebEngine, which is imported for the first page only, needs this set before.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Route Inspector")
    application.lastWindowClosed.connect(application.quit)
    return application


def _import_as_python_does() -> None:
    """Take back PySide's own ``__import__``, which serves its ``__feature__`` module only.

    It reads the source of every module that is imported after it, to see whether that uses
    PySide: a tenth of what our imports cost.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _start_early(target: Target) -> Popen[bytes] | None:
    from inspector.client.starting import start_worker

    try:
        return start_worker(target, os.environ)
    except (OSError, ValueError):
        return None  # The session tries again, when there is a window that can say why not.
