"""A stream is sent as it is produced, and no faster than the window takes it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import pytest
from worker_process import WorkerProcess

from inspector.protocol.commands import Acknowledge, Cancel, Lane
from inspector.protocol.errors import ErrorCode
from inspector.protocol.limits import CHUNK_BYTES, WINDOW_BYTES
from inspector.protocol.reports import BodyChunk, Failed, ResponseFinished, ResponseStarted

APP = dedent(
    """
    import threading
    from flask import Flask, Response, request, stream_with_context

    app = Flask(__name__)
    go_on = threading.Event()
    closed = threading.Event()
    produced = 0

    @app.route("/events")
    def events():
        go_on.clear()
        @stream_with_context
        def body():
            yield "data: one\\n\\n"
            yield "data: two\\n\\n"
            assert go_on.wait(20)
            yield f"data: {request.path}\\n\\n"
        return Response(body(), mimetype="text/event-stream")

    @app.route("/go-on")
    def let_go():
        go_on.set()
        return ""

    @app.route("/endless")
    def endless():
        closed.clear()
        def body():
            global produced
            produced = 0
            while True:
                produced += 1
                yield b"x" * 65536
        response = Response(body())
        response.call_on_close(closed.set)
        return response

    @app.route("/produced")
    def how_many():
        return str(produced)

    @app.route("/closed")
    def was_closed():
        return str(closed.wait(20))

    @app.route("/crumbs")
    def crumbs():
        return Response(b"x" for _ in range(20_000))

    @app.route("/wait")
    def wait():
        def body():
            yield b"first"
            go_on.clear()
            go_on.wait(60)
        return Response(body())
    """
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProcess]:
    folder = tmp_path_factory.mktemp("streaming")
    (folder / "app.py").write_text(APP)
    worker = WorkerProcess(folder)
    worker.load("app.py")
    yield worker
    worker.close()


def read_body(worker: WorkerProcess, size: int) -> bytes:
    """Chunks, not acknowledged, until there is this much."""
    body = b""
    while len(body) < size:
        report, payload = worker.frame()
        assert isinstance(report, (ResponseStarted, BodyChunk))
        assert len(payload) <= CHUNK_BYTES
        body += payload
    return body


def test_events_come_while_the_next_is_not_made_yet(app: WorkerProcess) -> None:
    request_id = app.execute("/events", lane=Lane.PAGE)
    assert read_body(app, 22) == b"data: one\n\ndata: two\n\n"
    go_on = app.execute("/go-on", lane=Lane.PAGE)
    answer, _ = app.answers(request_id, go_on)
    assert answer.body == b"data: /events\n\n"


def test_crumbs_are_gathered(app: WorkerProcess) -> None:
    answer = app.get("/crumbs")
    assert answer.body == b"x" * 20_000
    assert len(answer.pieces) < 200


@pytest.mark.parametrize("lane", list(Lane))
def test_an_endless_stream_waits_for_the_window_and_can_be_cancelled(
    app: WorkerProcess, lane: Lane
) -> None:
    request_id = app.execute("/endless", lane=lane)
    read_body(app, WINDOW_BYTES)
    # Nobody acknowledges: however often we look, it stands still a little above the window.
    other = Lane.PAGE
    before = max(int(app.get("/produced", lane=other).body) for _ in range(20))
    assert before * 65536 <= WINDOW_BYTES + 2 * CHUNK_BYTES
    app.send(Acknowledge(request_id, WINDOW_BYTES))
    read_body(app, WINDOW_BYTES)
    assert int(app.get("/produced", lane=other).body) > before
    app.send(Cancel(request_id))
    failed = app.wait_for(Failed)
    assert failed.request_id == request_id
    assert failed.error.code is ErrorCode.CANCELLED
    assert app.get("/closed").body == b"True"


def test_a_page_request_that_hangs_ends_at_once_when_it_is_cancelled(app: WorkerProcess) -> None:
    request_id = app.execute("/wait", lane=Lane.PAGE)
    assert read_body(app, 5) == b"first"
    app.send(Cancel(request_id))
    assert app.wait_for(Failed).error.code is ErrorCode.CANCELLED
    app.execute("/go-on")
    assert app.wait_for(ResponseFinished).request_id != request_id
