"""Views that say what they were sent, and answers of many kinds."""

import threading
from contextvars import ContextVar

from flask import (
    Blueprint,
    Flask,
    Response,
    make_response,
    redirect,
    render_template,
    render_template_string,
    request,
    session,
)

app = Flask(__name__)
app.secret_key = "x"
users = Blueprint("users", __name__, url_prefix="/users")
seen = ContextVar("seen", default=0)
barrier = threading.Barrier(8, timeout=10)


@app.route("/echo", methods=["GET", "POST", "PUT"])
@app.route("/<path:any>", methods=["GET", "POST"])
def echo(any=""):
    environ = request.environ
    return {
        "method": request.method,
        "path": environ["PATH_INFO"],
        "raw": environ["RAW_URI"],
        "query": environ["QUERY_STRING"],
        "args": request.args.to_dict(flat=False),
        "form": request.form.to_dict(flat=False),
        "files": {k: f.read().decode() for k, f in request.files.items()},
        "data": request.get_data(as_text=True),
        "headers": [list(h) for h in request.headers],
        "scheme": request.scheme,
        "remote": request.remote_addr,
    }


@users.route("/<int:id>")
def show(id):
    return render_template_string("user {{ id }}", id=id)


@app.route("/page")
def page():
    return render_template("page.html") + render_template_string("!")


@app.route("/login", methods=["POST"])
def login():
    session["user"] = "ann"
    answer = redirect("/page")
    answer.headers.add("Set-Cookie", "a=1; Path=/")
    answer.headers.add("Set-Cookie", "b=2; Path=/")
    return answer


@app.route("/teapot")
def teapot():
    return Response("short", status="418 SHORT AND STOUT")


@app.route("/bytes")
def bytes_():
    return Response(bytes(range(256)), content_type="application/x-any")


@app.route("/bare")
def bare():
    answer = make_response("x")
    del answer.headers["Content-Type"]
    return answer


@app.route("/headers")
def many():
    return "x", [(f"X-{n}", "é") for n in range(300)]


@app.route("/huge/<int:size>")
def huge(size):
    return b"0123456789" * (size // 10)


@app.route("/counted")
def counted():
    seen.set(seen.get() + 1)
    return str(seen.get())


@app.route("/together/<name>")
def together(name):
    barrier.wait()
    return render_template_string("{{ name }}", name=name)


@app.route("/nested")
def nested():
    return app.test_client().get("/users/7").data


@app.route("/thread")
def thread():
    return str(threading.current_thread() is threading.main_thread())


app.register_blueprint(users)
