"""An app of views that misbehave, for the command line; each is one entry of BAD_VIEWS."""

from __future__ import annotations

from dataclasses import dataclass

SOURCE = """
import ctypes, os, sys, time
from flask import Flask, Response, redirect, request

app = Flask(__name__)


@app.get("/sys-exit")
def sys_exit():
    sys.exit("enough")


@app.get("/os-exit")
def os_exit():
    print("last words", flush=True)
    os._exit(3)


@app.get("/segfault")
def segfault():
    ctypes.string_at(0)


@app.get("/recursion")
def recursion():
    return recursion()


@app.get("/loop")
def loop():
    while True:
        pass


@app.get("/loop-in-c")
def loop_in_c():
    ctypes.PyDLL(None).sleep(3600)


@app.get("/sleep")
def sleep():
    time.sleep(3600)


@app.get("/deaf")
def deaf():
    while True:
        try:
            time.sleep(3600)
        except KeyboardInterrupt:
            pass


@app.get("/midway")
def midway():
    def body():
        yield "first"
        raise RuntimeError("midway")
    return Response(body())


@app.get("/endless")
def endless():
    def body():
        yield "first"
        while True:
            time.sleep(0.01)
            yield "."
    return Response(body())


@app.get("/headers")
def headers():
    answer = Response("many")
    for number in range(10_000):
        answer.headers.add(f"X-{number}", "v")
    return answer


@app.get("/invalid-utf-8")
def invalid():
    return Response(b"caf\\xe9", content_type="text/plain; charset=utf-8")


@app.get("/odd-json")
def odd_json():
    return Response('{"a": NaN, "a": 1.0, "b": 1e400}', content_type="application/json")


@app.get("/200-mb")
def large():
    return Response((b"x" * 1_000_000 for _ in range(200)), content_type="text/plain")


@app.get("/around")
def around():
    return redirect("/around")


@app.get("/on/<int:n>")
def on(n):
    return redirect(f"/on/{n + 1}") if n < 1000 else "arrived"


@app.get("/script")
def script():
    return redirect("javascript:alert(1)")


@app.get("/elsewhere")
def elsewhere():
    return redirect("https://example.com/")


@app.get("/boom")
def boom():
    return {}["nothing"]


@app.get("/returns-none")
def returns_none():
    return None


class Known(Exception):
    pass


@app.get("/bad-handler")
def bad_handler():
    raise Known


@app.errorhandler(Known)
def on_known(error):
    raise RuntimeError("the handler")


@app.after_request
def after(response):
    if "after" in request.args:
        raise RuntimeError("after_request")
    return response


@app.teardown_request
def teardown(error):
    if "teardown" in request.args:
        raise RuntimeError("teardown")


@app.get("/hello")
def hello():
    return "hello"


@app.get("/fine")
def fine():
    return "fine"
"""


@dataclass(frozen=True)
class BadView:
    """One request, and what the command line makes of it.

    code: exit code. ended: of the JSON. error: its code, None for none.
    says: words of the error's message. status: of the last hop, None where there is none.
    fast: one of the few that every test run can afford.
    """

    url: str
    code: int
    ended: str
    error: str | None = None
    says: str = ""
    status: int | None = None
    fast: bool = False


BAD_VIEWS = (
    BadView("/sys-exit", 4, "error", "app_exited", "sys.exit('enough')"),
    BadView("/os-exit", 4, "error", "worker_died", "exit code 3", fast=True),
    BadView("/segfault", 4, "error", "worker_died", "SIGSEGV"),
    BadView("/recursion", 0, "response", "app_raised", "RecursionError", 500),
    BadView("/loop", 4, "error", "timeout", "within 1 s", fast=True),
    BadView("/loop-in-c", 4, "error", "timeout", "within 1 s"),
    BadView("/sleep", 4, "error", "timeout", "within 1 s"),
    BadView("/deaf", 4, "error", "timeout", "was ended"),
    BadView("/midway", 0, "error", "stream_broke", "RuntimeError: midway", 200, fast=True),
    BadView("/endless", 4, "error", "timeout", "within 1 s", 200),
    BadView("/around", 0, "loop", status=302),
    BadView("/on/0", 0, "limit", status=302),
    BadView("/script", 0, "external", status=302),
    BadView("/elsewhere", 0, "external", status=302),
    BadView("/boom", 0, "response", "app_raised", "KeyError: 'nothing'", 500, fast=True),
    BadView("/returns-none", 0, "response", "app_raised", "TypeError", 500),
    BadView("/bad-handler", 0, "response", "app_raised", "RuntimeError: the handler", 500),
    BadView("/hello?after", 0, "response", "app_raised", "RuntimeError: after_request", 500),
    BadView("/hello?teardown", 0, "response", "app_raised", "RuntimeError: teardown", 500),
    BadView("/nowhere", 0, "response", status=404),
)
