"""Reads routes, blueprints, error handlers and hooks from a live app object, in its own Python.

Run as ``PYTHON live_app.py APP``: stands alone, and shares no line with the inspector.
"""

import inspect
import json
import os
import sys

from flask.cli import ScriptInfo

KINDS = {
    "before_first_request": "before_first_request_funcs",
    "url_value_preprocessor": "url_value_preprocessors",
    "before_request": "before_request_funcs",
    "context_processor": "template_context_processors",
    "url_defaults": "url_default_functions",
    "after_request": "after_request_funcs",
    "teardown_request": "teardown_request_funcs",
    "teardown_appcontext": "teardown_appcontext_funcs",
    "url_build_error_handler": "url_build_error_handlers",
    "shell_context_processor": "shell_context_processors",
}


def place(function):
    """Module, name and line of a function, or of the class of a class-based view.

    None stands for a line that is not known: of a class, or of what is written in C.
    """
    function = inspect.unwrap(getattr(function, "view_class", function))
    line = getattr(getattr(function, "__code__", None), "co_firstlineno", None)
    return [getattr(function, "__module__", None), getattr(function, "__qualname__", None), line]


def read(app):
    """What the app object holds, as lists of plain values in the order in which it holds them."""
    routes, blueprints, handlers, hooks = [], [], [], []
    for rule in app.url_map.iter_rules():
        route = [rule.rule, rule.endpoint, sorted(rule.methods or ())]
        route += [rule.subdomain or None, rule.host or None, rule.strict_slashes]
        view = app.view_functions.get(rule.endpoint)
        routes.append([*route, rule.defaults or {}, view and place(view)])
    for registered, blueprint in app.blueprints.items():
        blueprints.append([registered, blueprint.import_name])
    for scope, codes in app.error_handler_spec.items():
        for code, functions in codes.items():
            for kind, function in functions.items():
                exception = f"{kind.__module__}.{kind.__qualname__}"
                handlers.append([scope, code, exception, place(function)])
    for kind, attribute in KINDS.items():
        held = getattr(app, attribute, [])
        for scope, functions in held.items() if isinstance(held, dict) else [(None, held)]:
            hooks.extend([kind, scope, place(f)] for f in functions)
    return {
        "routes": routes,
        "blueprints": blueprints,
        "error_handlers": handlers,
        "hooks": hooks,
    }


if __name__ == "__main__":
    sys.argv, app_path = [sys.argv[0]], sys.argv[1]
    facts = read(ScriptInfo(app_import_path=app_path).load_app())
    print("\n" + json.dumps(facts, default=repr), flush=True)
    # Not by the end of the file: the app may have started threads that never end.
    os._exit(0)
