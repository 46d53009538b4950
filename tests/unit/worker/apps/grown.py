"""An app with one of everything that can be described."""

import functools

from flask import Blueprint, Flask, views
from werkzeug.routing import BaseConverter

app = Flask("grown", static_folder=None)
app.config.update(
    SERVER_NAME="shop.test:8080", PREFERRED_URL_SCHEME="https", APPLICATION_ROOT="/shop/"
)


class ListConverter(BaseConverter):
    regex = r"\w+(?:,\w+)*"


app.url_map.converters["list"] = ListConverter


def logged(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        return view(*args, **kwargs)

    return wrapper


@app.route("/")
def index():
    return ""


@app.route("/things/<int(min=1, max=9):n>/<any(a, 'b c'):kind>/<name>", methods=["POST", "DELETE"])
@logged
def thing(n, kind, name):
    return ""


@app.route("/own/<list:tags>", strict_slashes=False, defaults={"page": 1, "kind": Blueprint})
def own(tags, page, kind):
    return ""


@app.route("/options", methods=["GET", "OPTIONS"], provide_automatic_options=False)
def options():
    return ""


def plainly(kind):
    return kind


@plainly
class Item(views.MethodView):
    def get(self):
        return ""

    def put(self):
        return ""


app.add_url_rule("/item", view_func=Item.as_view("item"))
app.add_url_rule("/partial", "partial", functools.partial(own, page=1, kind=2))
app.add_url_rule("/dotted", "nobody.knows", index)
app.add_url_rule("/build", "unmade", build_only=True)


class Slow:
    def __call__(self):
        return ""

    def __repr__(self):
        raise RuntimeError("no")


app.add_url_rule("/object", "object", Slow())

admin = Blueprint("admin", __name__, url_prefix="/own")
users = Blueprint("users", __name__, url_prefix="/users", subdomain="people")
plain = Blueprint("plain", __name__)


@users.route("/<uuid:id>")
def show(id):
    return ""


@app.errorhandler(404)
def missing(error):
    return "", 404


@app.errorhandler(ValueError)
def value(error):
    return "", 400


@users.errorhandler(403)
def denied(error):
    return "", 403


@app.before_request
def first():
    pass


@app.before_request
def second():
    pass


@users.before_request
def in_users():
    pass


@admin.before_request
def in_admin():
    pass


@app.after_request
def after_one(r):
    return r


@app.after_request
def after_two(r):
    return r


@users.after_request
def after_users(r):
    return r


@app.teardown_appcontext
def close_db(e):
    pass


@app.context_processor
def names():
    return {}


@app.url_value_preprocessor
def pull(endpoint, values):
    pass


@app.url_defaults
def push(endpoint, values):
    pass


@app.teardown_request
def torn(e):
    pass


admin.register_blueprint(users)
app.register_blueprint(admin, url_prefix="/admin")
app.register_blueprint(plain)
