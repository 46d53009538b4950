"""What Flask did for one request, seen through its signals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import flask

from .compat import listen


class Recording:
    """What one request came to.

    app: the Flask object that matched it; None while none has.
    endpoint, rule, view_args: of the rule that matched; None and {} where none did.
    templates: names in the order rendered, "" for one made from a string.
    error: what no error handler took; None where there was nothing.
    """

    def __init__(self) -> None:
        self.app: flask.Flask | None = None
        self.endpoint: str | None = None
        self.rule: str | None = None
        self.view_args: dict[str, Any] = {}
        self.templates: list[str] = []
        self.error: BaseException | None = None

    @property
    def view(self) -> object | None:
        """The view function that the endpoint stands for."""
        return self.app.view_functions.get(self.endpoint or "") if self.app else None

    def note_match(self, app: flask.Flask) -> None:
        """Keep what the current request matched; only the outermost app counts."""
        if self.app is not None:
            return
        self.app = app
        rule = flask.request.url_rule
        if rule is not None:
            self.endpoint, self.rule = rule.endpoint, rule.rule
            self.view_args = dict(flask.request.view_args or {})


# A variable of the context, because requests of a page run beside each other.
_current: ContextVar[Recording | None] = ContextVar("route_inspector_recording", default=None)


@contextmanager
def recording() -> Iterator[Recording]:
    """Record what the requests made in this context do."""
    record = Recording()
    token = _current.set(record)
    try:
        yield record
    finally:
        _current.reset(token)


def connect() -> None:
    """Start to listen to Flask; nothing is kept but inside ``recording()``."""
    listen(flask.request_started, _on_request_started)
    listen(flask.template_rendered, _on_template_rendered)
    listen(flask.got_request_exception, _on_request_exception)


def _on_request_started(app: flask.Flask, **_values: Any) -> None:
    record = _current.get()
    if record is not None:
        record.note_match(app)


def _on_template_rendered(_app: flask.Flask, *, template: Any, **_values: Any) -> None:
    record = _current.get()
    if record is not None:
        record.templates.append(template.name or "")


def _on_request_exception(app: flask.Flask, *, exception: BaseException, **_values: Any) -> None:
    record = _current.get()
    if record is not None:
        # Before Flask 2.3 a before_first_request function may raise before anything started.
        record.note_match(app)
        record.error = exception
