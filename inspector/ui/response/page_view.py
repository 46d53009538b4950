"""What the page column asks of the browser that renders pages, which is made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import SignalInstance

from inspector.protocol.exchange import Hop


class BlockedByHost(Protocol):
    """What was not loaded, payload of ``PageView.blocked_changed``."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of files by host."""


class PageView(Protocol):
    """A QWidget that renders pages.

    Signals:
        navigation_requested: absolute URL of a link that was clicked.
        load_finished: whether the page arrived whole.
        blocked_changed: BlockedByHost of the page shown.
        zoom_changed: percent.
        surface_made: QWidget that takes the keyboard for the page; it comes with the first load.
    """

    navigation_requested: SignalInstance
    load_finished: SignalInstance
    blocked_changed: SignalInstance
    zoom_changed: SignalInstance
    surface_made: SignalInstance

    def show_hop(self, hop: Hop) -> None:
        """Render an answer that was received; it is not sent again."""

    def clear(self) -> None:
        """Show nothing, and stop what the page still does."""

    def set_fitted(self, fitted: bool) -> None:
        """Zoom out until 720 CSS pixels fit (True), or show 100 % (False)."""
