"""Each way in which an app cannot be loaded is told with what helps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from worker_process import TARGET_PYTHON, WorkerProcess

from inspector.protocol.commands import Cancel
from inspector.protocol.errors import ErrorCode
from inspector.protocol.reports import LoadFailed

Write = Callable[[str, str], Path]


def test_a_missing_file(worker: WorkerProcess, tmp_path: Path) -> None:
    error = worker.load_error("nowhere/app.py")
    assert error.code is ErrorCode.FILE_MISSING
    assert str(tmp_path / "nowhere" / "app.py") in error.message


def test_a_missing_module(worker: WorkerProcess) -> None:
    error = worker.load_error("nowhere")
    assert error.code is ErrorCode.FILE_MISSING
    assert "no file or module nowhere" in error.message


def test_a_folder_without_an_app(worker: WorkerProcess, write: Write) -> None:
    write("empty/notes.txt", "")
    error = worker.load_error("empty")
    assert error.code is ErrorCode.FILE_MISSING
    assert "no app.py or wsgi.py" in error.message


def test_a_text_file(worker: WorkerProcess, write: Write) -> None:
    write("notes.txt", "Dear diary")
    error = worker.load_error("notes.txt")
    assert error.code is ErrorCode.NOT_PYTHON
    assert "notes.txt is not a Python file" in error.message


def test_a_binary_file(worker: WorkerProcess, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.NOT_PYTHON
    assert "binary" in error.message


def test_a_syntax_error_in_the_file(worker: WorkerProcess, write: Write) -> None:
    path = write("app.py", "from flask import Flask\n\napp = Flask(__name__\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.SYNTAX_ERROR
    assert (error.file, error.line) == (str(path), 3)
    assert "app.py has a SyntaxError in line 3" in error.message
    assert [line.text for line in error.excerpt][2] == "app = Flask(__name__"
    assert error.traceback is not None
    assert "importlib" not in error.traceback


def test_a_syntax_error_in_a_module_it_imports(worker: WorkerProcess, write: Write) -> None:
    path = write("models.py", "class User\n")
    write("app.py", "import models\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.SYNTAX_ERROR
    assert (error.file, error.line) == (str(path), 1)


def test_an_import_that_raises(worker: WorkerProcess, write: Write) -> None:
    path = write("app.py", "def read():\n    return {}['SECRET']\n\nKEY = read()\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.IMPORT_FAILED
    assert error.message == "Importing app.py raised KeyError: 'SECRET'."
    assert error.exception == "builtins.KeyError"
    assert (error.file, error.line) == (str(path), 2)
    assert [line.number for line in error.excerpt] == [1, 2, 3, 4]
    assert error.traceback is not None
    lines = error.traceback.splitlines()
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1] == f'  File "{path}", line 4, in <module>'
    assert lines[-1] == "KeyError: 'SECRET'"
    assert "inspector" not in error.traceback


def test_a_cause_keeps_its_own_traceback(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        """
        try:
            int("x")
        except ValueError as error:
            raise RuntimeError("no number") from error
        """,
    )
    error = worker.load_error("app.py")
    assert error.traceback is not None
    assert error.traceback.index("ValueError: invalid literal") < error.traceback.index(
        "The above exception was the direct cause"
    )
    assert "importlib" not in error.traceback


def test_a_module_that_the_interpreter_does_not_have(worker: WorkerProcess, write: Write) -> None:
    path = write("app.py", "import os\nimport flask_imaginary.login\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.MODULE_MISSING
    assert error.offers == ("flask_imaginary",)
    assert "flask_imaginary" in error.message
    assert TARGET_PYTHON in error.message
    assert (error.file, error.line) == (str(path), 2)


def test_the_workers_own_modules_are_not_in_the_way(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "import channel\n")
    error = worker.load_error("app.py")
    assert (error.code, error.offers) == (ErrorCode.MODULE_MISSING, ("channel",))


def test_a_name_that_a_module_does_not_have(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "from flask import Flasque\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.IMPORT_FAILED
    assert "cannot import name 'Flasque'" in error.message


def test_no_app_in_the_module(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "x = 1\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.NO_APP
    assert error.offers == ()
    assert "app.py has no Flask app named app" in error.message


def test_factories_of_odd_names_are_offered(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        """
        from flask import Flask, jsonify
        def happy(): return 1
        def build_the_app(): return None
        def shop(): return Flask("shop")
        """,
    )
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.NO_APP
    assert error.offers == ("build_the_app", "shop")
    assert "app.py:build_the_app" in error.message


def test_an_app_of_another_name_is_offered(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "from flask import Flask\napi = Flask('api')\n")
    error = worker.load_error("app.py:web")
    assert error.code is ErrorCode.NO_APP
    assert error.offers == ("api",)


def test_several_apps_are_offered(worker: WorkerProcess, write: Write) -> None:
    write("two.py", "from flask import Flask\nshop = Flask('shop')\nadmin = Flask('admin')\n")
    error = worker.load_error("two.py")
    assert error.code is ErrorCode.SEVERAL_APPS
    assert error.offers == ("shop", "admin")
    assert "two.py:shop" in error.message


@pytest.mark.parametrize("app", ["app.py", "app.py:create_app"])
def test_a_factory_that_wants_arguments(worker: WorkerProcess, write: Write, app: str) -> None:
    write("app.py", "def create_app(config, *, debug):\n    pass\n")
    error = worker.load_error(app)
    assert error.code is ErrorCode.FACTORY_FAILED
    assert "create_app(config, *, debug)" in error.message
    assert "app.py:create_app('…')" in error.message


def test_a_factory_that_raises(worker: WorkerProcess, write: Write) -> None:
    path = write("app.py", "def create_app():\n    raise LookupError('no database')\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.FACTORY_FAILED
    assert "LookupError: no database" in error.message
    assert (error.file, error.line) == (str(path), 2)
    assert error.traceback is not None
    assert error.traceback.splitlines()[1] == f'  File "{path}", line 2, in create_app'


@pytest.mark.parametrize("status", ["0", "'wrong usage'"])
def test_sys_exit_at_import(worker: WorkerProcess, write: Write, status: str) -> None:
    path = write("app.py", f"import sys\nsys.exit({status})\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.EXITED_AT_IMPORT
    assert f"sys.exit({status})" in error.message
    assert (error.file, error.line) == (str(path), 2)


@pytest.mark.parametrize(
    ("package", "framework"), [("fastapi", "FastAPI"), ("quart", "Quart"), ("django", "Django")]
)
def test_apps_of_other_frameworks_are_named(
    worker: WorkerProcess, write: Write, package: str, framework: str
) -> None:
    write(f"{package}/__init__.py", "class App: pass\n")
    write("app.py", f"from {package} import App\napplication = App()\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.OTHER_FRAMEWORK
    assert error.offers == (framework,)
    assert f"a {framework} app" in error.message


def test_an_interpreter_without_flask(
    start_worker: Callable[..., WorkerProcess], write: Write
) -> None:
    path = write("app.py", "import flask\n")
    bare = start_worker(python=(TARGET_PYTHON, "-S"))
    error = bare.load_error("app.py")
    assert error.code is ErrorCode.FLASK_MISSING
    assert TARGET_PYTHON in error.message
    assert bare.load_error(str(path.with_name("other.py"))).code is ErrorCode.FILE_MISSING


def test_an_endless_import_can_be_cancelled(worker: WorkerProcess, write: Write) -> None:
    path = write("app.py", "print('importing', flush=True)\nwhile True:\n    pass\n")
    worker.start_loading("app.py")
    worker.wait_for_console("importing")
    worker.send(Cancel(0))
    error = worker.wait_for(LoadFailed).error
    assert error.code is ErrorCode.CANCELLED
    assert error.file == str(path)


def test_a_load_may_be_cancelled_before_it_begins(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "while True:\n    pass\n")
    worker.start_loading("app.py")
    worker.send(Cancel(0))
    assert worker.wait_for(LoadFailed).error.code is ErrorCode.CANCELLED


@pytest.mark.parametrize("app", ["a\0b.py", "x" * 5000 + ".py"])
def test_a_path_that_no_disk_can_have(worker: WorkerProcess, app: str) -> None:
    assert worker.load_error(app).message
    assert worker.process.poll() is None


def test_a_worker_that_could_not_load_may_be_given_another_app(
    worker: WorkerProcess, write: Write
) -> None:
    write("bad.py", "1 / 0\n")
    write("good.py", "from flask import Flask\napp = Flask('good')\n")
    worker.load_error("bad.py")
    assert worker.load("good.py")[0].name == "good"


def test_an_app_that_cannot_be_described(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "from flask import Flask\napp = Flask('x')\napp.blueprints = None\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.DESCRIBE_FAILED
    assert "TypeError" in error.message
