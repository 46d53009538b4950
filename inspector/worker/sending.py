"""Sends one request through Flask's test client, and reports what comes as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from flask.testing import FlaskClient
from werkzeug.exceptions import InternalServerError
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Request, Response

from ..protocol.errors import ErrorCode, ErrorInfo
from ..protocol.exchange import HttpRequest
from ..protocol.reports import ResponseFinished, ResponseStarted
from .answer import CANCELLED, Answer, RequestCancelledError
from .console import say
from .environ import BadRequestError, build_request
from .loading import LoadedApp
from .propagation import PropagationGuard
from .recording import Recording, recording
from .safe_values import json_safe_dict, safe_repr
from .sources import SourceIndex
from .tracebacks import error_of, summary

UserCode = Callable[[], AbstractContextManager[Any]]

_END = object()


class _AsSent(Response):
    """The response wrapper; before Werkzeug 2.2 the usual one makes up a content type."""

    default_mimetype = None


class _StackClient(FlaskClient):
    """Flask's test client, but what it opens goes through the middleware outside the app too."""

    def __init__(self, loaded: LoadedApp) -> None:
        # Without cookies of its own: Werkzeug's jar would overwrite the Cookie header.
        super().__init__(loaded.app, _AsSent, use_cookies=False)
        self._stack = loaded.stack

    # typing.override came with Python 3.12.
    def run_wsgi_app(  # type: ignore[explicit-override]
        self, environ: dict[str, Any], buffered: bool = False
    ) -> Any:
        """Called by ``open``: status, headers and body as the outermost callable gives them."""
        return run_wsgi_app(self._stack, environ, buffered=buffered)


class TestClientSender:
    """Sends requests to one app; from several threads at a time, a whole request on each."""

    def __init__(self, loaded: LoadedApp, sources: SourceIndex) -> None:
        self._loaded = loaded
        self._sources = sources
        self._propagation = PropagationGuard(loaded.guarded_apps)
        # The first client looks up Werkzeug's version on disk: not while somebody waits.
        self._client()

    def send(self, request: HttpRequest, body: bytes, answer: Answer, user_code: UserCode) -> None:
        """Make one request, and bring its answer to an end whatever the app does.

        user_code: entered around each call into the app, so that it can be interrupted.
        """
        try:
            built = build_request(self._loaded.app, request, body, self._loaded.mount_path)
        except BadRequestError as error:
            answer.fail(ErrorInfo(ErrorCode.BAD_REQUEST, str(error)))
            return
        with recording() as record:
            started = time.perf_counter()
            try:
                response = self._exchange(built, answer, user_code, record)
            except RequestCancelledError:
                answer.fail(CANCELLED)
            except _StreamError as broke:
                answer.fail(self._failure(broke.error, record, ErrorCode.STREAM_BROKE))
            except BaseException as error:
                answer.fail(self._failure(error, record, ErrorCode.APP_RAISED))
            else:
                elapsed_ms = (time.perf_counter() - started) * 1000
                if not self._loaded.guarded_apps and response.status_code < 500:
                    # Raised on purpose, for what stands around the app to make this answer of it.
                    record.error = None
                answer.finish(self._finished(answer.request_id, elapsed_ms, record))

    def _exchange(
        self, request: Request, answer: Answer, user_code: UserCode, record: Recording
    ) -> Response:
        with self._propagation.held(), user_code():
            response = self._open(request, record)
        try:
            answer.start(_started(answer.request_id, response))
            _copy_body(response, answer, user_code)
        except BaseException:
            _close_quietly(response, user_code)
            raise
        with user_code():
            response.close()
        return response

    def _open(self, request: Request, record: Recording) -> Response:
        """The app's answer; where it lets an exception out, the 500 that a server makes of it."""
        try:
            return self._client().open(request)
        except Exception as error:
            record.error = error
            return InternalServerError().get_response(request.environ)

    def _client(self) -> FlaskClient:
        return _StackClient(self._loaded)

    def _finished(self, request_id: int, elapsed_ms: float, record: Recording) -> ResponseFinished:
        error, app = record.error, record.app or self._loaded.app
        return ResponseFinished(
            request_id=request_id,
            elapsed_ms=elapsed_ms,
            endpoint=None if record.endpoint is None else str(record.endpoint),
            rule=record.rule,
            view_args=json_safe_dict(record.view_args),
            view=None if record.view is None else self._sources.of(record.view),
            templates=tuple(record.templates),
            error=None if error is None else self._failure(error, record, ErrorCode.APP_RAISED),
            debugger=error is not None and self._propagation.lets_out(app),
        )

    def _failure(self, error: BaseException, record: Recording, code: ErrorCode) -> ErrorInfo:
        place = None if record.view is None else self._sources.of(record.view)
        message = ""
        if isinstance(error, KeyboardInterrupt):
            code, message = ErrorCode.CANCELLED, "The request was cancelled."
        elif isinstance(error, SystemExit):
            code = ErrorCode.APP_EXITED
            message = f"The app called sys.exit({safe_repr(error.code)}) instead of answering."
        elif code is ErrorCode.STREAM_BROKE:
            message = f"The body broke off: {summary(error)}."
        return error_of(error, code, self._loaded.own, message, fallback=place)


class _StreamError(Exception):
    """The app raised while its body was read."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


def _started(request_id: int, response: Response) -> ResponseStarted:
    reason = response.status.partition(" ")[2]
    headers = tuple((str(name), str(value)) for name, value in response.headers)
    return ResponseStarted(request_id, response.status_code, reason, headers)


def _copy_body(response: Response, answer: Answer, user_code: UserCode) -> None:
    items = iter(response.response)
    while True:
        try:
            with user_code():
                item = next(items, _END)
        except Exception as error:
            raise _StreamError(error) from None
        if item is _END:
            return
        if not isinstance(item, (bytes, bytearray)):
            problem = TypeError(f"the body yielded {type(item).__name__}, not bytes")
            raise _StreamError(problem)
        answer.write(bytes(item))


def _close_quietly(response: Response, user_code: UserCode) -> None:
    """Let a stream clean up after the failure that is going to be reported."""
    begun = False
    # The interrupt of a cancel that ended the stream may still be waiting at the door.
    while not begun:
        try:
            with user_code():
                begun = True
                response.close()
        except BaseException as error:
            if begun:
                say(f"closing the response raised {summary(error)}")
