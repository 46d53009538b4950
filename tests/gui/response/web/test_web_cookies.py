"""One jar, one mirror: what the app sets a script can read, and the other way round."""

import pytest

pytestmark = pytest.mark.webengine

HOME = "http://localhost/"


def test_a_script_reads_what_the_app_set(show, run, jar, wait_for):
    jar.store(HOME, ["shown=1; Path=/", "hidden=2; HttpOnly; Path=/"])
    show("<p>")
    wait_for("document.cookie", "shown=1")


def test_a_cookie_set_while_the_page_is_shown_reaches_it(show, jar, wait_for):
    show("<p>")
    jar.store(HOME, ["late=1; Path=/"])
    wait_for("document.cookie", "late=1")
    jar.store(HOME, ["late=2; Path=/"])
    wait_for("document.cookie", "late=2")
    jar.store(HOME, ["late=; Max-Age=0; Path=/"])
    wait_for("document.cookie", "")


def test_the_app_gets_what_a_script_set(show, run, wait_for):
    show("<p>")
    run(
        "document.cookie = 'mine=1; path=/';"
        "fetch('/api/cart').then(a => a.json()).then(a => { window.sent = a.cookie }); 0"
    )
    wait_for("window.sent", "mine=1")


def test_a_script_changes_and_deletes(show, run, jar, qtbot):
    jar.store(HOME, ["a=1; Path=/"])
    show("<p>")
    run("document.cookie = 'a=2; path=/'; 0")
    qtbot.waitUntil(lambda: jar.cookie_header(HOME) == "a=2")
    run("document.cookie = 'a=; path=/; max-age=0'; 0")
    qtbot.waitUntil(lambda: jar.cookie_header(HOME) is None)


def test_a_cookie_set_again_to_the_same_value_stays(show, run, jar, qtbot):
    jar.store(HOME, ["a=1; Path=/"])
    show("<p>")
    run("document.cookie = 'a=1; path=/'; document.cookie = 'end=1; path=/'; 0")
    qtbot.waitUntil(lambda: "end=1" in (jar.cookie_header(HOME) or ""))
    run("document.cookie = 'end=; path=/; max-age=0'; 0")
    qtbot.waitUntil(lambda: jar.cookie_header(HOME) == "a=1")


def test_nothing_goes_round(show, run, jar, qtbot, wait_for):
    told = []
    jar.cookie_added.connect(lambda cookie: told.append(bytes(cookie.toRawForm().data())))
    show("<p>")
    for value in range(5):
        jar.store(HOME, [f"a={value}; Path=/; Max-Age=999999999"])
    wait_for("document.cookie", "a=4")
    run("document.cookie = 'end=1; path=/'; 0")
    qtbot.waitUntil(lambda: "end=1" in (jar.cookie_header(HOME) or ""))
    assert len(told) == 6
    assert jar.cookie_header(HOME) == "a=4; end=1"


def test_a_cookie_for_one_host_stays_for_one_host(show, jar, wait_for):
    jar.store("http://shop.test/", ["one=1; Path=/", "all=2; Domain=shop.test; Path=/"])
    show("<p>", url="http://shop.test/")
    wait_for("document.cookie.split('; ').sort().join()", "all=2,one=1")
    assert [cookie.domain() for cookie in jar.cookies()] == ["shop.test", ".shop.test"]
