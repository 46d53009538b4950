"""Why an app could not be loaded, told with what helps."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from ..protocol.errors import ErrorCode, ErrorInfo
from .locating import AppLocation, LoadError
from .missing_variables import missing_variable
from .own_code import OwnCode
from .safe_values import safe_repr
from .tracebacks import error_of, summary


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
    what = location.shown
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


def _exited(error: SystemExit, what: str, own: OwnCode) -> ErrorInfo:
    if _parsed_arguments(error):
        message = (
            f"{what} reads the command line while it is imported, and did not understand "
            f"“{' '.join(sys.argv[1:])}”: parse it under if __name__ == "
            '"__main__", or with parse_known_args.'
        )
        return error_of(error, ErrorCode.EXITED_AT_IMPORT, own, message)
    message = (
        f"{what} called sys.exit({safe_repr(error.code)}) while it was imported: put what ends "
        'the program under if __name__ == "__main__".'
    )
    return error_of(error, ErrorCode.EXITED_AT_IMPORT, own, message)


def _parsed_arguments(error: SystemExit) -> bool:
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_globals.get("__name__") == "argparse" for frame, _ in frames)


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
