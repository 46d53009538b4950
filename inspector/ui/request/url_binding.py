"""Keeps the URL, the path parameters and the query table telling the same."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from inspector.protocol.description import Route

from .base_url import BaseUrl
from .draft import Draft
from .params_form import ParamsForm
from .query_string import TypedUrl, merge_rows, query_of, split_url
from .rule_url import build_path, match_path, path_parameters
from .url_bar import UrlBar


class UrlBinding(QObject):
    """Writes the URL when a field is edited, and the fields when the URL is.

    Whoever is being typed into is never written to, so no cursor jumps.

    Signals:
        changed: an edit in one was carried over to the other.
    """

    changed = Signal()

    def __init__(self, bar: UrlBar, params: ParamsForm, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._params = params
        self._base = BaseUrl()
        self._route: Route | None = None
        self._gone: Route | None = None
        self._fits = False
        bar.url_edited.connect(self._on_bar_url_edited)
        params.path.values_changed.connect(self._on_path_values_changed)
        params.query.fields_changed.connect(self._on_query_fields_changed)

    @property
    def base_url(self) -> str:
        """Where it is sent to: scheme, host and port."""
        return self._base.current

    @property
    def own_base_url(self) -> str:
        """What was typed for this route alone; "" for nothing."""
        return self._base.typed_here

    @property
    def route(self) -> Route | None:
        """The route whose form this is, whether the URL fits it or not."""
        return self._route

    @property
    def fits(self) -> bool:
        """Whether the URL is one of the route's."""
        return self._fits

    @property
    def endpoint(self) -> str | None:
        """The route's endpoint where the URL fits it."""
        return self._route.endpoint if self._route and self._fits else None

    @property
    def target(self) -> str:
        """Path and query as they are sent."""
        return self._typed().target

    def set_base_url(self, base_url: str) -> None:
        """The app's own, from its configuration; what a person typed instead holds."""
        self._base.set_home(base_url)
        self._base_changed()

    def type_base_url(self, text: str) -> None:
        """A person typed another one."""
        self._base.type(text)
        self._base_changed()

    def show_draft(self, route: Route, draft: Draft) -> None:
        """Show what was typed for a route."""
        self._show(route, draft.url, draft.base_url)
        self._params.path.fill(draft.values)
        self._params.query.set_fields(draft.query)
        self._fits = True
        self.changed.emit()

    def show_url(self, route: Route | None, url: str, base_url: str = "") -> None:
        """Show a URL and read the fields from it. base_url: "" for the usual one."""
        self._show(route, url, base_url)
        self._params.query.set_fields(())
        self._read(url)
        self.changed.emit()

    def adopt_route(self, route: Route) -> None:
        """The URL turned out to be of this route: its fields tell what the URL says."""
        self._show(route, self._bar.url, self._base.typed_here)
        self._read(self._bar.url)
        self.changed.emit()

    def refresh_route(self, route: Route | None) -> None:
        """The same route as it is described after a reload; None where it is gone."""
        self._gone = None if route else self._route or self._gone
        before, self._route = self._route, route
        parameters = path_parameters(route) if route else ()
        if before is None or path_parameters(before) != parameters:
            self._params.path.set_parameters(parameters)
            self._read(self._bar.url)
        self._fits = self._fits and route is not None
        self.changed.emit()

    def hint(self) -> str:
        """What is worth knowing about the URL; "" for nothing."""
        if self._gone is not None:
            return f"{self._gone.rule} is gone from the app: the URL is sent as typed"
        if self._route is not None and not self._fits:
            return f"Sent as typed: this URL does not fit {self._route.rule}"
        return ""

    def foreign_host(self) -> str | None:
        """Why the URL cannot be sent, as a sentence; None where it is of the app's host."""
        origin = self._typed().origin
        if not origin or self._base.covers(origin):
            return None
        return f"{origin} is another host; this window sends to {self.base_url} only"

    def _base_changed(self) -> None:
        self._bar.show_base_url(self.base_url)
        self.changed.emit()

    def _show(self, route: Route | None, url: str, base_url: str = "") -> None:
        self._route, self._gone = route, None
        self._base.show(route, base_url)
        self._bar.show_base_url(self.base_url)
        self._params.path.set_parameters(path_parameters(route) if route else ())
        self._bar.show_url(url)

    def _typed(self) -> TypedUrl:
        return split_url(self._bar.url, self.base_url)

    def _read(self, url: str) -> None:
        typed = split_url(url, self.base_url)
        route = self._route if not typed.origin else None
        values = match_path(route, typed.path) if route else None
        self._fits = values is not None
        if values is None:
            self._params.path.unmark()
        else:
            self._params.path.fill(values)
        if not typed.origin:
            query = self._params.query
            query.set_fields(merge_rows(query.fields(), typed.query))

    @Slot(str)
    def _on_bar_url_edited(self, url: str) -> None:
        self._read(url)
        self.changed.emit()

    @Slot()
    def _on_path_values_changed(self) -> None:
        if self._route is not None:
            path = build_path(self._route, self._params.path.values())
            self._fits = True
            self._bar.show_url(replace(self._typed(), path=path).text)
        self.changed.emit()

    @Slot()
    def _on_query_fields_changed(self) -> None:
        typed = self._typed()
        query = query_of(self._params.query.fields(), typed.query)
        self._bar.show_url(replace(typed, query=query).text)
        self.changed.emit()
