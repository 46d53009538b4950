"""The classic Flask routing tutorial, in one app.

Things to try in the inspector:

    GET /hello            plain text from a view function
    GET /new-page         index.html with a stylesheet and {{ name }} from the view
    GET /nameless-page    the same template, but the view forgot to pass the name
    /notes                one view for three methods:
                              GET     ?contains=tea filters the list (request.args)
                              POST    text=Buy milk adds a note (request.form)
                              DELETE  ?number=1 takes one away
    GET /custom-response  make_response: a status, a header and a cookie of its own
    GET /planets          jsonify
    GET /not-found        abort(404), shown by page_not_found and 404.html
    GET /users            a blueprint; its links are made by url_for
    GET /users/2          one of them
    GET /users/99         nobody: a redirect to /not-found, so two hops and a 404

By itself:  python sample_apps/tutorial/app.py  and then http://localhost:5000/
"""

from __future__ import annotations

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

app = Flask(__name__)

users_bp = Blueprint("users_bp", __name__)

USERS = {
    "1": {"name": "Grace Hopper", "work": "wrote the first compiler"},
    "2": {"name": "Ada Lovelace", "work": "wrote the first published program"},
    "3": {"name": "Alan Turing", "work": "asked whether machines can think"},
}

notes_so_far = ["Read the quickstart", "Drink tea", "Send a request"]


@app.route("/")
def home() -> str:
    """Links to every page of the tutorial."""
    return render_template("home.html")


@app.route("/hello")
def hello() -> str:
    """The shortest view there is."""
    return "Hello, World!"


@app.route("/new-page")
def new_page() -> str:
    """A template with a value from the view."""
    myname = "Flask"
    return render_template("index.html", name=myname)


@app.route("/nameless-page")
def nameless_page() -> str:
    """The same template without its value: Jinja renders nothing in its place."""
    return render_template("index.html")


@app.route("/notes", methods=["GET", "POST", "DELETE"])
def notes() -> ResponseReturnValue:
    """Read, add and remove notes; they are gone when the app restarts."""
    if request.method == "DELETE":
        return _remove_note(request.args.get("number", type=int))
    if request.method == "POST":
        notes_so_far.append(request.form["text"])
        return _notes_page(), 201
    return _notes_page(request.args.get("contains", ""))


def _notes_page(contains: str = "") -> str:
    found = [note for note in notes_so_far if contains.lower() in note.lower()]
    return render_template("notes.html", notes=found, contains=contains)


def _remove_note(number: int | None) -> ResponseReturnValue:
    if number is None or not 1 <= number <= len(notes_so_far):
        abort(404)
    del notes_so_far[number - 1]
    return "", 204


@app.route("/custom-response")
def custom_response() -> Response:
    """A response built by hand."""
    response = make_response("I'm a teapot, and I set a cookie.", 418)
    response.headers["X-Brewed-With"] = "Flask"
    response.set_cookie("tea", "earl-grey")
    response.mimetype = "text/plain"
    return response


@app.route("/planets")
def planets() -> Response:
    """JSON: a list of objects with numbers, text, a null and a boolean."""
    return jsonify(
        planets=[
            {"name": "Mercury", "moons": 0, "radius_km": 2439.7, "rings": False},
            {"name": "Earth", "moons": 1, "radius_km": 6371.0, "rings": False},
            {"name": "Saturn", "moons": 274, "radius_km": 58232.0, "rings": True},
        ],
        next_page=None,
    )


@app.route("/not-found")
def not_found() -> ResponseReturnValue:
    """Where get_user sends those who ask for nobody."""
    abort(404)


@app.errorhandler(404)
def page_not_found(error: NotFound) -> ResponseReturnValue:
    """The page for every 404 of this app."""
    return render_template("404.html", description=error.description), 404


@users_bp.route("/users")
def get_users() -> str:
    """Everybody, each with a link."""
    links = {user["name"]: url_for("users_bp.get_user", id=id) for id, user in USERS.items()}
    return render_template("users.html", links=links)


@users_bp.route("/users/<id>")
def get_user(id: str) -> ResponseReturnValue:
    """One user, or a redirect where there is none."""
    user = USERS.get(id)
    if user is None:
        return redirect(url_for("not_found"))
    return render_template("user.html", user=user)


app.register_blueprint(users_bp)

if __name__ == "__main__":
    app.run()
