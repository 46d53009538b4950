"""The app's own files are told from Python's, Flask's and ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inspector.worker import own_code
from inspector.worker.own_code import OwnCode


@pytest.mark.parametrize(
    ("file", "own"),
    [
        ("/home/ann/shop/app.py", True),
        ("/home/ann/shop/templates/index.html", True),
        ("/home/ann/lib/helpers.py", True),
        ("/home/ann/shop/.venv/lib/python3.11/site-packages/flask_login/utils.py", False),
        ("/usr/lib/python3/dist-packages/yaml/__init__.py", False),
        ("/src/flask/app.py", False),
        ("<string>", False),
        ("<frozen importlib._bootstrap>", False),
        (json.__file__, False),
        (own_code.__file__, False),
    ],
)
def test_a_file_is_the_apps_own_or_not(file: str, own: bool) -> None:
    code = OwnCode((Path("/src/flask"),))
    code.add_root(Path("/home/ann/shop"))
    assert (file in code) is own


def test_an_installed_app_is_its_own() -> None:
    code = OwnCode()
    file = "/venv/lib/python3.11/site-packages/httpbin/core.py"
    assert file not in code
    code.add_root(Path("/venv/lib/python3.11/site-packages/httpbin"))
    assert file in code


def test_machinery_is_ours_and_importlibs() -> None:
    code = OwnCode()
    assert code.is_machinery(own_code.__file__)
    assert code.is_machinery("<frozen importlib._bootstrap>")
    assert not code.is_machinery(json.__file__)
    assert not code.is_machinery("<string>")
