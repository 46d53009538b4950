"""What the worker does before, beside and after an app: the pipe, the modules, the end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from worker_process import TARGET_PYTHON, WORKER, WorkerProcess

from inspector.protocol.commands import Shutdown
from inspector.protocol.limits import PROTOCOL_VERSION
from inspector.protocol.reports import Ready

Start = Callable[..., WorkerProcess]
Write = Callable[[str, str], Path]

APP = """
from flask import Flask
app = Flask(__name__)
@app.route("/")
def index():
    return "hello"
"""


def test_ready_comes_first_and_says_what_runs(tmp_path: Path) -> None:
    worker = WorkerProcess(tmp_path)
    try:
        ready, _ = worker.frame()
        assert isinstance(ready, Ready)
        assert ready.protocol == PROTOCOL_VERSION
        assert ready.python.startswith("3.")
        assert ready.executable == TARGET_PYTHON
        assert ready.pid == worker.process.pid
        assert ready.flask and ready.werkzeug
    finally:
        worker.close()


@pytest.mark.parametrize(
    "name", ["inspector/__init__.py", "json.py", "logging.py", "traceback.py", "worker.py"]
)
def test_a_target_may_have_modules_of_any_name(
    worker: WorkerProcess, write: Write, name: str
) -> None:
    write(name, "MINE = True\n")
    write("app.py", APP)
    worker.load("app.py")
    assert worker.get("/").body == b"hello"


def test_a_target_finds_its_own_package_named_inspector(
    worker: WorkerProcess, write: Write
) -> None:
    write("inspector/__init__.py", "NAME = 'mine'\n")
    write(
        "app.py",
        """
        from flask import Flask
        from inspector import NAME
        app = Flask(__name__)
        @app.route("/")
        def index():
            return NAME
        """,
    )
    worker.load("app.py")
    assert worker.get("/").body == b"mine"


def test_nothing_is_written_into_the_targets_folder(
    worker: WorkerProcess, write: Write, tmp_path: Path
) -> None:
    write("pack/__init__.py", "")
    write("pack/app.py", APP)
    worker.load("pack/app.py")
    assert worker.get("/").body == b"hello"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["__init__.py", "app.py", "pack"]


def test_prints_of_the_app_reach_the_console_and_not_the_protocol(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        "import os, subprocess, sys\n"
        "print('printed')\n"
        "os.write(1, b'written to 1\\n')\n"
        "subprocess.run([sys.executable, '-c', 'print(3 * \"child \")'], check=True)\n" + APP,
    )
    worker.load("app.py")
    for line in ("printed", "written to 1", "child child child"):
        assert line in worker.console()


def test_an_app_that_reads_standard_input_finds_it_empty(
    worker: WorkerProcess, write: Write
) -> None:
    write("app.py", "import sys\nassert sys.stdin.read() == ''\n" + APP)
    worker.load("app.py")
    assert worker.get("/").body == b"hello"


def test_an_app_may_close_the_low_descriptors(worker: WorkerProcess, write: Write) -> None:
    write("app.py", "import os\nos.closerange(0, 2)\nos.closerange(3, 100)\n" + APP)
    worker.load("app.py")
    assert worker.get("/").body == b"hello"


def test_a_worker_whose_pipe_became_the_users_file_writes_nothing_there(
    worker: WorkerProcess, write: Write, tmp_path: Path
) -> None:
    write(
        "app.py",
        """
        import os
        from flask import Flask
        app = Flask(__name__)
        @app.route("/")
        def index():
            mine = os.open("mine.txt", os.O_RDWR | os.O_CREAT)
            for number in range(512, 600):
                try:
                    os.fstat(number)
                except OSError:
                    continue
                os.dup2(mine, number)
            return "hello"
        """,
    )
    worker.load("app.py")
    worker.execute("/")
    assert worker.process.wait(20) == 81
    assert (tmp_path / "mine.txt").read_bytes() == b""


def test_a_child_that_a_view_forked_does_not_answer_twice(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        """
        import os, warnings
        from flask import Flask
        app = Flask(__name__)
        @app.route("/fork")
        def fork():
            warnings.simplefilter("ignore")
            child = os.fork()
            if child:
                _, status = os.waitpid(child, 0)
                return f"parent, child ended with {status}"
            return "child"
        @app.route("/")
        def index():
            return "hello"
        """,
    )
    worker.load("app.py")
    assert worker.get("/fork").body == b"parent, child ended with 0"
    assert worker.get("/").body == b"hello"


def test_shutdown_lets_the_app_clean_up(
    worker: WorkerProcess, write: Write, tmp_path: Path
) -> None:
    write("app.py", "import atexit\natexit.register(open, 'cleaned', 'w')\n" + APP)
    worker.load("app.py")
    worker.send(Shutdown())
    assert worker.process.wait(20) == 0
    assert (tmp_path / "cleaned").exists()


def test_shutdown_does_not_wait_for_a_view_that_hangs(worker: WorkerProcess, write: Write) -> None:
    write(
        "app.py",
        """
        from flask import Flask
        app = Flask(__name__)
        @app.route("/")
        def index():
            print("hanging", flush=True)
            while True:
                pass
        """,
    )
    worker.load("app.py")
    worker.execute("/")
    worker.wait_for_console("hanging")
    worker.send(Shutdown())
    assert worker.process.wait(20) != 0


@pytest.mark.parametrize("politely", [True, False])
def test_the_end_takes_along_what_the_app_started(
    worker: WorkerProcess, write: Write, politely: bool
) -> None:
    write(
        "app.py",
        "import subprocess\nchild = subprocess.Popen(['sleep', '1000'])\n"
        "print('child', child.pid, flush=True)\n" + APP,
    )
    worker.load("app.py")
    child = int(worker.wait_for_console("child ").split("child ")[1].split()[0])
    if politely:
        worker.send(Shutdown())
    else:
        worker.hang_up()
    worker.process.wait(20)
    assert worker.has_ended(child)


def test_what_is_no_command_ends_the_worker(worker: WorkerProcess) -> None:
    assert worker.process.stdin is not None
    worker.process.stdin.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert worker.process.wait(20) == 82
    assert "route inspector: not a header line" in worker.console()


def test_the_worker_leads_a_process_group_of_its_own(worker: WorkerProcess) -> None:
    assert os.getpgid(worker.process.pid) == worker.process.pid


def test_multiprocessing_spawn_starts_no_second_worker(
    worker: WorkerProcess, write: Write
) -> None:
    write(
        "app.py",
        """
        import multiprocessing
        from flask import Flask
        app = Flask(__name__)
        @app.route("/")
        def index():
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                return str(pool.apply(abs, (-7,)))
        """,
    )
    worker.load("app.py")
    assert worker.get("/").body == b"7"


def test_the_bootstrap_does_nothing_when_it_is_only_imported() -> None:
    code = f"import runpy; runpy.run_path({str(WORKER)!r}, run_name='other')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b""
