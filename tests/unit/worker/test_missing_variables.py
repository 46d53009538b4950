"""Which failures are about an environment variable, and which one."""

from __future__ import annotations

import linecache
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.errors import ErrorCode
from inspector.worker.missing_variables import missing_variable

NAMED = [
    'os.environ["SHOP_URL"]',
    'os.environ.copy()["SHOP_URL"]',
    'raise RuntimeError("SHOP_URL must be set")',
    'raise ValueError("The environment variable SHOP_URL is not set.")',
    'raise RuntimeError("Environment variable \\"SHOP_URL\\" not set")',
    'raise RuntimeError("Set the SHOP_URL environment variable")',
    'raise KeyError("missing environment variable: SHOP_URL")',
    'raise RuntimeError("SHOP_URL not found. Declare it as envvar or define a default value.")',
    'raise SystemExit("please set SHOP_URL before running")',
    'try:\n    os.environ["SHOP_URL"]\nexcept KeyError:\n    raise RuntimeError("no shop")',
]
OTHER = [
    '{"a": 1}["SHOP_URL"]',
    'raise RuntimeError("HTTP is not supported")',
    'raise RuntimeError("PATH must be set")',
    'raise RuntimeError("the id must be set")',
    'raise ValueError("Set BASE to 10")',
]


def _raised(line: str, file: Path) -> BaseException:
    file.write_text(f"import os\n{line}\n")
    linecache.checkcache(str(file))
    try:
        exec(compile(file.read_text(), str(file), "exec"), {"__name__": "app"})
    except (Exception, SystemExit) as error:
        return error
    raise AssertionError("it did not raise")


@pytest.mark.parametrize("line", NAMED)
def test_the_variable_is_named(tmp_path: Path, line: str) -> None:
    assert missing_variable(_raised(line, tmp_path / "app.py")) == "SHOP_URL"


@pytest.mark.parametrize("line", OTHER)
def test_other_failures_are_not_about_variables(tmp_path: Path, line: str) -> None:
    assert "PATH" in os.environ
    assert missing_variable(_raised(line, tmp_path / "app.py")) is None


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[WorkerProcess]:
    """A worker in an empty folder."""
    started = WorkerProcess(tmp_path)
    yield started
    started.close()


def test_the_import_says_so(worker: WorkerProcess) -> None:
    (worker.cwd / "app.py").write_text('import os\nurl = os.environ["SHOP_URL"]\n')
    error = worker.load_error("app.py")
    assert (error.code, error.offers) == (ErrorCode.MISSING_VARIABLE, ("SHOP_URL",))
    assert "app.py needs the environment variable SHOP_URL" in error.message
    assert error.traceback is not None
    assert (error.file, error.line) == (str(worker.cwd / "app.py"), 2)


def test_a_factory_may_miss_one_too(worker: WorkerProcess) -> None:
    source = "import os\ndef create_app():\n    os.environ['SHOP_KEY']\n"
    (worker.cwd / "app.py").write_text(source)
    error = worker.load_error("app.py")
    assert (error.code, error.offers) == (ErrorCode.MISSING_VARIABLE, ("SHOP_KEY",))
