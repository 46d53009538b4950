"""The page on show, and what it asks the app for."""

import pytest

pytestmark = pytest.mark.webengine


def test_the_answer_is_shown_and_the_app_is_not_asked_again(show, run, counts):
    assert show()
    assert run("document.querySelector('h1').textContent") == "Hello"
    assert counts["/page"] == 0


def test_style_and_image_come_from_the_app(show, wait_for, counts):
    show()
    wait_for("getComputedStyle(document.querySelector('h1')).color", "rgb(1, 2, 3)")
    wait_for("document.getElementById('image').naturalWidth", 3)
    assert (counts["/style.css"], counts["/dot.gif"]) == (1, 1)


def test_nothing_is_asked_for_that_the_page_does_not_name(show, wait_for, jar, counts):
    jar.store("http://localhost/", ["a=1; Path=/"])
    show()
    wait_for("document.getElementById('cart').textContent", "a=1")
    assert set(counts) == {"/style.css", "/dot.gif", "/api/cart"}


def test_fetch_carries_the_cookies_of_the_jar(show, wait_for, jar):
    jar.store("http://localhost/", ["secret=1; HttpOnly; Secure; Path=/"])
    show()
    wait_for("document.getElementById('cart').textContent", "secret=1")


def test_what_another_host_would_send_is_listed(show, qtbot, preview):
    with qtbot.waitSignal(preview.blocked_changed) as blocked:
        show()
    assert blocked.args[0].counts == {"cdn.example": 1}


def test_the_list_begins_anew_with_the_next_page(show, qtbot, preview):
    show()
    with qtbot.waitSignal(preview.blocked_changed) as blocked:
        show("<p>nothing else")
    assert blocked.args[0].counts == {}


def test_the_window_hears_what_the_page_fetched(show, qtbot, gateway):
    def is_cart(fetch) -> bool:
        return fetch.resource_type == "fetch" and fetch.hop.url.endswith("/api/cart")

    with qtbot.waitSignal(gateway.page_requested, check_params_cb=is_cart, raising=True):
        show()


def test_the_preview_hands_on_what_its_own_page_fetched(show, qtbot, preview):
    def is_cart(hop) -> bool:
        return hop.url.endswith("/api/cart") and hop.body.data is not None

    with qtbot.waitSignal(preview.page_fetched, check_params_cb=is_cart, raising=True):
        show()


def test_a_redirect_of_a_fetch_sets_its_cookie_and_is_followed(show, run, wait_for, jar):
    show("<p>")
    run("fetch('/login').then(a => a.json()).then(a => { window.answer = a.cookie }); 0")
    wait_for("window.answer", "user=ada")
    assert jar.cookie_header("http://localhost/") == "user=ada"


@pytest.mark.parametrize("status", [401, 404, 407, 500])
def test_an_error_page_is_shown_as_it_is(show, run, status):
    challenge = [("WWW-Authenticate", 'Basic realm="a"'), ("Proxy-Authenticate", "Basic")]
    assert show("<p>no such luck", status=status, headers=challenge)
    assert run("document.body.innerText.trim()") == "no such luck"


def test_a_post_is_shown_without_a_second_post(show, run, counts, address):
    assert show("<p>thanks", path="/order", method="POST")
    assert run("document.body.innerText.trim()") == "thanks"
    assert counts["/order"] == 0


@pytest.mark.parametrize("path", ["", "/a%20b/%C3%A9?q=it's|{a}", "/a/../b", "/x#part"])
def test_chromiums_spelling_of_the_url_does_not_matter(show, run, counts, path):
    assert show("<p>kept", path=path)
    assert run("document.body.innerText.trim()") == "kept"
    assert not counts


def test_a_large_page_is_shown(show, run):
    assert show("<p>big" + "<!-- padding -->" * 200_000)
    assert run("document.body.innerText.trim()") == "big"


def test_the_title_is_told(show, qtbot, preview):
    with qtbot.waitSignal(preview.title_changed, check_params_cb=lambda title: title == "Shop"):
        show()


def test_the_pixels_are_those_of_the_page(show, qtbot, preview):
    def corner_is_red() -> bool:
        colour = preview.grab().toImage().pixelColor(400, 250)
        return (colour.red(), colour.green(), colour.blue()) == (255, 0, 0)

    show("<body style='background: rgb(255, 0, 0)'>")
    qtbot.waitUntil(corner_is_red, timeout=5000)


def test_cleared_is_empty_and_the_old_page_is_gone(show, preview, qtbot, run):
    show()
    preview.clear()
    qtbot.waitUntil(lambda: preview.page.url().toString() == "about:blank")
    assert run("document.body.innerHTML") == ""


@pytest.mark.parametrize(("width", "percent"), [(800, 100), (540, 75), (300, 67)])
def test_the_page_keeps_720_css_pixels_by_zooming_out(
    show, preview, run, wait_for, qtbot, width, percent
):
    told = []
    preview.zoom_changed.connect(told.append)
    preview.resize(width, 500)
    show("<p>")
    assert told[-1] == percent
    # 67 % of 300 pixels cannot hold 720; the page is then as wide as it gets.
    wait_for(f"Math.abs(innerWidth - {max(width, min(720, width / 0.67))}) < 2", True)


def test_one_click_gives_100_percent(show, preview, wait_for, qtbot):
    preview.resize(540, 500)
    show("<p>")
    with qtbot.waitSignal(preview.zoom_changed) as zoom:
        preview.set_fitted(False)
    assert zoom.args == [100]
    wait_for("innerWidth", 540)
