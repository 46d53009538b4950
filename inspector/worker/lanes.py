"""The threads that run the app: the main one, and a few for what a page asks by itself."""

from __future__ import annotations

import contextlib
import contextvars
import time
import traceback
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple, Union

from ..protocol.commands import Lane, Load
from ..protocol.errors import ErrorCode, ErrorInfo
from ..protocol.exchange import HttpRequest
from .answer import Answer, flush_forever
from .channel import Channel
from .interrupts import Interrupts
from .surroundings import load_there
from .threads import start_thread

if TYPE_CHECKING:
    from .application import Application
    from .no_application import NoApplication
    from .sending import UserCode

PAGE_THREADS = 8
# Cancel names requests, which are counted from 1; this stands for the load.
LOAD_ID = 0

# Taken now: gevent in the target would replace it by one for greenlets.
_sleep = time.sleep


class RequestJob(NamedTuple):
    """One request on its way to a thread."""

    request: HttpRequest
    body: bytes
    answer: Answer


class Stop(NamedTuple):
    """Ends the main loop."""


MainJob = Union[Load, RequestJob, Stop]


class Lanes:
    """Runs jobs: those of the main lane one at a time, those of pages beside each other.

    A request stays on its thread to the end of its body: ``stream_with_context`` and
    sqlite3 connections do not survive a change. All threads and queues are made here,
    before the target is imported, because gevent in it would make greenlets of them.
    """

    def __init__(self, channel: Channel, interrupts: Interrupts) -> None:
        self._channel = channel
        self._interrupts = interrupts
        self._main_jobs: SimpleQueue[MainJob] = SimpleQueue()
        self._page_jobs: SimpleQueue[RequestJob] = SimpleQueue()
        self._waiting: SimpleQueue[Answer] = SimpleQueue()
        self._application: Application | NoApplication | None = None

    def start_threads(self) -> None:
        """Start the page threads and the flusher."""
        start_thread(flush_forever, self._waiting, _sleep)
        for _ in range(PAGE_THREADS):
            start_thread(self._run_page_jobs)

    def put(self, job: MainJob) -> None:
        """Queue a job for the thread that is to run it."""
        if isinstance(job, RequestJob) and job.answer.lane is Lane.PAGE:
            self._page_jobs.put(job)
        else:
            self._main_jobs.put(job)

    def new_answer(self, request_id: int, lane: Lane) -> Answer:
        """The way back for one request."""
        return Answer(request_id, lane, self._channel.send, self._waiting.put)

    def run_main(self, application: Application | NoApplication) -> None:
        """Run the main lane's jobs on this thread, until Stop."""
        self._application = application
        while True:
            job = self._main_jobs.get()
            if isinstance(job, Stop):
                return
            if isinstance(job, Load):
                self._load(application, job)
            elif job.answer.begin():
                self._interrupts.begin(job.answer.request_id)
                self._send(job, self._interrupts.user_code)
                self._interrupts.end()

    def _load(self, application: Application | NoApplication, job: Load) -> None:
        self._interrupts.begin(LOAD_ID)
        for report in load_there(application, job, self._interrupts.user_code):
            self._channel.send(report)
        self._interrupts.end()

    def _run_page_jobs(self) -> None:
        while True:
            job = self._page_jobs.get()
            if job.answer.begin():
                self._send(job, contextlib.nullcontext)

    def _send(self, job: RequestJob, user_code: UserCode) -> None:
        sender = None if self._application is None else self._application.sender
        if sender is None:
            job.answer.fail(ErrorInfo(ErrorCode.NOT_LOADED, "No app is loaded yet."))
            return
        # As on a server's new thread: nothing that an earlier request left in a context
        # variable, nor an app context that was pushed at import, is to be seen.
        context = contextvars.Context()
        try:
            context.run(sender.send, job.request, job.body, job.answer, user_code)
        except Exception as error:
            message = f"The inspector stumbled over this answer: {error!r}."
            trace = traceback.format_exc()
            job.answer.fail(ErrorInfo(ErrorCode.PROTOCOL_BROKEN, message, trace))
