"""Leaving: the page goes before its profile, however the process ends."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.webengine

PROGRAM = """
import os, sys
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
application = QApplication([])
from inspector.preview.chromium import prepare_chromium_environment
from inspector.preview.cookies import IdentityJar
from inspector.preview.shared import shared_gateway
from inspector.protocol.exchange import BodyRef, Hop
from inspector.ui.response.web_view import WebPreview
from inspector.ui.theme.theme import Theme
assert not any("QtWebEngine" in name for name in sys.modules), "imported before it is needed"
gateway, jar = shared_gateway(None), IdentityJar()
prepare_chromium_environment(os.environ, gateway)
window = QMainWindow()
preview = WebPreview(gateway, jar, Theme(application))
window.setCentralWidget(preview)
window.show()
page = Hop("GET", "http://localhost/", 200, body=BodyRef.of(b"<h1>Hello"))
preview.load_finished.connect(lambda arrived: QTimer.singleShot(0, window.close))
QTimer.singleShot(20_000, lambda: application.exit(9))
preview.show_hop(page)
sys.exit(application.exec())
"""


def test_nothing_is_said_at_exit():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=40, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Release of profile" not in done.stderr
    assert "Traceback" not in done.stderr
