"""Where a page may go: the rules, without a browser."""

from __future__ import annotations

import enum

from PySide6.QtCore import QUrl

_IN_FRAMES = frozenset({"http", "https", "about", "data", "blob"})


class Navigation(enum.Enum):
    """What started a navigation.

    OURS: the window itself. REDIRECT: an answer of the app, a script or a meta refresh;
    QtWebEngine does not tell them apart. RELOAD: would send the same request again.
    """

    OURS = enum.auto()
    LINK = enum.auto()
    FORM = enum.auto()
    REDIRECT = enum.auto()
    HISTORY = enum.auto()
    RELOAD = enum.auto()
    OTHER = enum.auto()


class Verdict(enum.Enum):
    """What becomes of it.

    STAY: Chromium goes on, through the gateway. SEND: refused; the window sends the URL.
    OTHER_HOST: refused, it leaves the app. REFUSE: refused.
    """

    STAY = enum.auto()
    SEND = enum.auto()
    OTHER_HOST = enum.auto()
    REFUSE = enum.auto()


# Back, forward and reload are the window's own, over its exchanges. Forms and redirects stay:
# what they send and where they lead cannot be had from QtWebEngine beforehand.
_INSIDE = {
    Navigation.LINK: Verdict.SEND,
    Navigation.HISTORY: Verdict.REFUSE,
    Navigation.RELOAD: Verdict.REFUSE,
}


def judge(
    url: QUrl, navigation: Navigation, is_main_frame: bool, hosts: frozenset[str]
) -> Verdict:
    """The verdict on one navigation of a page that may stay on ``hosts``."""
    if navigation is Navigation.OURS and is_main_frame:
        return Verdict.STAY
    if not is_main_frame:
        # What a frame asks of other hosts is refused, and listed, request by request.
        return Verdict.STAY if url.scheme() in _IN_FRAMES else Verdict.REFUSE
    if url.scheme() not in ("http", "https"):
        return Verdict.REFUSE
    if url.host().lower() not in hosts:
        return Verdict.OTHER_HOST
    return _INSIDE.get(navigation, Verdict.STAY)
