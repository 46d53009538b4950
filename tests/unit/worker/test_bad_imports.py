"""Whatever an app does while it is imported, there is a sentence, and the worker's own end."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from worker_process import TARGET_PYTHON, WorkerProcess

from inspector.protocol.commands import Cancel, Lane
from inspector.protocol.errors import ErrorCode

Write = Callable[[str, str], Path]

APP = "from flask import Flask\napp = Flask('shop')\n"
VIEW = "@app.route('/')\ndef index():\n    return 'fine'\n"


@pytest.mark.parametrize(
    ("code", "status"),
    [("os._exit(5)", 5), ("ctypes.string_at(0)", -11), ("os.kill(os.getpid(), 9)", -9)],
)
def test_a_process_that_ends_is_the_workers_end(
    worker: WorkerProcess, write: Write, code: str, status: int
) -> None:
    write("app.py", f"import ctypes, os\n{code}\n")
    worker.start_loading("app.py")
    assert worker.process.wait(20) == status
    if status == -11:
        # faulthandler's word on where it was.
        assert 'app.py", line 2' in worker.console()


def test_standard_input_is_empty(worker: WorkerProcess, write: Write) -> None:
    path = write("app.py", "import sys\nsys.stdin.read()\nname = input('Your name? ')\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.IMPORT_FAILED
    assert "EOFError" in error.message
    assert (error.file, error.line) == (str(path), 3)


def test_closed_standard_descriptors_are_no_harm(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        "import os\nfor fd in (0, 1, 2):\n    os.close(fd)\n"
        + APP
        + VIEW
        # Low numbers are now files of the app.
        + "mine = open('notes.txt', 'w')\nprint('lost', file=mine)\n",
    )
    assert worker.load("app.py")[0].name == "shop"
    assert worker.get("/").body == b"fine"


@pytest.mark.parametrize("fds", ["range(3, 256)", "range(3, 4096)"])
def test_every_descriptor_closed_is_told_or_survived(
    worker: WorkerProcess, write: Write, fds: str
) -> None:
    write("app.py", f"import os\nos.closerange({fds[6:-1]})\n" + APP + VIEW)
    if "4096" in fds:
        worker.start_loading("app.py")
        assert worker.process.wait(20) == 81
    else:
        assert worker.load("app.py")[0].name == "shop"


def test_a_flood_of_prints_does_not_touch_the_protocol(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        "import os, sys\n"
        "for _ in range(100):\n    os.write(1, b'x' * 1024 * 1024)\n"
        "os.write(1, bytes(range(256)))\n"
        "sys.stdout.buffer.write(b'Content-Length: 3\\r\\n\\r\\n')\n" + APP,
    )
    assert worker.load("app.py")[0].name == "shop"
    assert len(worker.console()) > 100 * 1024 * 1024


def test_another_current_folder(worker: WorkerProcess, write: Write, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write("app.py", "import os\nos.chdir('elsewhere')\nx = 1\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.NO_APP
    assert error.file == str(tmp_path / "app.py")


CHILD = "import subprocess\nchild = subprocess.Popen(['sleep', '600'])\n"
THREAD = "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()\n"


def test_threads_and_children_end_with_the_worker(worker: WorkerProcess, write: Write) -> None:
    write("app.py", CHILD + THREAD + "print('child', child.pid, flush=True)\n" + APP)
    worker.load("app.py")
    pid = int(worker.wait_for_console("child").split()[1])
    worker.hang_up()
    worker.process.wait(20)
    assert worker.has_ended(pid)


def test_the_app_sees_one_thread_while_it_is_imported(worker: WorkerProcess, write: Write) -> None:
    # gevent's patch_all() counts them, and spoils the import where there are more.
    write(
        "app.py",
        "import threading\nfrom flask import Flask\n"
        "app = Flask(str([thread.name for thread in threading.enumerate()]))\n",
    )
    assert worker.load("app.py")[0].name == "['MainThread']"


GREEN = """
import threading, time
from flask import Flask
app = Flask("green")
@app.route("/")
def index():
    time.sleep(0.01)
    with threading.Lock():
        return "fine"
@app.route("/sleep")
def sleep():
    print("the view runs", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize(
    "patch",
    ["from gevent import monkey; monkey.patch_all()", "import eventlet; eventlet.monkey_patch()"],
)
def test_an_app_of_greenlets(worker: WorkerProcess, write: Write, patch: str) -> None:
    package = patch.split()[1].rstrip(";")
    if subprocess.run([TARGET_PYTHON, "-c", f"import {package}"], capture_output=True).returncode:
        pytest.skip(f"{TARGET_PYTHON} has no {package}")
    write("app.py", patch + GREEN)
    worker.load("app.py")
    for lane in Lane:
        running = worker.execute("/sleep", lane=lane)
        worker.wait_for_console("the view runs")
        worker.send(Cancel(running))
        (answer,) = worker.answers(running)
        assert answer.failed is not None and answer.failed.code is ErrorCode.CANCELLED
        assert worker.get("/", lane=lane).body == b"fine"


def test_a_command_line_parsed_at_import(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "import argparse\nargparse.ArgumentParser().parse_args()\n" + APP)
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.EXITED_AT_IMPORT
    assert "did not understand “run”" in error.message
    assert "parse_known_args" in error.message
    assert (error.line, Path(error.file or "").name) == (2, "app.py")
    write("known.py", "import argparse\nargparse.ArgumentParser().parse_known_args()\n" + APP)
    assert worker.load("known.py")[0].name == "shop"


@pytest.mark.parametrize("handler", ["signal.SIG_IGN", "lambda *_: None"])
def test_a_sigint_handler_of_the_app(worker: WorkerProcess, write: Write, handler: str) -> None:
    write("app.py", f"import signal\nsignal.signal(signal.SIGINT, {handler})\n" + APP + VIEW)
    worker.load("app.py")
    assert worker.get("/").body == b"fine"


@pytest.mark.parametrize(
    "name", ["json.py", "logging.py", "socket.py", "typing.py", "inspector/__init__.py"]
)
def test_modules_beside_the_app_with_names_of_others(
    worker: WorkerProcess, write: Write, name: str
) -> None:
    write(name, "MINE = True\n")
    imported = "inspector" if "/" in name else "os"
    write("app.py", f"import {imported}\n" + APP + VIEW)
    assert worker.load("app.py")[0].name == "shop"
    assert worker.get("/").body == b"fine"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("create_app(", "is neither a name nor a call"),
        ("a-b", "is not a plain name"),
        ("pkg.create()", "is not a plain name"),
        ("create_app(os)", "is not a literal"),
        ("create_app(**{'a': 1})", "**"),
        ("(" * 500, "neither a name nor a call"),
    ],
)
def test_a_call_that_cannot_be_read(
    worker: WorkerProcess, write: Write, call: str, said: str
) -> None:
    write("app.py", "def create_app(config):\n    pass\n")
    error = worker.load_error(f"app.py:{call}")
    assert error.code is ErrorCode.NO_APP
    assert said in error.message
    assert "app.py:create_app('dev')" in error.message
    assert error.offers == ("create_app",)


@pytest.mark.parametrize(
    ("returned", "said"),
    [("None", "returned nothing"), ("app, 1", "returned builtins.tuple"), ("1", "builtins.int")],
)
def test_a_factory_that_returns_no_app(
    worker: WorkerProcess, write: Write, returned: str, said: str
) -> None:
    write("app.py", f"def create_app():\n    app = 0\n    return {returned}\n")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.NO_APP
    assert said in error.message


def test_wrong_arguments_are_said(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "from flask import Flask\ndef build(mode):\n    return Flask(mode)\n")
    error = worker.load_error("app.py:build('dev', 2)")
    assert error.code is ErrorCode.FACTORY_FAILED
    assert "build(mode)" in error.message
    assert "too many positional arguments" in error.message
    assert worker.load("app.py:build('dev')")[0].name == "dev"


def test_a_type_error_inside_a_factory_is_the_factorys(
    worker: WorkerProcess, write: Write
) -> None:
    path = write("app.py", "def create_app(mode='x'):\n    return len(5)\n")
    error = worker.load_error("app.py")
    assert (error.code, error.file, error.line) == (ErrorCode.FACTORY_FAILED, str(path), 2)


def test_an_empty_file(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "")
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.NO_APP
    assert "name the file that makes the app" in error.message


@pytest.mark.parametrize("path", ["größer ☃/my app.py", "-x/--help.py", "a'b\"c/app$(x).py"])
def test_names_with_spaces_and_other_letters(
    worker: WorkerProcess, write: Write, path: str
) -> None:
    write(path, APP)
    assert worker.load(path)[0].name == "shop"
    assert worker.load_error(f"{path}:nothing").file is not None


def test_no_permission(
    start_worker: Callable[..., WorkerProcess], write: Write, tmp_path: Path
) -> None:
    write("app.py", APP).chmod(0)
    write("closed/app.py", APP).parent.chmod(0)
    python: tuple[str, ...] = (TARGET_PYTHON,)
    if os.geteuid() == 0:
        # Root may read everything; the same interpreter without that right.
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything, and setpriv is not here to drop that right")
        python = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", *python)
    worker = start_worker(python=python)
    error = worker.load_error("app.py")
    assert error.code is ErrorCode.FILE_MISSING
    assert "Permission denied" in error.message and "Check its permissions" in error.message
    error = worker.load_error("closed/app.py")
    assert error.code is ErrorCode.FILE_MISSING
    assert "permissions" in error.message
    (tmp_path / "closed").chmod(0o700)


@pytest.mark.parametrize(
    ("files", "app"),
    [
        ({"shop/web.py": "from . import models\n", "shop/models.py": ""}, "shop/web.py"),
        ({"shop/a/web.py": "from ..m import X\n", "shop/m.py": "X = 1"}, "shop/a/web.py"),
        (
            {
                "shop/a/__init__.py": "",
                "shop/a/web.py": "from ..models import X\nfrom .near import Y\n",
                "shop/a/near.py": "Y = 2",
                "shop/models.py": "X = 1",
            },
            "shop/a/web.py:app",
        ),
        # A name that Python's own library has too.
        ({"test/web.py": "from . import models\n", "test/models.py": ""}, "test/web.py"),
        ({"shop/__init__.py": "from .web import app", "shop/web.py": ""}, "shop"),
        # Absolute imports beside relative ones.
        ({"shop/web.py": "from . import b\nimport b as c\n", "shop/b.py": ""}, "shop/web.py"),
        ({"shop/web.py": "from . import b\nimport shop.b\n", "shop/b.py": ""}, "shop/web.py"),
    ],
)
def test_relative_imports_without_init_files(
    worker: WorkerProcess, write: Write, files: dict[str, str], app: str
) -> None:
    for name, text in files.items():
        write(name, text + (APP if name.endswith("web.py") else ""))
    assert worker.load(app)[0].name == "shop"
