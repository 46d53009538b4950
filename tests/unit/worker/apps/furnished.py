"""An app with configuration, extensions, commands, templating, folders and databases."""

import time

import click
from flask import Blueprint, Flask
from flask.cli import AppGroup

app = Flask(__name__, static_folder="assets", static_url_path="/static")


class Hanging:
    def __repr__(self):
        time.sleep(60)


class Settings:
    def __repr__(self):
        return "Settings(host='db', password='hunter2')"


class Mail:
    pass


app.config.update(
    SECRET_KEY="hunter2",
    STRIPE_API_TOKEN=b"hunter2",
    SENTRY_DSN="https://hunter2@sentry.test/1",
    SQLALCHEMY_DATABASE_URI="postgresql+psycopg://shop:hunter2@db.test:5432/shop",
    SQLALCHEMY_BINDS={"users": "sqlite:///users.db", "log": {"url": "mysql://u:hunter2@h/log"}},
    MAIL={"server": "mail.test", "password": "hunter2", "port": 25},
    OPTIONS=["host=db password=hunter2", ("token", "hunter2")],
    SETTINGS=Settings(),
    HANGS=Hanging(),
    WTF_CSRF_SECRET_KEY=None,
    PAGE_SIZE=20,
)
app.extensions["mail"] = Mail()
app.extensions["kept"] = {"state": Mail()}


@app.template_filter("money")
def money_filter(value):
    return f"{value} €"


@app.template_test()
def prime(value):
    return True


@app.template_global()
def today():
    return ""


app.jinja_env.globals["version"] = "1.2"
app.jinja_env.filters["upper"] = money_filter


@app.cli.command("init-db")
@click.option("--drop", is_flag=True)
def init_db_command(drop):
    """Clear existing data
    and create new tables.

    More of it.
    """
    click.echo("made")


users = AppGroup("users", help="Users.")


@users.command("create")
@click.argument("name")
def create_user(name):
    """Make a user."""


@users.command("secret", hidden=True)
def hidden():
    pass


app.cli.add_command(users)
shop = Blueprint("shop", __name__, static_folder="files", url_prefix="/shop")


@shop.cli.command("stock")
def stock():
    pass


app.register_blueprint(shop)


@app.route("/<int:id>")
def number(id):
    return ""


@app.route("/one")
def one():
    return ""
