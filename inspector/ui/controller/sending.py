"""Choosing a route, sending a request, and following its answer through the panes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from inspector.client.session import HopReceived, WorkerSession
from inspector.preview.cookies import IdentityJar
from inspector.protocol.description import AppDescription, Route
from inspector.protocol.exchange import Exchange, RequestSpec
from inspector.ui.controller.right_page import RightPage
from inspector.ui.panes import Panes
from inspector.ui.routes.route_choice import RouteChoice


class Sending(QObject):
    """Knows which route the form is for and which exchange is the current one.

    Signals:
        page_wanted: RightPage that the window is to show.
        exchange_shown: Exchange that the panes now show.
    """

    page_wanted = Signal(object)
    exchange_shown = Signal(object)

    def __init__(
        self, panes: Panes, session: WorkerSession, jar: IdentityJar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panes = panes
        self._session = session
        self._jar = jar
        self._routes: tuple[Route, ...] = ()
        self._route: Route | None = None
        self._running: int | None = None
        self._connect_signals()

    @property
    def is_running(self) -> bool:
        """Whether a request is on its way."""
        return self._running is not None

    def send(self) -> None:
        """As if Send was clicked."""
        self._panes.request.send()

    def cancel(self) -> None:
        """Cut what runs; nothing where nothing does."""
        if self._running is not None:
            self._session.cancel(self._running)

    @Slot(object)
    def adopt_description(self, description: AppDescription) -> None:
        """The app was loaded (anew): the form stays, its route may have changed or gone."""
        self._routes = description.routes
        if self._route is not None:
            found = self._find_route(self._route.rule, self._route.endpoint)
            # One that is gone may be back after the next reload.
            self._route = found or self._route
            self._panes.request.refresh_route(found)

    def _connect_signals(self) -> None:
        panes = self._panes
        panes.routes.route_chosen.connect(self._on_routes_route_chosen)
        panes.overview.route_requested.connect(self._on_overview_route_requested)
        panes.request.send_requested.connect(self._on_request_send_requested)
        panes.request.cancel_requested.connect(self.cancel)
        panes.answer.hop_opened.connect(panes.drawer.show_hop)
        panes.answer.navigation_requested.connect(self._on_answer_navigation_requested)
        self._session.hop_received.connect(self._on_session_hop_received)
        self._session.body_grew.connect(self._on_session_body_grew)
        self._session.exchange_received.connect(self._on_session_exchange_received)

    @Slot(object)
    def _on_routes_route_chosen(self, choice: RouteChoice) -> None:
        self._route = choice.route
        self._panes.request.show_route(choice.route, choice.method)
        if not choice.clicked:
            return
        missing = self._panes.request.focus_missing()
        if choice.method == "GET" and not missing and not choice.route.websocket:
            self._panes.request.send_in_place()

    @Slot(object)
    def _on_overview_route_requested(self, route: Route) -> None:
        self._panes.routes.select_route(route)
        self._on_routes_route_chosen(RouteChoice(route, "GET", clicked=True))

    @Slot(object)
    def _on_request_send_requested(self, spec: RequestSpec) -> None:
        # The newest wish counts: what still runs is cut, and the session sends this next.
        self.cancel()
        self._panes.answer.show_sending(spec)
        self._panes.request.set_running(True)
        self.page_wanted.emit(RightPage.ANSWER)
        self._running = self._session.execute(spec, self._jar)

    @Slot(str)
    def _on_answer_navigation_requested(self, url: str) -> None:
        base = self._panes.request.spec().base_url
        self._route = None
        self._panes.request.show_spec(
            RequestSpec(base_url=base, target=url.removeprefix(base) or "/"), None
        )
        self._panes.request.send_in_place()

    @Slot(object)
    def _on_session_hop_received(self, received: HopReceived) -> None:
        if received.exchange_id == self._running:
            self._panes.answer.add_hop(received.hop)

    @Slot(object)
    def _on_session_body_grew(self, received: HopReceived) -> None:
        if received.exchange_id == self._running:
            self._panes.answer.show_growing(received.hop)

    @Slot(object)
    def _on_session_exchange_received(self, exchange: Exchange) -> None:
        if exchange.exchange_id != self._running:
            return
        self._running = None
        self._panes.request.set_running(False)
        self._panes.answer.show_exchange(exchange)
        self._panes.drawer.show_exchange(exchange)
        self._follow_route(exchange)
        self.exchange_shown.emit(exchange)

    def _follow_route(self, exchange: Exchange) -> None:
        """Turn to the route that answered a URL typed by hand or clicked in the page."""
        typed_since = self._panes.request.spec() != exchange.spec
        if exchange.spec.endpoint is not None or not exchange.hops or typed_since:
            return
        first = exchange.hops[0]
        route = self._find_route(first.rule, first.endpoint)
        if route is not None:
            self._route = route
            self._panes.request.adopt_route(route)
            self._panes.routes.select_route(route)

    def _find_route(self, rule: str | None, endpoint: str | None) -> Route | None:
        same = (r for r in self._routes if (r.rule, r.endpoint) == (rule, endpoint))
        return next(same, None)
