"""The identity's jar, as a browser's."""

import pytest

from inspector.preview.cookies import IdentityJar

HOME = "http://localhost/"


@pytest.fixture
def jar(qapp) -> IdentityJar:
    return IdentityJar()


@pytest.mark.parametrize(
    ("set_cookie", "header"),
    [
        ("a=1", "a=1"),
        ("a=1; Path=/; HttpOnly; SameSite=Lax", "a=1"),
        ("session=eyJ1Ijo.Z-_q; Path=/", "session=eyJ1Ijo.Z-_q"),
        ('quoted="a b\\054c"; Path=/', 'quoted="a b\\054c"'),
        ("a=1; Secure; Path=/", "a=1"),
        ("a=1; Max-Age=60; Path=/", "a=1"),
        ("a=1; Max-Age=0; Path=/", None),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/", None),
        ("a=1; Path=/admin", None),
        ("a=1; Domain=elsewhere.example; Path=/", None),
        ("empty=; Path=/", "empty="),
        ("a=1\r\nb=2; Path=/", "a=1  b=2"),
    ],
)
def test_what_is_stored_is_sent_back(jar, set_cookie, header):
    jar.store(HOME, [set_cookie])
    assert jar.cookie_header(HOME) == header


def test_a_secure_cookie_is_not_sent_to_another_host_in_the_clear(jar):
    jar.store("https://shop.test/", ["a=1; Secure; Path=/"])
    assert jar.cookie_header("http://shop.test/") is None
    assert jar.cookie_header("https://shop.test/") == "a=1"


def test_a_path_is_respected(jar):
    jar.store(HOME, ["root=1; Path=/", "admin=2; Path=/admin"])
    assert jar.cookie_header("http://localhost/admin/users") == "admin=2; root=1"
    assert jar.cookie_header("http://localhost/administrator") == "root=1"


def test_another_host_gets_nothing(jar):
    jar.store("http://shop.test/", ["a=1; Path=/"])
    assert jar.cookie_header(HOME) is None


def test_a_new_value_replaces_the_old_and_is_told_once(jar, qtbot):
    jar.store(HOME, ["a=1; Path=/"])
    told = []
    jar.cookie_added.connect(lambda cookie: told.append(bytes(cookie.value().data())))
    jar.store(HOME, ["a=2; Path=/"])
    jar.store(HOME, ["a=2; Path=/"])
    assert told == [b"2"]
    assert len(jar.cookies()) == 1


def test_an_expired_cookie_is_told_as_removed(jar):
    jar.store(HOME, ["a=1; Path=/"])
    told = []
    jar.cookie_removed.connect(lambda cookie: told.append(bytes(cookie.name().data())))
    jar.store(HOME, ["a=; Max-Age=0; Path=/"])
    assert told == [b"a"]
    assert jar.cookies() == []


def test_cleared_means_empty(jar):
    jar.store(HOME, ["a=1; Path=/", "b=1; Path=/"])
    jar.clear()
    assert jar.cookie_header(HOME) is None
