"""Apps that cannot be loaded: their files, and what the command line has to say."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class BadImport:
    """One app that ends with exit code 3.

    says: words of the sentence. shows: words of the target's traceback.
    fast: one of the few that every test run can afford.
    words: more options. data: the file's bytes where it is no text.
    """

    name: str
    source: str
    says: tuple[str, ...]
    shows: tuple[str, ...] = ()
    app: str = "app.py"
    words: tuple[str, ...] = ()
    fast: bool = False
    more: dict[str, str] = field(default_factory=dict)
    data: bytes | None = None


FLASK = "from flask import Flask\napp = Flask(__name__)\n"

BAD_IMPORTS = (
    BadImport(
        "raises",
        "KEY = {}['SECRET']\n",
        ("Importing app.py raised KeyError: 'SECRET'",),
        ("Traceback (most recent call last):", "app.py", "line 1"),
        fast=True,
    ),
    BadImport(
        "syntax_error",
        "from flask import Flask\napp = Flask(__name__\n",
        ("app.py has a SyntaxError in line 2",),
        ("app = Flask(__name__", "was never closed"),
        fast=True,
    ),
    BadImport("sys_exit_0", "import sys\nsys.exit(0)\n", ("sys.exit(0)",), ("line 2",)),
    BadImport(
        "os_exit", "import os\nos._exit(0)\n", ("ended with exit code 0", "app.py"), fast=True
    ),
    BadImport(
        "segfault",
        "import ctypes\nctypes.string_at(0)\n",
        ("SIGSEGV", "crash in native code", "app.py"),
        fast=True,
    ),
    BadImport(
        "endless_loop",
        "while True:\n    pass\n",
        ("took longer than 10 s", "--timeout"),
        ("line",),
        words=("--timeout", "1"),
    ),
    BadImport(
        "endless_in_c",
        "import ctypes\nctypes.PyDLL(None).sleep(3600)\n",
        ("took longer than 10 s", "--timeout"),
        words=("--timeout", "1"),
    ),
    BadImport("reads_stdin", "name = input('name? ')\n", ("EOFError",), ("line 1",)),
    BadImport(
        "missing_module",
        "import flask_imaginary\n",
        ("flask_imaginary",),
        ("ModuleNotFoundError",),
        fast=True,
    ),
    BadImport(
        "missing_variable",
        "import os\nKEY = os.environ['SHOP_API_KEY']\n",
        ("SHOP_API_KEY",),
        ("KeyError", "line 2"),
    ),
    BadImport(
        "argparse",
        "import argparse\nparser = argparse.ArgumentParser()\n"
        "parser.add_argument('--port', required=True)\nparser.parse_args()\n",
        ("reads the command line", "__main__"),
        ("the following arguments are required: --port",),
    ),
    BadImport(
        "fastapi",
        "from fastapi import FastAPI\napp = FastAPI()\n",
        ("FastAPI",),
        more={"fastapi.py": "class FastAPI: pass\n"},
    ),
    BadImport(
        "quart",
        "from quart import Quart\napp = Quart()\n",
        ("Quart",),
        more={"quart.py": "class Quart: pass\n"},
    ),
    BadImport(
        "django",
        "from django.core.wsgi import get_wsgi_application\n"
        "application = get_wsgi_application()\n",
        ("Django",),
        more={
            "django/__init__.py": "",
            "django/core/__init__.py": "",
            "django/core/wsgi.py": "class H: pass\ndef get_wsgi_application(): return H()\n",
        },
    ),
    BadImport("no_app", "x = 1\n", ("no Flask app", "app.py")),
    BadImport(
        "two_apps",
        "from flask import Flask\nshop = Flask('shop')\nadmin = Flask('admin')\n",
        ("app.py:shop", "admin"),
        fast=True,
    ),
    BadImport(
        "factory_wants_arguments",
        "from flask import Flask\ndef create_app(config): return Flask('x')\n",
        ("create_app(config)", "app.py:create_app("),
    ),
    BadImport(
        "factory_raises",
        "def create_app(): raise LookupError('no database')\n",
        ("LookupError: no database",),
        ("in create_app",),
    ),
    BadImport("empty_file", "", ("app.py",)),
    BadImport("binary_file", "", ("binary",), data=b"\x89PNG\r\n\x1a\n\0\0\0"),
    BadImport("folder_without_app", "", ("app.py or wsgi.py",), app="sub", more={"sub/x.txt": ""}),
    BadImport("missing_file", "", ("nowhere.py",), app="nowhere.py"),
    BadImport("not_a_module", "", ("nowhere",), app="nowhere.mod:app"),
    BadImport(
        "interpreter_missing",
        FLASK,
        ("/nowhere/python", "cannot be started"),
        words=("--python", "/nowhere/python"),
        fast=True,
    ),
    BadImport(
        "interpreter_no_python",
        FLASK,
        ("/bin/true", "Python 3.9"),
        words=("--python", "/bin/true"),
    ),
    BadImport("cwd_missing", FLASK, ("no folder", "nowhere"), words=("--cwd", "nowhere")),
)
