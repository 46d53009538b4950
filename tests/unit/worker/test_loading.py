"""Apps are found and imported by Flask's own rules, as ``flask run`` would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from worker_process import WorkerProcess

Write = Callable[[str, str], Path]

NAMED = """
from flask import Flask
{name} = Flask({title!r})
"""
FACTORY = """
from flask import Flask
def {name}(title="made", **options):
    app = Flask("pack")
    app.name = f"{{title}} {{options}}"
    return app
"""


@pytest.mark.parametrize(
    ("files", "app", "name"),
    [
        ({"app.py": NAMED.format(name="app", title="one")}, "app.py", "one"),
        ({"app.py": NAMED.format(name="application", title="one")}, "app.py", "one"),
        ({"app.py": NAMED.format(name="odd", title="one")}, "app.py", "one"),
        ({"app.py": NAMED.format(name="app", title="one")}, "app", "one"),
        (
            {"two.py": NAMED.format(name="a", title="A") + NAMED.format(name="b", title="B")},
            "two.py:b",
            "B",
        ),
        ({"wsgi.py": NAMED.format(name="app", title="one")}, ".", "one"),
        ({"sub/app.py": NAMED.format(name="app", title="one")}, "sub", "one"),
        ({"sub/app.py": NAMED.format(name="api", title="one")}, "sub/:api", "one"),
        ({"a b/größe.py": NAMED.format(name="app", title="one")}, "a b/größe.py", "one"),
        ({"f.py": FACTORY.format(name="create_app")}, "f.py", "made {}"),
        ({"f.py": FACTORY.format(name="make_app")}, "f.py", "made {}"),
        ({"f.py": FACTORY.format(name="build")}, "f.py:build('dev', key=[1])", "dev {'key': [1]}"),
        ({"f.py": FACTORY.format(name="build")}, "f.py:build", "made {}"),
        (
            {"pack/__init__.py": "", "pack/web.py": NAMED.format(name="app", title="one")},
            "pack.web:app",
            "one",
        ),
        (
            {
                "pack/__init__.py": "TITLE = 'relative'",
                "pack/web.py": "from . import TITLE\n"
                + NAMED.format(name="app", title="x")
                + "app.name = TITLE",
            },
            "pack/web.py",
            "relative",
        ),
        ({"pack/__init__.py": NAMED.format(name="app", title="one")}, "pack", "one"),
    ],
)
def test_the_app_is_found(
    worker: WorkerProcess, write: Write, files: dict[str, str], app: str, name: str
) -> None:
    for file, text in files.items():
        write(file, text)
    description, _ = worker.load(app)
    assert description.name == name
    assert description.import_path == app


def test_the_process_looks_as_under_flask_run(
    worker: WorkerProcess, write: Write, tmp_path: Path
) -> None:
    write(
        "sub/app.py",
        """
        import os, sys
        from flask import Flask
        app = Flask(__name__)
        app.name = repr((sys.argv[1:], os.getcwd(), os.environ["FLASK_RUN_FROM_CLI"]))
        app.run()
        """,
    )
    description, _ = worker.load("sub/app.py")
    assert description.name == repr((["run"], str(tmp_path.resolve()), "true"))
    # Flask's own words about the app.run() that did nothing.
    assert "app.run()" in worker.console()


def test_debug_follows_the_environment(
    start_worker: Callable[..., WorkerProcess], write: Write
) -> None:
    write("app.py", NAMED.format(name="app", title="one"))
    assert start_worker(env={"FLASK_DEBUG": "1"}).load("app.py")[0].debug
    assert not start_worker(env={"FLASK_DEBUG": "0"}).load("app.py")[0].debug


def test_env_files_are_read_where_the_target_has_dotenv(
    start_worker: Callable[..., WorkerProcess], write: Write
) -> None:
    # The package is no dependency of ours; these are the functions that Flask asks for.
    write(
        "lib/dotenv.py",
        """
        import os
        def find_dotenv(name, usecwd):
            return name if name == ".flaskenv" else ""
        def dotenv_values(path, encoding):
            return dict(line.split("=") for line in open(path).read().split())
        def load_dotenv(path, encoding):
            os.environ.update(dotenv_values(path, encoding))
        """,
    )
    write(".flaskenv", "TITLE=from_flaskenv\n")
    app = NAMED.format(name="app", title="x")
    write("app.py", f"import os{app}app.name = os.environ['TITLE']")
    worker = start_worker(env={"PYTHONPATH": "lib"})
    assert worker.load("app.py")[0].name == "from_flaskenv"


def test_an_app_context_pushed_at_import_is_not_seen_by_a_request(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        """
        from flask import Flask, g
        app = Flask(__name__)
        app.app_context().push()
        g.left = "over"
        @app.route("/")
        def index():
            return g.get("left", "clean")
        """,
    )
    worker.load("app.py")
    assert worker.get("/").body == b"clean"
