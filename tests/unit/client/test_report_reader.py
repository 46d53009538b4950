"""Bytes to reports: cut anywhere, in slices, until they are no frames."""

from __future__ import annotations

from time import perf_counter

from pytestqt.qtbot import QtBot

from inspector.client.report_reader import SLICE_S, ReportReader
from inspector.protocol.framing import encode_frame
from inspector.protocol.reports import BodyChunk


class _Heard:
    """What a reader told."""

    def __init__(self, seconds_each: float = 0.0) -> None:
        self.reader = ReportReader()
        self.ids: list[int] = []
        self.broken: list[str] = []
        self._seconds_each = seconds_each
        self.reader.report_received.connect(self._hear)
        self.reader.broken.connect(self.broken.append)

    def _hear(self, report: BodyChunk, _payload: bytes) -> None:
        self.ids.append(report.request_id)
        end = perf_counter() + self._seconds_each
        while perf_counter() < end:
            pass


def _frames(count: int) -> bytes:
    return b"".join(encode_frame(BodyChunk(n).to_wire(), b"payload") for n in range(count))


def test_frames_may_be_cut_anywhere(qtbot: QtBot) -> None:
    heard = _Heard()
    for byte in _frames(3):
        heard.reader.feed(bytes([byte]))
    qtbot.waitUntil(lambda: heard.ids == [0, 1, 2])


def test_long_work_gives_way_to_the_event_loop(qtbot: QtBot) -> None:
    heard = _Heard(seconds_each=SLICE_S * 1.1)
    heard.reader.feed(_frames(6))
    assert heard.ids == [0]
    assert not heard.reader.idle
    heard.reader.feed(b"")
    assert heard.ids == [0]
    qtbot.waitUntil(lambda: heard.reader.idle)
    assert heard.ids == [0, 1, 2, 3, 4, 5]


def test_garbage_ends_the_reading(qtbot: QtBot) -> None:
    heard = _Heard()
    heard.reader.feed(_frames(1) + b"Traceback\r\n\r\n" + _frames(1))
    heard.reader.feed(_frames(1))
    assert heard.ids == [0]
    assert len(heard.broken) == 1


def test_a_message_of_no_known_kind_is_garbage_too(qtbot: QtBot) -> None:
    heard = _Heard()
    heard.reader.feed(encode_frame({"type": "gossip"}))
    assert "gossip" in heard.broken[0]
