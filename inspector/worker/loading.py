"""Imports the app by Flask's own rules, as ``flask run`` would in this folder."""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import flask
import flask.cli
from flask.helpers import get_load_dotenv

from .load_errors import import_problem, no_app_problem
from .locating import AppLocation, locate
from .own_code import OwnCode


@dataclass(frozen=True)
class LoadedApp:
    """An imported app. import_path: how the person named it."""

    app: flask.Flask
    import_path: str
    own: OwnCode


def load_app(app: str, own: OwnCode) -> LoadedApp:
    """Import the app that a string names.

    Raises:
        LoadProblem: it cannot be had, and why.
        KeyboardInterrupt: the load was cancelled.
    """
    location = locate(app)
    _prepare_process()
    module = _import(location, own)
    try:
        # The module is imported: what is raised now comes from a factory, or is Flask's.
        loaded = flask.cli.ScriptInfo(app_import_path=location.import_path).load_app()
    except flask.cli.NoAppException as error:
        raise no_app_problem(error, module, location, own) from None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise import_problem(error, location, own, in_factory=True) from None
    own.add_root(Path(loaded.root_path))
    return LoadedApp(loaded, app, own)


def _prepare_process() -> None:
    """What ``flask run`` does to a process before it imports the app."""
    if get_load_dotenv(True):
        flask.cli.load_dotenv()
    # A bare app.run() in the module then does nothing.
    os.environ["FLASK_RUN_FROM_CLI"] = "true"
    sys.argv[:] = [str(Path(sys.executable).with_name("flask")), "run"]


def _import(location: AppLocation, own: OwnCode) -> ModuleType:
    # Imported here first: Flask's locate_app makes text of an ImportError.
    name = flask.cli.prepare_import(location.path)
    own.add_root(Path(sys.path[0], *name.split(".")[:-1]))
    try:
        return importlib.import_module(name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise import_problem(error, location, own, module=name) from None
