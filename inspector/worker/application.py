"""The one app of this worker, from its loading on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import flask
import jinja2
import werkzeug

from ..protocol.app_facts import AppFacts, FactsDescribed
from ..protocol.errors import ErrorCode, ErrorInfo
from ..protocol.limits import ROUTES_PER_BATCH
from ..protocol.reports import Loaded, LoadFailed, Report, RoutesDescribed
from . import recording
from .blueprints import note_registrations
from .describing import describe_app
from .facts.gathering import describe_facts, facts_not_read
from .loading import LoadedApp, load_app
from .locating import LoadError
from .own_code import OwnCode
from .routes import describe_routes
from .sending import TestClientSender, UserCode
from .sources import SourceIndex
from .tracebacks import error_of, summary

_CANCELLED = "Loading was cancelled."


class Application:
    """Loads the app, describes it, and then sends to it.

    sender: None while no app is loaded.
    """

    def __init__(self) -> None:
        packages = (flask, werkzeug, jinja2)
        self._own = OwnCode(tuple(Path(str(p.__file__)).parent for p in packages))
        self._sources = SourceIndex()
        self.sender: TestClientSender | None = None
        note_registrations()
        recording.connect()

    def load(self, app: str, user_code: UserCode) -> Iterator[Report]:
        """Import and describe the app that a string names; what the window is to be told.

        user_code: entered around the app's code, so that it can be interrupted.
        """
        try:
            with user_code():
                loaded = load_app(app, self._own)
        except LoadError as problem:
            yield LoadFailed(problem.error)
        except KeyboardInterrupt as error:
            yield LoadFailed(error_of(error, ErrorCode.CANCELLED, self._own, _CANCELLED))
        except Exception as error:
            # Before the import itself: a .env that is not UTF-8, a path that no disk can have.
            message = f"{app} cannot be loaded: {summary(error)}."
            yield LoadFailed(error_of(error, ErrorCode.IMPORT_FAILED, self._own, message))
        else:
            yield from self._describe(loaded, user_code)

    def _describe(self, loaded: LoadedApp, user_code: UserCode) -> Iterator[Report]:
        try:
            # Half of the time would go to the collector, which finds nothing here.
            with _collector_paused():
                yield from self._routes(loaded, user_code)
            with user_code():
                description = describe_app(loaded, self._sources)
                self.sender = TestClientSender(loaded, self._sources)
        except (Exception, KeyboardInterrupt, SystemExit) as error:
            yield LoadFailed(self._describe_failed(error))
        else:
            yield Loaded(description)
            yield FactsDescribed(self._facts(loaded, user_code))

    def _routes(self, loaded: LoadedApp, user_code: UserCode) -> Iterator[Report]:
        routes = describe_routes(loaded.app, self._sources)
        while True:
            with user_code():
                batch = tuple(islice(routes, ROUTES_PER_BATCH))
            if not batch:
                return
            # Sent at once: the window reads one batch while the next is made.
            yield RoutesDescribed(batch)

    def _facts(self, loaded: LoadedApp, user_code: UserCode) -> AppFacts:
        try:
            with user_code():
                return describe_facts(loaded.app, loaded.import_path, self._sources)
        except (KeyboardInterrupt, SystemExit) as error:
            return facts_not_read(summary(error))

    def _describe_failed(self, error: BaseException) -> ErrorInfo:
        if isinstance(error, KeyboardInterrupt):
            return error_of(error, ErrorCode.CANCELLED, self._own, _CANCELLED)
        message = f"The app was imported, but describing it raised {summary(error)}."
        return error_of(error, ErrorCode.DESCRIBE_FAILED, self._own, message)


@contextmanager
def _collector_paused() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
