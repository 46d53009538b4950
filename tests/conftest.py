"""The ground every test stands on: a steady environment, one theme, nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


_HOME = Path(tempfile.mkdtemp(prefix="route-inspector-tests-"))


def _steady_environment() -> None:
    """Must be in force before Qt is imported; the children that tests start inherit it."""
    if not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to start its sandbox as root.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "UTC"
    # What a test remembers must not end up in the home of whoever runs it.
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(_HOME / name.lower())
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = _HOME / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    for name in ("FLASK_APP", "FLASK_DEBUG", "FLASK_ENV", "FLASK_RUN_FROM_CLI"):
        os.environ.pop(name, None)


_steady_environment()

from leaks import Belongings, left_behind  # noqa: E402 (Qt reads the environment when imported)
from PySide6.QtCore import QCoreApplication, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from inspector.ui.theme.theme import Scheme, Theme  # noqa: E402

# QtWebEngine wants this before there is an application object.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

_failed = pytest.StashKey[bool]()


def pytest_collection_finish() -> None:
    """Put what importing made out of the collector's sight: the leak guard looks faster."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Remove what the tests remembered."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep for the leak guard whether the test itself failed."""
    report = yield
    if report.failed:
        item.stash[_failed] = True
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a process, a thread, a running timer or a window behind.

    A test that failed is let off: its traceback keeps its widgets alive.
    """
    before = Belongings.now()
    yield
    if not request.node.stash.get(_failed, False):
        left = left_behind(before)
        assert not left, "left behind:\n" + "\n".join(left)


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    # One for the whole run: each Theme stays connected to the application it is a child of.
    theme = Theme(qapp, Scheme.LIGHT)
    theme.dress()
    return theme


@pytest.fixture
def theme(_one_theme: Theme) -> Theme:
    """The light theme, in force on the application."""
    _one_theme.set_scheme(Scheme.LIGHT)
    return _one_theme
