"""Why an app could not be loaded, told with what helps."""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from types import ModuleType

import flask

from ..protocol.errors import ErrorCode, ErrorInfo
from .locating import AppLocation, LoadError
from .missing_variables import missing_variable
from .own_code import OwnCode
from .safe_values import safe_repr
from .tracebacks import error_of, summary

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


def import_problem(
    error: BaseException,
    location: AppLocation,
    own: OwnCode,
    module: str = "",
    in_factory: bool = False,
) -> LoadError:
    """The module, or a factory in it, raised.

    module: dotted name of the module that was being imported.
    """
    what = _shown(location)
    variable = missing_variable(error)
    if variable is not None and not isinstance(error, (SyntaxError, ImportError)):
        return LoadError(_variable_missing(error, variable, what, own))
    if isinstance(error, SystemExit):
        return LoadError(_exited(error, what, own))
    if isinstance(error, SyntaxError):
        return LoadError(_syntax_error(error, own))
    if isinstance(error, ModuleNotFoundError) and error.name:
        if _is_target(error.name, module):
            return LoadError(_target_missing(location))
        return LoadError(_module_missing(error, error.name, what, own))
    if in_factory:
        message = f"The factory of {what} raised {summary(error)}."
        return LoadError(error_of(error, ErrorCode.FACTORY_FAILED, own, message))
    message = f"Importing {what} raised {summary(error)}."
    return LoadError(error_of(error, ErrorCode.IMPORT_FAILED, own, message))


def no_app_problem(
    error: Exception, module: ModuleType, location: AppLocation, own: OwnCode
) -> LoadError:
    """The module was imported, and Flask found no app in it that it could take."""
    framework = _other_framework(module, location.name)
    if framework is not None:
        return LoadError(_other(framework, location))
    if isinstance(error.__cause__, TypeError):
        return LoadError(_needs_arguments(error.__cause__, module, location, own))
    apps = _apps(module)
    if location.name is None and len(apps) > 1:
        message = f"{_shown(location)} has several Flask apps ({', '.join(apps)}): name one, "
        message += f"as in {location.path}:{apps[0]}."
        return LoadError(_at(location, ErrorCode.SEVERAL_APPS, message, apps))
    return LoadError(_no_app(module, location, apps))


def _exited(error: SystemExit, what: str, own: OwnCode) -> ErrorInfo:
    message = (
        f"{what} called sys.exit({safe_repr(error.code)}) while it was imported: put what ends "
        'the program under if __name__ == "__main__".'
    )
    return error_of(error, ErrorCode.EXITED_AT_IMPORT, own, message)


def _syntax_error(error: SyntaxError, own: OwnCode) -> ErrorInfo:
    where = Path(error.filename or "the module").name
    line = f" in line {error.lineno}" if error.lineno else ""
    message = f"{where} has a {type(error).__name__}{line}: {error.msg}."
    return error_of(error, ErrorCode.SYNTAX_ERROR, own, message)


def _is_target(missing: str, module: str) -> bool:
    return bool(module) and (missing == module or module.startswith(missing + "."))


def _target_missing(location: AppLocation) -> ErrorInfo:
    message = f"There is no file or module {location.path} in {Path.cwd()}: check the name."
    return ErrorInfo(ErrorCode.FILE_MISSING, message)


def _module_missing(error: ImportError, name: str, what: str, own: OwnCode) -> ErrorInfo:
    message = (
        f"{what} needs the module {name}, which {sys.executable} does not have: install it "
        "there, or choose the interpreter that has it."
    )
    return error_of(error, ErrorCode.MODULE_MISSING, own, message, offers=(name,))


def _variable_missing(error: BaseException, name: str, what: str, own: OwnCode) -> ErrorInfo:
    message = (
        f"{what} needs the environment variable {name}, which is not set: give it a value, "
        f"as --env {name}=… does, or write it into .env."
    )
    return error_of(error, ErrorCode.MISSING_VARIABLE, own, message, offers=(name,))


def _other_framework(module: ModuleType, name: str | None) -> str | None:
    names = [name] if name else ["app", "application", *vars(module)]
    for value in (vars(module).get(n) for n in names):
        for kind in type(value).__mro__:
            framework = _OTHER_FRAMEWORKS.get(str(kind.__module__).partition(".")[0])
            if framework is not None:
                return framework
    return None


def _other(framework: str, location: AppLocation) -> ErrorInfo:
    message = f"{_shown(location)} holds a {framework} app: only Flask apps can be inspected."
    return _at(location, ErrorCode.OTHER_FRAMEWORK, message, (framework,))


def _needs_arguments(
    cause: TypeError, module: ModuleType, location: AppLocation, own: OwnCode
) -> ErrorInfo:
    wanted = (location.name or "").partition("(")[0]
    named = [wanted] if wanted else ["create_app", "make_app"]
    factory = next((n for n in named if n in vars(module)), named[0])
    message = (
        f"The factory {factory}{_signature(module, factory)} cannot be called so: give its "
        f"arguments, as in {location.path}:{factory}('…')."
    )
    return error_of(cause, ErrorCode.FACTORY_FAILED, own, message, offers=(factory,))


def _signature(module: ModuleType, name: str) -> str:
    try:
        return str(inspect.signature(vars(module)[name]))
    except (KeyError, TypeError, ValueError):
        return "(…)"


def _no_app(module: ModuleType, location: AppLocation, apps: tuple[str, ...]) -> ErrorInfo:
    what, offers = _shown(location), apps + _factories(module)
    if location.name is not None:
        message = f"{what} has no Flask app named {location.name}"
    else:
        message = f"{what} has no Flask app named app, and no factory named create_app"
    if offers:
        message += f": name one, as in {location.path}:{offers[0]}."
    else:
        message += ": name the file that makes the app."
    return _at(location, ErrorCode.NO_APP, message, offers)


def _apps(module: ModuleType) -> tuple[str, ...]:
    return tuple(n for n, value in vars(module).items() if isinstance(value, flask.Flask))


def _factories(module: ModuleType) -> tuple[str, ...]:
    """Functions of the module that look as if they made an app."""
    return tuple(
        name
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and (_APP_WORD.search(name) or "Flask" in value.__code__.co_names)
    )


def _shown(location: AppLocation) -> str:
    return Path(location.path).resolve().name


def _at(
    location: AppLocation, code: ErrorCode, message: str, offers: tuple[str, ...]
) -> ErrorInfo:
    path = Path(location.path).resolve()
    file = str(path) if path.is_file() else None
    return ErrorInfo(code, message, file=file, offers=offers)
