"""One of everything that Flask 2.0 can have, for Flask 2.0 to 3.1 and Python 3.9 to 3.13."""

import functools

from flask import Blueprint, Flask, Response, jsonify, redirect, render_template_string, url_for
from flask.views import MethodView, View
from werkzeug.routing import BaseConverter

app = Flask(__name__)

outer = Blueprint("outer", __name__, url_prefix="/own-prefix")
inner = Blueprint("inner", __name__, url_prefix="/inner", static_folder="static")
plain = Blueprint("plain", __name__)


class EvenConverter(BaseConverter):
    """Whole numbers that two divides."""

    regex = r"\d*[02468]"

    def __init__(self, map, least="0"):
        super().__init__(map)
        self.least = int(least)

    def to_python(self, value):
        return int(value)


app.url_map.converters["even"] = EvenConverter


def shouted(view):
    """A decorator as people write it."""

    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        return view(*args, **kwargs).upper()

    return wrapper


class BrokenError(Exception):
    """Has a handler of its own."""


@app.route("/")
def page():
    return render_template_string("<title>{{ name }}</title><p>{{ greeting }}", name="matrix")


@app.route("/json", methods=["GET", "POST"])
def some_json():
    return jsonify(flask="matrix", list=[1, None, True])


@app.route("/go")
def go():
    return redirect(url_for("page"))


@app.route("/raise")
def raise_zero():
    return str(1 / 0)


@app.route("/handled")
def handled():
    raise BrokenError


@app.route("/stream")
def stream():
    return Response((f"{n}\n" for n in range(3)), mimetype="text/plain")


@app.route("/even/<even(2):n>/<path:rest>", defaults={"page": 1})
@app.route("/even/<even(2):n>/<path:rest>/<int(min=2, max=9):page>")
def even(n, rest, page):
    return f"{n} {rest} {page}"


@app.route("/shout/<any(a, b):word>/", strict_slashes=False)
@shouted
def shout(word):
    return word


class Listing(View):
    """A class-based view."""

    methods = ["GET", "PUT"]

    def dispatch_request(self):
        return "listing"


class Item(MethodView):
    """A view with a method for each verb."""

    def get(self, item_id):
        return f"item {item_id}"

    def delete(self, item_id):
        return "", 204


app.add_url_rule("/listing", view_func=Listing.as_view("listing"))
plain.add_url_rule("/items/<uuid:item_id>", view_func=Item.as_view("item"))
app.add_url_rule("/unmade", "unmade", build_only=True)
app.add_url_rule("/viewless", "viewless")


@inner.route("/<string(length=2):code>")
def country(code):
    return code


@app.errorhandler(404)
def no_such_page(error):
    return "nothing here, says the matrix", 404


@app.errorhandler(BrokenError)
def mended(error):
    return "mended", 409


@inner.errorhandler(403)
def forbidden_inside(error):
    return "not inside", 403


@inner.app_errorhandler(410)
def gone_everywhere(error):
    return "gone", 410


@app.before_request
def first():
    pass


@app.before_request
def second():
    pass


@inner.before_app_request
def inside_for_all():
    pass


@inner.before_request
def inside():
    pass


@outer.before_request
def around():
    pass


@app.after_request
def after_one(response):
    return response


@app.after_request
def after_two(response):
    return response


@inner.after_request
def after_inside(response):
    return response


@app.teardown_request
def tear_request(error):
    pass


@app.teardown_appcontext
def tear_context(error):
    pass


@app.context_processor
def greet():
    return {"greeting": "hello from a context processor"}


@plain.context_processor
def greet_plainly():
    return {}


@app.url_value_preprocessor
def pull(endpoint, values):
    pass


@inner.url_value_preprocessor
def pull_inside(endpoint, values):
    pass


@app.url_defaults
def push(endpoint, values):
    pass


@plain.url_defaults
def push_plainly(endpoint, values):
    pass


@app.shell_context_processor
def in_the_shell():
    return {}


@app.url_build_error_handlers.append
def elsewhere(error, endpoint, values):
    raise error


# Gone since Flask 2.3.
if hasattr(app, "before_first_request"):

    @app.before_first_request
    def only_once():
        pass


outer.register_blueprint(inner)
app.register_blueprint(outer, url_prefix="/outer")
app.register_blueprint(plain)
app.register_blueprint(plain, name="again", url_prefix="/again")
