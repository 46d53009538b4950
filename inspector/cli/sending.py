"""The work of ``--send``: one exchange with the app, its answer, its cookies."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from inspector.client.session import HopReceived, WorkerSession
from inspector.protocol.description import AppDescription
from inspector.protocol.errors import ErrorCode
from inspector.protocol.exchange import Exchange, RequestSpec

from .app_run import Finish
from .cookie_file import CookieFile
from .exchange_json import exchange_json
from .exchange_text import body_pieces, ends_line, hop_line, story
from .exit_codes import ExitCode
from .identity import cookies_of, jar_with
from .netscape import StoredCookie
from .output import is_shown, put, tell_line, tell_problem

# What the person typed cannot be sent: nothing was.
_REFUSED = frozenset({ErrorCode.BAD_REQUEST, ErrorCode.OTHER_HOST})

# The app ended its answer like this, and would have for any client.
_APPS_OWN_ENDS = frozenset({ErrorCode.STREAM_BROKE, ErrorCode.APP_RAISED, ErrorCode.APP_EXITED})

DEBUG_NOTE = "debug: `flask run` would show the debugger"


class Sending(QObject):
    """Sends one request once the app is loaded.

    cookies: what the jar holds at first. cookie_file: where it is kept afterwards.
    """

    def __init__(
        self,
        spec: RequestSpec,
        as_json: bool,
        cookies: tuple[StoredCookie, ...] = (),
        cookie_file: CookieFile | None = None,
    ) -> None:
        super().__init__()
        self._spec = spec
        self._as_json = as_json
        self._jar = jar_with(cookies)
        self._cookie_file = cookie_file
        self._session: WorkerSession | None = None
        self._finish: Finish | None = None
        self._exchange_id = 0
        self._exchange: Exchange | None = None

    def begin(self, session: WorkerSession, description: AppDescription, finish: Finish) -> None:
        """Send the request to where the app says it lives."""
        self._session, self._finish = session, finish
        session.hop_received.connect(self._on_session_hop_received)
        session.exchange_received.connect(self._on_session_exchange_received)
        spec = replace(self._spec, base_url=description.base_url)
        self._exchange_id = session.execute(spec, self._jar)

    def cancel(self) -> None:
        """Stop the request; what has come of its answer is still told."""
        if self._session is not None:
            self._session.cancel(self._exchange_id)

    def conclude(self) -> ExitCode | None:
        """Write the answer and keep the cookies."""
        exchange = self._exchange
        if exchange is None:
            return None
        if not exchange.hops and exchange.error and exchange.error.code in _REFUSED:
            tell_problem(exchange.error.message)
            return ExitCode.WRONG_USAGE
        kept = self._keep_cookies()
        self._tell(exchange)
        self._write(exchange)
        return None if kept else ExitCode.NO_ANSWER

    def _write(self, exchange: Exchange) -> None:
        if self._as_json:
            put(exchange_json(exchange))
        elif exchange.final is not None:
            put(body_pieces(exchange.final.body))
            if is_shown() and not ends_line(exchange.final.body):
                tell_line("")

    def _tell(self, exchange: Exchange) -> None:
        final = exchange.final
        if not self._as_json and exchange.error is None:
            tell_line(story(exchange))
        if exchange.error is not None:
            tell_problem(exchange.error.message, exchange.error.traceback)
        elif final is not None and final.error is not None:
            tell_problem(final.error.message, self._untold(final.error.traceback))
        if final is not None and final.debugger:
            tell_line(DEBUG_NOTE)

    def _untold(self, traceback: str | None) -> str | None:
        """A traceback, unless the app has logged it on its console, as Flask does."""
        last = (traceback or "").rstrip().rpartition("\n")[2]
        logged = self._session.console_tail if self._session is not None else ()
        return None if last in logged else traceback

    def _keep_cookies(self) -> bool:
        if self._cookie_file is None:
            return True
        try:
            self._cookie_file.write(cookies_of(self._jar))
        except OSError as error:
            tell_problem(f"The cookies could not be kept: {error.strerror or error}.")
            return False
        return True

    @Slot(object)
    def _on_session_hop_received(self, received: HopReceived) -> None:
        if not self._as_json:
            tell_line(hop_line(received.hop))

    @Slot(object)
    def _on_session_exchange_received(self, exchange: Exchange) -> None:
        self._exchange = exchange
        if self._finish is not None:
            self._finish(exit_code_of(exchange))


def exit_code_of(exchange: Exchange) -> ExitCode:
    """NO_ANSWER unless the app has answered; a body that the app itself broke off counts."""
    error, final = exchange.error, exchange.final
    if error is None:
        return ExitCode.DONE
    began = final is not None and not final.body.complete
    return ExitCode.DONE if began and error.code in _APPS_OWN_ENDS else ExitCode.NO_ANSWER
