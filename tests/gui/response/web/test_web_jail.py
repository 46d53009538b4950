"""The page goes nowhere by itself, and opens nothing."""

import os
import signal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

pytestmark = pytest.mark.webengine


@pytest.fixture
def asked_for(preview) -> list[str]:
    """URLs that the window was asked to send."""
    urls: list[str] = []
    preview.navigation_requested.connect(urls.append)
    return urls


def click(run, element: str) -> None:
    run(f"document.getElementById('{element}').click(); 0")


@pytest.fixture
def press(qtbot, preview, run):
    """Click on an element with the mouse, as a person does."""

    def press_at(element: str) -> None:
        middle = run(
            f"(() => {{ const box = document.getElementById('{element}')"
            ".getBoundingClientRect(); return `${box.x + 4} ${box.y + box.height / 2}` })()"
        )
        x, y = (int(float(number)) for number in middle.split())
        target = preview.page.parent().focusProxy()
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    return press_at


def test_a_link_is_handed_to_the_window_and_not_loaded(show, run, asked_for, qtbot, counts):
    show()
    click(run, "link")
    qtbot.waitUntil(lambda: asked_for == ["http://localhost/next?a=1#part"])
    assert counts["/next"] == 0
    assert run("document.title") == "Shop"


def test_a_link_to_a_new_window_is_handed_over_too(show, press, asked_for, qtbot):
    show()
    press("blank")
    qtbot.waitUntil(lambda: asked_for == ["http://localhost/blank"])


def test_a_link_out_of_the_app_is_refused_and_told(show, run, asked_for, preview, qtbot):
    show()
    click(run, "outside")
    qtbot.waitUntil(lambda: "other.example is not this app" in preview.notice)
    assert asked_for == []


@pytest.mark.parametrize(
    "way",
    [
        "document.getElementById('mail').click()",
        "location.href = 'qrc:/a'",
        "location.href = 'chrome://version'",
        "location.href = 'file:///etc/passwd'",
        "location.href = 'data:text/html,<p>out'",
        "location.href = 'view-source:http://localhost/page'",
        "location.href = URL.createObjectURL(new Blob(['<p>out'], {type: 'text/html'}))",
        "history.back()",
    ],
)
def test_ways_out_are_shut(show, run, wait_for, address, way, asked_for):
    show("<p>first", path="/first")
    show()
    run(f"setTimeout(() => {{ window.still_here = true }}, 60); {way}; 0")
    wait_for("window.still_here === true && document.title", "Shop")
    assert address() == "http://localhost/page"
    assert asked_for == []


def test_a_script_opens_no_window(show, run, wait_for):
    show()
    assert run("String(window.open('/opened'))") == "null"


def test_a_form_sent_by_get_goes_through_the_app(show, run, wait_for, counts):
    show()
    run("document.getElementById('search').submit()")
    wait_for("document.title", "Found tea")
    assert counts["/search"] == 1


def test_a_form_sent_by_post_goes_through_the_app(show, run, wait_for, address, counts):
    show()
    run("document.getElementById('order').submit()")
    wait_for("document.title", "Ordered")
    assert run("document.getElementById('tea').textContent") == "green"
    assert address() == "http://localhost/ordered/green"
    assert counts["/order"] == 1


def test_a_page_that_reloads_itself_asks_the_app(show, run, qtbot, counts):
    show()
    run("location.reload()")
    qtbot.waitUntil(lambda: counts["/page"] == 1)


def test_a_page_that_came_by_post_is_not_posted_again(show, run, preview, qtbot, counts):
    show("<title>Thanks</title>", path="/order", method="POST")
    run("location.reload()")
    qtbot.waitUntil(lambda: "its POST is not sent twice" in preview.notice)
    assert run("document.title") == "Thanks"
    assert counts["/order"] == 0


def test_not_even_while_it_loads(show, counts, qtbot, preview):
    show("<script>location.reload()</script>", path="/order", method="POST")
    qtbot.waitUntil(lambda: not preview.page.isLoading())
    assert counts["/order"] == 0


def test_a_form_that_redirects_to_itself_works(show, run, wait_for):
    show("<form id=same action=/same method=post></form>", path="/same", method="POST")
    run("document.getElementById('same').submit()")
    wait_for("document.title", "Same again")


def test_dialogs_answer_at_once_and_are_told(show, run, preview):
    show("<p>")
    run("alert('You have mail')")
    assert preview.notice == "The page says: You have mail."
    assert run("confirm('Sure?')") is False
    asked = "The page asked: Sure? It was answered with Cancel."
    assert preview.notice == f"The page says: You have mail.\n{asked}"
    assert run("prompt('Name') === null")


def test_a_page_that_says_the_same_for_ever_says_it_once(show, run, preview):
    show("<p>")
    run("for (let n = 0; n < 50; n++) alert('Again'); for (let n = 0; n < 9; n++) alert(n)")
    assert preview.notice.split("\n") == [f"The page says: {n}." for n in (5, 6, 7, 8)]


def test_permissions_are_denied(show, run, wait_for):
    show("<p>")
    run("navigator.geolocation.getCurrentPosition(() => {}, e => { window.code = e.code }); 0")
    wait_for("window.code", 1)


def test_a_service_worker_cannot_be_registered(show, run, wait_for):
    show("<p>")
    run("navigator.serviceWorker.register('/style.css').catch(e => { window.no = e.name }); 0")
    wait_for("window.no !== undefined", True)


def test_a_websocket_and_another_hosts_http_are_listed(show, run, preview, qtbot):
    seen = []
    preview.blocked_changed.connect(lambda blocked: seen.append(blocked.counts))
    show("<img src='http://pixel.example/a.gif'><iframe src='http://frame.example/'></iframe>")
    run("new WebSocket('ws://socket.example/'); 0")
    expected = {"pixel.example": 1, "frame.example": 1, "socket.example": 1}
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] == expected)


def test_https_of_the_apps_own_host_is_turned(show, run, wait_for, counts):
    show("<img id=image src='https://localhost/dot.gif'>")
    wait_for("document.getElementById('image').naturalWidth", 3)
    assert counts["/dot.gif"] == 1


def test_a_download_is_not_begun(show, run, preview, qtbot):
    show("<a id=save download=bill.txt href='data:text/plain,a'>save</a>")
    click(run, "save")
    qtbot.waitUntil(lambda: "bill.txt" in preview.notice)


def test_a_dead_renderer_is_told_and_reload_shows_the_page_again(
    show, run, preview, qtbot, counts
):
    show()
    os.kill(preview.page.renderProcessPid(), signal.SIGKILL)
    qtbot.waitUntil(lambda: preview.problem != "")
    assert preview.problem.startswith("The process that draws this page")
    button = next(b for b in preview.findChildren(QPushButton) if b.text() == "Reload")
    with qtbot.waitSignal(preview.load_finished, timeout=10_000):
        button.click()
    assert run("document.title") == "Shop"
    assert preview.problem == ""
    assert counts["/page"] == 0
