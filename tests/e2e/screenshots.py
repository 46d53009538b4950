"""``make screenshots``: the README's pictures, taken by driving the real window.

Writes ``docs/pictures/NAME-SCHEME-WIDTHxHEIGHT.png``. Names may be given as arguments; those
that show a folder of this machine are taken only then.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from driver import Driver
from e2e_apps import STRANGE_ANSWERS
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from inspector.app import open_window
from inspector.ui.theme.theme import Scheme

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_apps"
PICTURES = ROOT / "docs" / "pictures"
SHOWN_IN_README = ("window", "overview", "json", "tutorial", "start")
SIZES = (QSize(1280, 800), QSize(1920, 1080))


def log_in(driver: Driver) -> None:
    """Chain, Page and JSON of one POST at once."""
    driver.type_url("/auth/login")
    driver.choose_method("POST")
    driver.set_body("Form URL-encoded")
    driver.fill_table("formTable", [("username", "ada"), ("password", "lovelace")])
    driver.send_and_wait()
    driver.wait(lambda: driver.find(QTreeView, "jsonTree").isVisible())
    driver.wait(lambda: "items" in driver.json_rows())
    driver.wait_page()


def click_hello(driver: Driver) -> None:
    """The tutorial's first step."""
    driver.click_route("/new-page")
    driver.wait_answer()
    driver.wait_page()


def raise_in_view(driver: Driver) -> None:
    """A view that raised, with its traceback in the drawer."""
    driver.type_url("/raises")
    driver.send_and_wait()
    driver.wait_page()
    driver.window.panes.drawer.set_open(True)
    driver.window.panes.drawer.show_tab("Error")


def see_overview(driver: Driver) -> None:
    """What stands there before anything is sent."""
    driver.wait(lambda: driver.find(QWidget, "overviewPage").isVisible())


def see_json(driver: Driver) -> None:
    """An answer that is JSON."""
    driver.type_url("/api/cart")
    driver.send_and_wait()
    driver.wait(lambda: "items" in driver.json_rows())


def fail_to_load(driver: Driver) -> None:
    """The load-error page."""
    driver.wait(lambda: driver.find(QWidget, "loadError").isVisible())


def _written(folder: str, name: str, source: str) -> str:
    path = Path(folder) / name
    path.write_text(source)
    return str(path)


def scenes(folder: str) -> dict[str, tuple[list[str], Callable[[Driver], None]]]:
    """Name of the picture: the command line, and what is done before it is taken."""
    shop, tutorial = (str(SAMPLES / name / "app.py") for name in ("shop", "tutorial"))
    broken = "from flask import Flask\n\napp = Flask(__name__)\nrate = 100 / 0\n"
    return {
        "window": ([shop], log_in),
        "overview": ([shop], see_overview),
        "json": ([shop], see_json),
        "tutorial": ([tutorial], click_hello),
        "traceback": ([_written(folder, "strange.py", STRANGE_ANSWERS)], raise_in_view),
        "load-error": ([_written(folder, "broken.py", broken)], fail_to_load),
        "start": ([], lambda _driver: None),
    }


def take(name: str, argv: list[str], act: Callable[[Driver], None]) -> None:
    """One scene in both schemes and both sizes."""
    window = open_window(argv)
    window.resize(SIZES[0])
    window.show()
    driver = Driver(window)
    if argv and name != "load-error":
        driver.wait_state("ready")
    act(driver)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        window.theme.set_scheme(scheme)
        for size in SIZES:
            window.resize(size)
            driver.wait_settled()
            picture = PICTURES / f"{name}-{scheme.value}-{size.width()}x{size.height()}.png"
            assert window.grab().save(str(picture)), picture
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication(sys.argv[:1])
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (argv, act) in scenes(folder).items():
            if name in (sys.argv[1:] or SHOWN_IN_README):
                take(name, argv, act)
    application.quit()


if __name__ == "__main__":
    main()
