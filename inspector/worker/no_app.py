"""Why a module that was imported gives no app, told with what helps."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

from ..protocol.errors import ErrorCode, ErrorInfo
from .call_text import BadCallError
from .finding import NotFoundError, WrongArgumentsError, apps_in, holders_in
from .locating import AppLocation, LoadError
from .safe_values import class_name

_OTHER_FRAMEWORKS = {
    "fastapi": "FastAPI",
    "starlette": "Starlette",
    "quart": "Quart",
    "django": "Django",
    "litestar": "Litestar",
    "sanic": "Sanic",
    "aiohttp": "aiohttp",
    "bottle": "Bottle",
    "falcon": "Falcon",
    "tornado": "Tornado",
    "pyramid": "Pyramid",
}
_APP_WORD = re.compile(r"(^|_)app(lication)?($|_)")


def bad_call_problem(error: BadCallError, module: ModuleType, location: AppLocation) -> LoadError:
    """What stands behind the colon cannot be read."""
    message = (
        f"“{location.name}” {error}: write {location.path}:name, or a call with plain values "
        f"as in {location.path}:create_app('dev')."
    )
    return _problem(location, ErrorCode.NO_APP, message, _offers(module))


def wrong_arguments_problem(
    error: WrongArgumentsError, module: ModuleType, location: AppLocation
) -> LoadError:
    """A factory wants other arguments than it is given."""
    message = (
        f"The factory {error.factory}{_signature(module, error.factory)} cannot be called so: "
        f"{error}. Give its arguments, as in {location.path}:{error.factory}('…')."
    )
    return _problem(location, ErrorCode.FACTORY_FAILED, message, (error.factory,))


def several_apps_problem(module: ModuleType, location: AppLocation) -> LoadError:
    """Nothing says which of several apps is wanted."""
    apps = apps_in(module)
    message = (
        f"{location.shown} has several Flask apps ({', '.join(apps)}): name one, as in "
        f"{location.path}:{apps[0]}."
    )
    return _problem(location, ErrorCode.SEVERAL_APPS, message, apps)


def no_app_problem(error: NotFoundError, module: ModuleType, location: AppLocation) -> LoadError:
    """There is no app, or what was named is none."""
    framework = _other_framework(module, location.name, error.result)
    if framework is not None:
        message = f"{location.shown} holds a {framework} app: only Flask apps can be inspected."
        return _problem(location, ErrorCode.OTHER_FRAMEWORK, message, (framework,))
    offers = tuple(offer for offer in _offers(module) if offer != error.called)
    message = _no_app(error, location)
    if offers:
        message += f": name one, as in {location.path}:{offers[0]}."
    else:
        message += f": {_way_out(error)}."
    return _problem(location, ErrorCode.NO_APP, message, offers)


def _no_app(error: NotFoundError, location: AppLocation) -> str:
    if error.called is not None:
        returned = "nothing" if error.result is None else class_name(type(error.result))
        return f"{error.called}() of {location.shown} returned {returned}, not a Flask app"
    if location.name is None:
        return f"{location.shown} has no Flask app named app, and no factory named create_app"
    if error.result is None:
        return f"{location.shown} has no Flask app named {location.name}"
    what = class_name(type(error.result))
    return f"{location.name} in {location.shown} is of the class {what}, not a Flask app"


def _way_out(error: NotFoundError) -> str:
    if error.called is not None and error.result is None:
        return "end it with return app"
    return "name the file that makes the app"


def _other_framework(module: ModuleType, name: str | None, result: object) -> str | None:
    values = vars(module)
    names = [name] if name else ["app", "application", *values]
    for value in (result, *(values.get(n) for n in names)):
        for kind in type(value).__mro__:
            framework = _OTHER_FRAMEWORKS.get(str(kind.__module__).partition(".")[0])
            if framework is not None:
                return framework
    return None


def _signature(module: ModuleType, name: str) -> str:
    try:
        return str(inspect.signature(vars(module)[name]))
    except (KeyError, TypeError, ValueError):
        return "(…)"


def _offers(module: ModuleType) -> tuple[str, ...]:
    """Names that may be meant, the likeliest first."""
    names = (*apps_in(module), *holders_in(module), *_factories(module))
    return tuple(dict.fromkeys(names))


def _factories(module: ModuleType) -> tuple[str, ...]:
    """Functions of the module that look as if they made an app."""
    return tuple(
        name
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and (_APP_WORD.search(name) or "Flask" in value.__code__.co_names)
    )


def _problem(
    location: AppLocation, code: ErrorCode, message: str, offers: tuple[str, ...] = ()
) -> LoadError:
    file = None if location.file is None else str(location.file)
    return LoadError(ErrorInfo(code, message, file=file, offers=offers))
