"""The request form: shows a route or a request, and asks for it to be sent."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inspector.protocol.description import Route
from inspector.protocol.exchange import RequestSpec
from inspector.ui.theme.theme import Theme

from .body_form import BodyForm
from .draft import Draft, draft_key, first_draft, opening_tab
from .form_area import FormArea
from .header_rules import method_problem
from .headers_form import HeadersForm
from .options_form import OptionsForm
from .params_form import ParamsForm
from .tab_strip import Tab, TabStrip
from .url_bar import UrlBar
from .url_binding import UrlBinding


class RequestPane(QWidget):
    """URL bar, tabs and the form below them.

    Signals:
        send_requested: spec (RequestSpec) of what is to be sent; nothing in it is forbidden.
        cancel_requested: the running request is to be stopped.
    """

    send_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._is_running = False
        self._bar = UrlBar(theme)
        self._strip = TabStrip()
        self._params = ParamsForm(theme)
        self._headers = HeadersForm(theme)
        self._body = BodyForm(theme)
        self._options = OptionsForm(theme)
        self._area = FormArea(self._params, self._headers, self._body, self._options)
        self._url = UrlBinding(self._bar, self._params, self)
        self._lay_out()
        self.setFocusProxy(self._bar.url_edit)
        self._connect_signals()

    def set_base_url(self, base_url: str) -> None:
        """Scheme, host and port (no trailing slash) of the app's own configuration."""
        self._url.set_base_url(base_url)

    def show_route(self, route: Route, method: str) -> None:
        """The form of a route, with what was typed for it before."""
        self._keep_draft()
        draft = self._drafts.get(draft_key(route)) or first_draft(route, method)
        tab = draft.tab if draft.method == method else opening_tab(method)
        self._url.show_draft(route, draft)
        self._show_rest(route, replace(draft, method=method, tab=tab))

    def show_spec(self, spec: RequestSpec, route: Route | None) -> None:
        """A request as it was sent. route: the one it was made from; None for none."""
        self._keep_draft()
        url = spec.target
        self._url.show_url(route, url, spec.base_url)
        draft = Draft(
            spec.method,
            url,
            {},
            headers=spec.headers,
            body=spec.body,
            follow_redirects=spec.follow_redirects,
            timeout_s=spec.timeout_s,
            remote_addr=spec.remote_addr,
            tab=opening_tab(spec.method),
        )
        self._show_rest(route, draft)

    def adopt_route(self, route: Route) -> None:
        """The URL as it is typed turned out to be of this route; all else stays."""
        self._keep_draft()
        self._bar.show_methods(route, self._bar.method)
        self._url.adopt_route(route)

    def refresh_route(self, route: Route | None) -> None:
        """After a reload: same form, new description of its route (None: it is gone)."""
        self._bar.show_methods(route, self._bar.method)
        self._url.refresh_route(route)

    def spec(self) -> RequestSpec:
        """The request as the form describes it, whether it can be sent or not."""
        return RequestSpec(
            method=self._bar.method,
            base_url=self._url.base_url,
            target=self._url.target,
            headers=self._headers.headers.fields(),
            body=self._body.body(),
            follow_redirects=self._options.follow.isChecked(),
            timeout_s=self._options.timeout_s,
            endpoint=self._url.endpoint,
            remote_addr=self._options.remote_addr,
        )

    def send(self) -> None:
        """As if Send was clicked: asks for sending, or marks what is wrong."""
        if not self._is_running:
            self.send_in_place()

    def send_in_place(self) -> None:
        """As ``send``, in place of the request that may still run."""
        if not self._is_refused():
            self.send_requested.emit(self.spec())

    def focus_missing(self) -> bool:
        """The cursor into the first path parameter that is missing or refused.

        Returns: False where none is, or the URL was typed by hand.
        """
        if not self._url.fits or self._params.path.first_problem() is None:
            return False
        self._open_tab(Tab.PARAMS)
        return self._params.path.focus_problem()

    def focus_url(self) -> None:
        """The cursor into the URL, all of it selected."""
        self._bar.focus_url()

    def set_running(self, running: bool) -> None:
        """Send becomes Cancel, and back."""
        self._is_running = running
        self._bar.set_running(running)

    def set_folded(self, folded: bool) -> None:
        """Hide the form below the tabs, or show it."""
        self._area.setVisible(not folded)
        self._strip.show_folded(folded)

    # ---- layout ---------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._bar, self._strip, self._area):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect_signals(self) -> None:
        self._bar.button_clicked.connect(self._on_bar_button_clicked)
        self._bar.base_clicked.connect(self._on_bar_base_clicked)
        self._options.base_url_typed.connect(self._url.type_base_url)
        self._strip.tab_chosen.connect(self._area.show_page)
        self._strip.fold_toggled.connect(self.set_folded)
        for part in (self._bar, self._params, self._headers, self._body, self._options):
            part.submitted.connect(self.send)
        for changed in (
            self._url.changed,
            self._bar.method_edited,
            self._headers.headers.fields_changed,
            self._body.body_changed,
        ):
            changed.connect(self._on_form_changed)

    @Slot()
    def _on_bar_button_clicked(self) -> None:
        if self._is_running:
            self.cancel_requested.emit()
        else:
            self.send()

    @Slot()
    def _on_bar_base_clicked(self) -> None:
        self._open_tab(Tab.OPTIONS)
        self._options.focus_base_url()

    @Slot()
    def _on_form_changed(self) -> None:
        self._options.show_base_url(self._url.base_url)
        self._strip.show_count(Tab.PARAMS, _number(self._params.count()))
        self._strip.show_count(Tab.HEADERS, _number(self._headers.count()))
        self._strip.show_count(Tab.BODY, self._body.summary())
        foreign = self._url.foreign_host()
        self._bar.show_url_problem(foreign)
        self._bar.show_method_problem(method_problem(self._bar.method))
        self._strip.show_note(foreign or self._url.hint(), is_problem=foreign is not None)

    # ---- what is shown --------------------------------------------------------------

    def _keep_draft(self) -> None:
        route = self._url.route
        if route is None:
            return
        kept = self._drafts.get(draft_key(route)) or first_draft(route, self._bar.method)
        if self._url.fits:
            # Else the URL was typed over, and belongs to whatever route it fits.
            kept = replace(
                kept,
                url=self._bar.url,
                values=self._params.path.values(),
                query=self._params.query.fields(),
            )
        self._drafts[draft_key(route)] = replace(
            kept,
            method=self._bar.method,
            headers=self._headers.headers.fields(),
            body=self._body.everything(),
            follow_redirects=self._options.follow.isChecked(),
            timeout_s=self._options.timeout_s,
            base_url=self._url.own_base_url,
            remote_addr=self._options.remote_addr,
            tab=self._strip.tab,
        )

    def _show_rest(self, route: Route | None, draft: Draft) -> None:
        self._bar.show_methods(route, draft.method)
        self._headers.headers.set_fields(draft.headers)
        self._body.show_body(draft.body)
        self._options.show_options(draft.follow_redirects, draft.timeout_s, draft.remote_addr)
        self._strip.show_tab(draft.tab)

    def _open_tab(self, tab: Tab) -> None:
        self.set_folded(False)
        self._strip.show_tab(tab)

    # ---- what cannot be sent --------------------------------------------------------

    def _is_refused(self) -> bool:
        for problem, tab in self._problems():
            if problem is not None:
                self._strip.show_note(problem, is_problem=True)
                self._show_refusal(tab)
                return True
        return False

    def _problems(self) -> tuple[tuple[str | None, Tab | None], ...]:
        path_problem = self._params.path.first_problem() if self._url.fits else None
        return (
            (method_problem(self._bar.method), None),
            (self._url.foreign_host(), None),
            (path_problem, Tab.PARAMS),
            (self._headers.first_problem(), Tab.HEADERS),
            (self._body.first_problem(), Tab.BODY),
            (self._options.first_problem(), Tab.OPTIONS),
        )

    def _show_refusal(self, tab: Tab | None) -> None:
        if tab is None:
            return
        self._open_tab(tab)
        if tab is Tab.PARAMS:
            self._params.path.mark_problems()
            self._params.path.focus_problem()


def _number(count: int) -> str:
    return str(count) if count else ""
