"""Cookies survive the way to disk and back, and others can read them there."""

from __future__ import annotations

import stat
import time
from http.cookiejar import MozillaCookieJar
from pathlib import Path

import pytest

from inspector.cli.cookie_file import CookieFile
from inspector.cli.exit_codes import UsageError
from inspector.cli.identity import cookies_of, jar_with
from inspector.cli.netscape import (
    DamagedLineError,
    StoredCookie,
    format_cookies,
    parse_cookies,
)

LATER = int(time.time()) + 3600

COOKIES = (
    StoredCookie("session", "abc.def", "localhost", is_http_only=True),
    StoredCookie("empty", "", "localhost", "/shop"),
    StoredCookie("kept", "1=2; x", "shop.test", expires=LATER, is_secure=True),
    StoredCookie("wide", "caf\xe9 \xff", ".shop.test", expires=LATER),
)


def test_text_and_back() -> None:
    assert parse_cookies(format_cookies(COOKIES)) == COOKIES


def test_a_jar_and_back() -> None:
    assert cookies_of(jar_with(COOKIES)) == COOKIES


def test_what_a_login_sets_is_kept(qtbot: object) -> None:
    jar = jar_with(())
    jar.store("http://localhost/", ["session=x; HttpOnly; Path=/", "old=1; Max-Age=60; Secure"])
    session, old = cookies_of(jar)
    assert session == StoredCookie("session", "x", "localhost", is_http_only=True)
    assert old.is_secure
    assert old.expires is not None and abs(old.expires - time.time() - 60) < 10
    again = jar_with(parse_cookies(format_cookies((session, old))))
    assert again.cookie_header("http://localhost/") == "session=x; old=1"


def test_pythons_own_reader_understands_the_file(tmp_path: Path) -> None:
    wide = StoredCookie("wide", "x", ".shop.test", expires=LATER)
    CookieFile(tmp_path / "jar.txt").write((*COOKIES[:3], wide))
    jar = MozillaCookieJar(str(tmp_path / "jar.txt"))
    jar.load(ignore_discard=True, ignore_expires=True)
    found = {cookie.name: cookie for cookie in jar}
    assert set(found) == {"session", "empty", "kept", "wide"}
    assert found["session"].has_nonstandard_attr("HTTPOnly")
    assert found["wide"].domain_initial_dot
    assert (found["kept"].expires, found["kept"].secure) == (LATER, True)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("localhost", "seven fields"),
        ("\x89PNG\0\0", "seven fields"),
        ("localhost\tyes\t/\tFALSE\t0\ta\tb", "neither TRUE nor FALSE"),
        ("localhost\tFALSE\t/\tFALSE\tsoon\ta\tb", "no number"),
        ("\tFALSE\t/\tFALSE\t0\ta\tb", "lacks a domain"),
        ("localhost\tFALSE\tx\tFALSE\t0\ta\tb", "lacks a domain, a path"),
        ("localhost\tFALSE\t/\tFALSE\t0\t\tb", "a name"),
    ],
)
def test_a_damaged_line_is_named(line: str, why: str) -> None:
    with pytest.raises(DamagedLineError, match="line 2") as refused:
        parse_cookies(f"# comment\n{line}\n")
    assert why in str(refused.value)


def test_lines_as_others_write_them() -> None:
    text = "\n# x\r\nlocalhost\tFALSE\t/\tFALSE\t0\ta\r\n.a.test\tTRUE\t/\tTRUE\t5\tb\tc\td\r\n"
    text += "b.test\tFALSE\t/\tFALSE\t\te\tf\nb.test\tFALSE\t/\tFALSE\t7.5\tg\th"
    assert parse_cookies(text) == (
        StoredCookie("a", "", "localhost"),
        StoredCookie("b", "c\td", ".a.test", expires=5, is_secure=True),
        StoredCookie("e", "f", "b.test"),
        StoredCookie("g", "h", "b.test", expires=7),
    )


def test_what_no_line_can_hold_is_left_out() -> None:
    bad = (
        StoredCookie("a\tb", "", "h"),
        StoredCookie("a", "x\ny", "h"),
        StoredCookie("", "", "h"),
    )
    assert parse_cookies(format_cookies((*bad, COOKIES[0]))) == COOKIES[:1]


def test_the_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("# mine\n")
    real.chmod(0o644)
    (tmp_path / "link.txt").symlink_to(real)
    CookieFile(tmp_path / "link.txt").write(COOKIES)
    assert (tmp_path / "link.txt").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert CookieFile(real).read() == COOKIES
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_a_file_that_is_not_there_has_no_cookies(tmp_path: Path) -> None:
    assert CookieFile(tmp_path / "jar.txt").read() == ()


def test_expired_cookies_are_not_read(tmp_path: Path) -> None:
    CookieFile(tmp_path / "jar.txt").write([StoredCookie("a", "b", "h", expires=5), COOKIES[0]])
    assert CookieFile(tmp_path / "jar.txt").read() == COOKIES[:1]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a file"):
        CookieFile(tmp_path).read()
