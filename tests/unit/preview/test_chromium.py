"""The environment that Chromium starts with."""

import pytest

from inspector.preview.chromium import jail_flags, prepare_chromium_environment

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
NO_SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"


class Gate:
    def chromium_flags(self) -> str:
        return jail_flags(4711)


def test_the_only_way_out_is_the_gateway():
    environ = {}
    prepare_chromium_environment(environ, Gate(), user_id=1000)
    assert environ == {
        FLAGS: "--proxy-server=127.0.0.1:4711 --proxy-bypass-list=<-loopback> "
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp --disable-quic"
    }


def test_what_the_person_set_is_kept_and_ours_comes_last():
    environ = {FLAGS: "--disable-gpu --proxy-server=evil:1"}
    prepare_chromium_environment(environ, Gate(), user_id=1000)
    assert environ[FLAGS] == f"--disable-gpu --proxy-server=evil:1 {jail_flags(4711)}"


def test_twice_is_the_same_as_once():
    environ = {}
    prepare_chromium_environment(environ, Gate(), user_id=1000)
    once = dict(environ)
    prepare_chromium_environment(environ, Gate(), user_id=1000)
    assert environ == once


@pytest.mark.parametrize(("user_id", "expected"), [(0, "1"), (1000, None)])
def test_only_root_goes_without_the_sandbox(user_id, expected):
    environ = {}
    prepare_chromium_environment(environ, Gate(), user_id)
    assert environ.get(NO_SANDBOX) == expected
