"""What a person sees and does before the rest of the window is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, SignalInstance

from inspector.client.session import WorkerSession
from inspector.ui.bars.top_bar import TopBar
from inspector.ui.routes.routes_pane import RoutesPane


def show_opening(app: str, top_bar: TopBar, routes: RoutesPane) -> None:
    """Say which app is being opened. app: as the person named it."""
    top_bar.show_opening(app)
    routes.show_pending(f"Loading {app}…")


class Front(QObject):
    """Stands in for the controller until that is made.

    Shows the tree as soon as the app is described. Everything that is told meanwhile, by the
    worker or by the person, it keeps, and has it told again to the controller.
    """

    def __init__(self, session: WorkerSession, routes: RoutesPane, parent: QObject) -> None:
        super().__init__(parent)
        self._told: list[tuple[SignalInstance, object]] = []
        self._listeners: list[tuple[SignalInstance, Callable[[Any], None]]] = []
        self._listen(session.app_loaded, routes.show_description)
        self._listen(session.facts_received, routes.show_facts)
        for signal in (
            session.state_changed,
            session.worker_ready,
            session.app_loaded,
            session.facts_received,
            session.load_failed,
            session.console_written,
            session.worker_died,
            routes.route_chosen,
            routes.source_requested,
            routes.command_requested,
        ):
            self._listen(signal, self._keeper(signal))

    def hand_over(self) -> None:
        """Tell all that was told again, in its order, and be silent from now on."""
        for signal, listener in self._listeners:
            signal.disconnect(listener)
        self._listeners.clear()
        told, self._told = self._told, []
        for signal, what in told:
            signal.emit(what)

    def _listen(self, signal: SignalInstance, listener: Callable[[Any], None]) -> None:
        signal.connect(listener)
        self._listeners.append((signal, listener))

    def _keeper(self, signal: SignalInstance) -> Callable[[Any], None]:
        return lambda what: self._told.append((signal, what))
