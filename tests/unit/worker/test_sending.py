"""A request reaches the app exactly as given, and its answer comes back with its story."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from worker_process import Answered, WorkerProcess

from inspector.protocol.commands import Lane
from inspector.protocol.errors import ErrorCode

Write = Callable[[str, str], Path]

SOURCE = Path(__file__).parent / "apps" / "sent.py"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProcess]:
    folder = tmp_path_factory.mktemp("sent")
    (folder / "app.py").write_text(SOURCE.read_text())
    (folder / "templates").mkdir()
    (folder / "templates" / "page.html").write_text("{% include 'part.html' %} page")
    (folder / "templates" / "part.html").write_text("part")
    worker = WorkerProcess(folder)
    worker.load("app.py")
    yield worker
    worker.close()


def echoed(answer: Answered) -> Any:
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/echo", "/echo", ""),
        ("/a%2Fb%20c?x=%26&y=", "/a/b c", "x=%26&y="),
        ("/a%3Fb%23c", "/a?b#c", ""),
        ("//no.host/echo", "//no.host/echo", ""),
        ("/%C3%A9?q=%C3%A9", "/Ã©", "q=%C3%A9"),
        ("/a;p=1,2/~b?x[]=1&x[]=2", "/a;p=1,2/~b", "x[]=1&x[]=2"),
    ],
)
def test_the_target_arrives_as_typed(
    app: WorkerProcess, target: str, path: str, query: str
) -> None:
    echo = echoed(app.get(target))
    assert (echo["path"], echo["query"], echo["raw"]) == (path, query, target)


def test_headers_arrive_as_given(app: WorkerProcess) -> None:
    given = [("Cookie", "a=1; b=2"), ("X-Twice", "1"), ("X-Twice", "2"), ("X-Accent", "é")]
    headers = dict(echoed(app.get("/echo", headers=given))["headers"])
    assert headers["Cookie"] == "a=1; b=2"
    assert headers["X-Twice"] == "1, 2"
    assert headers["X-Accent"] == "é"


def test_the_host_header_may_be_another_than_the_urls(app: WorkerProcess) -> None:
    headers = dict(echoed(app.get("/echo", headers=[("Host", "shop.test:81")]))["headers"])
    assert headers["Host"] == "shop.test:81"


def test_scheme_and_host_come_from_the_url(app: WorkerProcess) -> None:
    echo = echoed(app.get("/echo", base="https://api.test:8443"))
    assert echo["scheme"] == "https"
    assert dict(echo["headers"])["Host"] == "api.test:8443"
    assert echo["remote"] == "127.0.0.1"


def test_a_form_is_read_from_the_bytes_that_were_sent(app: WorkerProcess) -> None:
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    echo = echoed(app.get("/echo", method="POST", body=b"a=1&a=2&b=%20", headers=[kind]))
    assert echo["form"] == {"a": ["1", "2"], "b": [" "]}


def test_a_multipart_body_keeps_its_own_boundary(app: WorkerProcess) -> None:
    body = (
        b'--xyz\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\n\r\ntext'
        b"\r\n--xyz--\r\n"
    )
    kind = ("Content-Type", "multipart/form-data; boundary=xyz")
    assert echoed(app.get("/echo", method="POST", body=body, headers=[kind]))["files"] == {
        "f": "text"
    }
    empty = echoed(app.get("/echo", method="POST", headers=[kind]))
    assert dict(empty["headers"])["Content-Type"] == kind[1]


def test_a_body_of_any_kind_arrives(app: WorkerProcess) -> None:
    kind = ("Content-Type", "application/json")
    echo = echoed(app.get("/echo", method="PUT", body=b'{"a": NaN', headers=[kind]))
    assert echo["data"] == '{"a": NaN'


@pytest.mark.parametrize(
    ("method", "headers", "said"),
    [
        ("GET", [("X-Bad", "a\r\nSet-Cookie: b")], "X-Bad has a line break"),
        ("GET", [("Bad Name", "a")], "'Bad Name' is not a header name"),
        ("GET", [("", "a")], "'' is not a header name"),
        ("GET IT", [], "'GET IT' is not a method"),
    ],
)
def test_what_http_forbids_is_said_and_not_sent(
    app: WorkerProcess, method: str, headers: list[tuple[str, str]], said: str
) -> None:
    failed = app.get("/echo", method=method, headers=headers).failed
    assert failed is not None
    assert failed.code is ErrorCode.BAD_REQUEST
    assert said in failed.message


def test_redirects_are_not_followed_and_cookies_not_kept(app: WorkerProcess) -> None:
    answer = app.get("/login", method="POST")
    assert answer.status == 302
    assert answer.header_values("Location")[0].endswith("/page")
    cookies = answer.header_values("Set-Cookie")
    assert cookies[:2] == ["a=1; Path=/", "b=2; Path=/"]
    assert cookies[2].startswith("session=")
    assert "Cookie" not in dict(echoed(app.get("/echo"))["headers"])


def test_status_and_reason_are_the_apps(app: WorkerProcess) -> None:
    started = app.get("/teapot").started
    assert started is not None
    assert (started.status, started.reason) == (418, "SHORT AND STOUT")


def test_a_missing_content_type_stays_missing(app: WorkerProcess) -> None:
    answer = app.get("/bare")
    assert answer.header_values("Content-Type") == []
    assert answer.body == b"x"


def test_many_headers_come_in_order(app: WorkerProcess) -> None:
    started = app.get("/headers").started
    assert started is not None
    assert [h for h in started.headers if h[0].startswith("X-")] == [
        (f"X-{n}", "é") for n in range(300)
    ]


def test_a_body_is_the_same_byte_for_byte(app: WorkerProcess) -> None:
    assert app.get("/bytes").body == bytes(range(256))


@pytest.mark.parametrize("size", [10, 262_140, 262_150, 1_000_000, 9_000_000])
def test_a_body_of_any_size_is_whole(app: WorkerProcess, size: int) -> None:
    answer = app.get(f"/huge/{size}")
    assert answer.body == b"0123456789" * (size // 10)
    assert answer.largest_payload <= 256 * 1024


def test_the_match_is_told(app: WorkerProcess) -> None:
    finished = app.get("/users/7").finished
    assert finished is not None
    assert (finished.endpoint, finished.rule) == ("users.show", "/users/<int:id>")
    assert finished.view_args == {"id": 7}
    assert finished.view is not None
    assert finished.view.qualname == "show"
    assert finished.templates == ("",)
    assert finished.error is None
    assert finished.elapsed_ms > 0


def test_a_request_that_a_view_makes_is_not_taken_for_it(app: WorkerProcess) -> None:
    finished = app.get("/nested").finished
    assert finished is not None
    assert (finished.endpoint, finished.view_args) == ("nested", {})


def test_templates_are_named_in_order(app: WorkerProcess) -> None:
    finished = app.get("/page").finished
    assert finished is not None
    assert finished.templates == ("page.html", "")


def test_no_match_is_told_as_none(app: WorkerProcess) -> None:
    answer = app.get("/login", method="PATCH")
    assert answer.status == 405
    assert answer.finished is not None
    assert answer.finished.endpoint is None
    assert answer.finished.view is None


def test_head_and_options_are_answered(app: WorkerProcess) -> None:
    assert app.get("/page", method="HEAD").body == b""
    allowed = app.get("/page", method="OPTIONS").header_values("Allow")[0]
    assert set(allowed.split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("lane", list(Lane))
def test_each_request_starts_with_a_clean_context(app: WorkerProcess, lane: Lane) -> None:
    assert [app.get("/counted", lane=lane).body for _ in range(3)] == [b"1"] * 3


def test_only_what_a_person_sends_runs_on_the_main_thread(app: WorkerProcess) -> None:
    assert app.get("/thread").body == b"True"
    assert app.get("/thread", lane=Lane.PAGE).body == b"False"


def test_page_requests_run_together_and_keep_their_stories_apart(app: WorkerProcess) -> None:
    ids = [app.execute(f"/together/{n}", lane=Lane.PAGE) for n in range(8)]
    answers = app.answers(*ids)
    assert [a.body for a in answers] == [str(n).encode() for n in range(8)]
    assert [a.finished and a.finished.view_args for a in answers] == [
        {"name": str(n)} for n in range(8)
    ]
    assert [a.finished and a.finished.templates for a in answers] == [("",)] * 8


def test_more_page_requests_than_threads_wait_their_turn(app: WorkerProcess) -> None:
    ids = [app.execute(f"/users/{n}", lane=Lane.PAGE) for n in range(30)]
    assert [a.body for a in app.answers(*ids)] == [f"user {n}".encode() for n in range(30)]


def test_a_request_before_the_app_is_loaded_is_refused(worker: WorkerProcess) -> None:
    for lane in Lane:
        failed = worker.get("/", lane=lane).failed
        assert failed is not None
        assert failed.code is ErrorCode.NOT_LOADED


def test_application_root_becomes_the_script_name(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        """
        from flask import Flask, request, url_for
        app = Flask(__name__)
        app.config["APPLICATION_ROOT"] = "/shop"
        @app.route("/cart")
        def cart(): return f"{request.script_root} {request.path} {url_for('cart')}"
        """,
    )
    description, _ = worker.load("app.py")
    assert worker.get("/cart", base=description.base_url).body == b"/shop /cart /shop/cart"
    assert worker.get("/cart").body == b" /cart /cart"
