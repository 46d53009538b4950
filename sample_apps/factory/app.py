"""A weather station: a package whose app is made by a factory.

There is no app object here to import. Flask, and the inspector, find `create_app`, call it,
and take what it returns. Things to try in the inspector:

    GET  /               which configuration, which database, and where the station stands
    GET  /readings/      before `flask init-db` there is "no such table: reading"; run the
                         command from the group App, then send again
    POST /readings/      JSON {"celsius": 21.5}; "warm" is a 400 told in JSON
    GET  /readings/1     one of them; /readings/99 is a 404

and to open, in place of sample_apps/factory/app.py:

    sample_apps/factory/app.py:create_app('production')     no debug mode, a secret of its own
    sample_apps/factory/app.py:create_app('testing', database='/tmp/station.sqlite')
    sample_apps.factory.app:create_app                      by its dotted name

`.flaskenv` beside this file says where the station stands and turns debug mode on; it is read
where `flask run` would read it, which is when --cwd is this folder.

By itself:  cd sample_apps/factory; flask init-db; flask run
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from . import pages, readings, storage
from .settings import SETTINGS


def create_app(config: str = "development", database: str | None = None) -> Flask:
    """Build the station.

    config: "development", "testing" or "production".
    database: path of the SQLite file; None for one in the instance folder.

    Raises:
        KeyError: there is no such configuration.
    """
    app = Flask(__name__, instance_relative_config=True)
    app.config.from_object(SETTINGS[config])
    app.config.from_prefixed_env("STATION")
    app.config["DATABASE"] = database or str(Path(app.instance_path) / "station.sqlite")
    storage.init_app(app)
    app.register_blueprint(pages.bp)
    app.register_blueprint(readings.bp)
    return app
