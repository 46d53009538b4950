"""Views that fail in every way, and hooks that fail when the query says so."""

import json
import os
import sys

from flask import Flask, Response, g, render_template

app = Flask(__name__)


@app.route("/boom")
def boom():
    return helper({})


def helper(values):
    return values["missing"]


@app.route("/library")
def library():
    return json.loads("{")


@app.route("/nothing")
def nothing():
    g.x = 1


@app.route("/page")
def page():
    return render_template("bad.html")


@app.route("/exit")
def leave():
    sys.exit("enough")


@app.route("/interrupt")
def interrupt():
    raise KeyboardInterrupt


@app.route("/deep")
def deep():
    return deep()


@app.route("/rude")
def rude():
    class RudeError(Exception):
        def __str__(self):
            raise RuntimeError("no")

    raise RudeError()


@app.route("/long")
def long():
    raise ValueError("x" * 1_000_000)


@app.route("/chained")
def chained():
    try:
        helper({})
    except KeyError as error:
        raise RuntimeError("outer") from error


class KnownError(Exception):
    pass


@app.route("/handled")
def handled():
    raise KnownError


@app.errorhandler(KnownError)
def on_known(error):
    return "handled", 409


@app.route("/after")
def after():
    return "fine"


@app.after_request
def check(response):
    if getattr(g, "spoil", False):
        raise RuntimeError("after_request")
    return response


@app.before_request
def before():
    from flask import request

    g.spoil = request.args.get("spoil") == "after"
    g.tear = request.args.get("spoil") == "teardown"


@app.teardown_request
def tear(error):
    if getattr(g, "tear", False):
        raise RuntimeError("teardown")


@app.route("/midway")
def midway():
    def body():
        yield "first"
        helper({})

    return Response(body())


@app.route("/at-once")
def at_once():
    def body():
        helper({})
        yield "never"

    return Response(body())


@app.route("/exit-midway")
def exit_midway():
    def body():
        yield "first"
        sys.exit(1)

    return Response(body())


@app.route("/propagate")
def propagate():
    return str((app.config["PROPAGATE_EXCEPTIONS"], app.testing, app.debug))


@app.route("/quit")
def quit_():
    os._exit(7)


class Junk:
    def __init__(self, inner):
        self.inner = inner

    def __call__(self, environ, start_response):
        kind = environ["QUERY_STRING"]
        if kind == "silent":
            return [b"x"]
        if kind == "empty":
            start_response("", [])
            return [b"x"]
        if kind == "text":
            start_response("200 OK", [])
            return ["one", "two"]
        return self.inner(environ, start_response)


app.wsgi_app = Junk(app.wsgi_app)
