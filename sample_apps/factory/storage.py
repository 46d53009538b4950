"""The database: one connection a request, and the command that makes the table."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import click
from flask import Flask, current_app, g
from flask.cli import with_appcontext

SCHEMA = """
DROP TABLE IF EXISTS reading;
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    taken TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    celsius REAL NOT NULL
);
INSERT INTO reading (celsius) VALUES (18.5), (21.0), (19.25);
"""


def connection() -> sqlite3.Connection:
    """The connection of the current request."""
    if "connection" not in g:
        file = Path(current_app.config["DATABASE"])
        # SQLite makes the file that is missing, but not its folder.
        file.parent.mkdir(parents=True, exist_ok=True)
        g.connection = sqlite3.connect(file)
        g.connection.row_factory = sqlite3.Row
    return g.connection


def close(_error: BaseException | None) -> None:
    """Close the connection, where there was one."""
    opened = g.pop("connection", None)
    if opened is not None:
        opened.close()


@click.command("init-db")
@with_appcontext
def init_db() -> None:
    """Make the table anew, with three readings."""
    connection().executescript(SCHEMA)
    click.echo(f"The table is in {current_app.config['DATABASE']}.")


def init_app(app: Flask) -> None:
    """Register with an app."""
    app.teardown_appcontext(close)
    app.cli.add_command(init_db)
