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

from .asgi import AsgiStack
from .call_text import BadCallError
from .finding import FoundApp, NotFoundError, NotOneAppError, WrongArgumentsError, find_app
from .load_errors import import_problem
from .locating import AppLocation, locate
from .no_app import bad_call_problem, no_app_problem, several_apps_problem, wrong_arguments_problem
from .own_code import OwnCode
from .packages import package_name
from .wsgi_stack import ServedApp, WsgiApp, mount_path, served_apps


@dataclass(frozen=True)
class LoadedApp:
    """An imported app.

    import_path: how the person named it.
    stack: what requests are sent to: the app itself, or what stands around it.
    served: every app that the stack hands requests on to.
    """

    app: flask.Flask
    import_path: str
    own: OwnCode
    stack: WsgiApp
    served: tuple[ServedApp, ...] = ()

    @property
    def mount_path(self) -> str:
        """The path below which a dispatcher in the stack has the app; "" for none."""
        return mount_path(self.served, self.app)

    @property
    def flask_apps(self) -> tuple[flask.Flask, ...]:
        """The app, then the other Flask apps of the stack."""
        others = (entry.app for entry in self.served if entry.is_flask)
        return (self.app, *(other for other in others if other is not self.app))

    @property
    def guarded_apps(self) -> tuple[flask.Flask, ...]:
        """The Flask apps that must not raise out of the stack.

        What stands around as ASGI has them raise on purpose, and makes the answer itself.
        """
        return () if isinstance(self.stack, AsgiStack) else self.flask_apps


def load_app(app: str, own: OwnCode) -> LoadedApp:
    """Import the app that a string names.

    Raises:
        LoadError: it cannot be had, and why.
        KeyboardInterrupt: the load was cancelled.
    """
    location = locate(app)
    _prepare_process()
    found = _find(_import(location, own), location, own)
    served = tuple(served_apps(found.stack))
    loaded = LoadedApp(found.app, app, own, found.stack, served)
    for one in loaded.flask_apps:
        own.add_root(Path(one.root_path))
    return loaded


def _prepare_process() -> None:
    """What ``flask run`` does to a process before it imports the app."""
    if get_load_dotenv(True):
        flask.cli.load_dotenv()
    # A bare app.run() in the module then does nothing.
    os.environ["FLASK_RUN_FROM_CLI"] = "true"
    sys.argv[:] = [str(Path(sys.executable).with_name("flask")), "run"]


def _import(location: AppLocation, own: OwnCode) -> ModuleType:
    name = flask.cli.prepare_import(location.path)
    own.add_root(Path(sys.path[0], *name.split(".")[:-1]))
    file = location.file
    if file is not None:
        name = package_name(file, name)
    try:
        return importlib.import_module(name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise import_problem(error, location, own, module=name) from None


def _find(module: ModuleType, location: AppLocation, own: OwnCode) -> FoundApp:
    """What is raised here comes from a factory, or says that there is no app."""
    try:
        return find_app(module, location.name)
    except BadCallError as error:
        raise bad_call_problem(error, module, location) from None
    except WrongArgumentsError as error:
        raise wrong_arguments_problem(error, module, location) from None
    except NotOneAppError:
        raise several_apps_problem(module, location) from None
    except NotFoundError as error:
        raise no_app_problem(error, module, location) from None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise import_problem(error, location, own, in_factory=True) from None
