"""The reader thread: hears the window's commands while the app runs on other threads."""

from __future__ import annotations

import os
import time

from ..protocol.commands import (
    Acknowledge,
    Cancel,
    Command,
    Execute,
    Load,
    ReadSource,
    Shutdown,
    parse_command,
)
from ..protocol.framing import FrameDecoder, FramingError
from ..protocol.parsing import MessageError
from .answer import Answer
from .channel import Channel
from .console import say
from .ending import EXIT_PROTOCOL_BROKEN, kill_group
from .interrupts import Interrupts
from .lanes import Lanes, RequestJob, Stop
from .source_text import read_source
from .threads import start_thread

# What exit handlers and other threads of the app have to end by themselves.
SHUTDOWN_SECONDS = 1.0
GRACE_SECONDS = 0.05

_sleep = time.sleep


class CommandReader:
    """Reads commands to the end of the pipe, which is the end of the process group."""

    def __init__(self, channel: Channel, lanes: Lanes, interrupts: Interrupts) -> None:
        self._channel = channel
        self._lanes = lanes
        self._interrupts = interrupts
        self._open: dict[int, Answer] = {}

    def start(self) -> None:
        """Start the thread."""
        start_thread(self._read)

    def _read(self) -> None:
        decoder = FrameDecoder()
        try:
            while True:
                data = self._channel.receive()
                if not data:
                    kill_group()
                decoder.feed(data)
                for frame in decoder:
                    self._hear(parse_command(frame.message), frame.payload)
        except (FramingError, MessageError) as error:
            say(str(error))
            os._exit(EXIT_PROTOCOL_BROKEN)

    def _hear(self, command: Command, payload: bytes) -> None:
        if isinstance(command, Load):
            self._lanes.put(command)
        elif isinstance(command, Execute):
            self._execute(command, payload)
        elif isinstance(command, Cancel):
            self._cancel(command.request_id)
        elif isinstance(command, Acknowledge):
            self._acknowledge(command)
        elif isinstance(command, ReadSource):
            self._channel.send(read_source(command))
        elif isinstance(command, Shutdown):
            self._shut_down()

    def _execute(self, command: Execute, body: bytes) -> None:
        answer = self._lanes.new_answer(command.request_id, command.lane)
        self._open = {i: a for i, a in self._open.items() if not a.closed}
        self._open[command.request_id] = answer
        self._lanes.put(RequestJob(command.request, body, answer))

    def _cancel(self, request_id: int) -> None:
        answer = self._open.get(request_id)
        if answer is not None:
            # Before the interrupt, for a view that swallows it.
            answer.cancelled = True
        self._interrupts.interrupt(request_id)
        if answer is not None:
            # After it, so that what wakes up here is not cut while it cleans up.
            answer.cancel()

    def _acknowledge(self, command: Acknowledge) -> None:
        answer = self._open.get(command.request_id)
        if answer is not None:
            answer.acknowledge(command.size)

    def _shut_down(self) -> None:
        self._lanes.put(Stop())
        # A job that has just reported its end needs a moment; a view that runs gets no more.
        _sleep(GRACE_SECONDS)
        if not self._interrupts.busy:
            _sleep(SHUTDOWN_SECONDS)
        kill_group()
