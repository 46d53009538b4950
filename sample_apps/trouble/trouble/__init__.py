"""Puts the views together; the trouble of each blueprint stays its own."""

from __future__ import annotations

from flask import Flask, render_template

from . import answers, ending, endless, hooks, redirects


def create_app() -> Flask:
    """Build the app."""
    app = Flask(__name__)
    for blueprint in (ending.bp, endless.bp, answers.bp, redirects.bp, *hooks.blueprints):
        app.register_blueprint(blueprint)
    app.add_url_rule("/", "index", index)
    return app


def index() -> str:
    """Links to everything; nothing here goes wrong."""
    return render_template("index.html")
