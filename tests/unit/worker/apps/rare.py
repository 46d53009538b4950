"""An app whose rules, blueprints, handlers and hooks are the rare ones."""

from flask import Blueprint, Flask, views
from werkzeug.routing import BaseConverter, Rule

app = Flask("rare", static_folder=None, subdomain_matching=True)
app.config["SERVER_NAME"] = "rare.test"


class RegexConverter(BaseConverter):
    def __init__(self, url_map, pattern, flag=None):
        super().__init__(url_map)
        self.regex = pattern


app.url_map.converters["regex"] = RegexConverter


def renaming(view):
    def wrapper(*args, **kwargs):
        return view(*args, **kwargs)

    wrapper.__name__ = view.__name__
    return wrapper


def wrapping(view):
    from functools import wraps

    @wraps(view)
    def wrapper(*args, **kwargs):
        return view(*args, **kwargs)

    return wrapper


class Item(views.MethodView):
    init_every_request = False

    def get(self, id):
        return "got"

    def delete(self, id):
        return "gone"


class Whole(views.View):
    def dispatch_request(self):
        return "whole"


@app.route("/decorated")
@wrapping
@wrapping
def decorated():
    return ""


@app.route("/renamed")
@renaming
def renamed():
    return ""


@app.route("/<regex('[a-z]{2}(-[A-Z]{2})?', flag=3):code>")
def coded(code):
    return ""


@app.route("/", subdomain="api")
def api():
    return ""


@app.route("/page/", defaults={"number": 1})
@app.route("/page/<int:number>")
def page(number):
    return ""


def to_new(adapter, id):
    return f"/new/{id}"


app.add_url_rule("/item/<int:id>", view_func=wrapping(Item.as_view("item")))
app.add_url_rule("/whole", view_func=Whole.as_view("whole"))
app.add_url_rule("/slashes//here", "slashes", decorated, merge_slashes=False, strict_slashes=False)
app.url_map.add(Rule("/socket", endpoint="socket", websocket=True))
app.url_map.add(Rule("/old", endpoint="old", redirect_to="new"))
app.url_map.add(Rule("/old/<id>", endpoint="older", redirect_to=to_new))
app.url_map.add(Rule("/nothing", endpoint="nothing"))
app.url_map.add(Rule("/number", endpoint=404))
app.url_map.add(Rule("/any", endpoint="any", methods=None))
app.url_map.add(Rule("/built/<x>", endpoint="built", build_only=True))

outer = Blueprint("outer", __name__, url_prefix="/outer")
middle = Blueprint("middle", __name__, url_prefix="/middle")
inner = Blueprint("inner", __name__, url_prefix="/inner")


@inner.route("/leaf")
def leaf():
    return ""


@inner.errorhandler(404)
def inner_missing(error):
    return "", 404


class RefusedError(Exception):
    pass


@outer.errorhandler(RefusedError)
def refused(error):
    return "", 403


@outer.app_errorhandler(500)
def broken(error):
    return "", 500


@app.errorhandler(404)
def missing(error):
    return "", 404


def hook(name):
    def function(*args, **kwargs):
        return args[0] if args and name.startswith("after") else None

    function.__name__ = function.__qualname__ = name
    return function


for blueprint in (outer, middle, inner):
    blueprint.before_request(hook(f"before_{blueprint.name}"))
    blueprint.after_request(hook(f"after_{blueprint.name}"))
    blueprint.teardown_request(hook(f"torn_{blueprint.name}"))
    blueprint.url_value_preprocessor(hook(f"pull_{blueprint.name}"))
    blueprint.url_defaults(hook(f"push_{blueprint.name}"))
    blueprint.context_processor(hook(f"context_{blueprint.name}"))

app.before_request(hook("before_one"))
outer.before_app_request(hook("before_two"))
app.after_request(hook("after_one"))
app.after_request(hook("after_two"))
app.teardown_appcontext(hook("gone_one"))
app.teardown_appcontext(hook("gone_two"))
app.shell_context_processor(hook("shell"))
app.url_build_error_handlers.append(hook("unbuilt"))

middle.register_blueprint(inner)
outer.register_blueprint(middle, url_prefix="/second")
app.register_blueprint(outer, url_prefix="/first")
app.register_blueprint(inner, name="alone", url_prefix="/alone")
