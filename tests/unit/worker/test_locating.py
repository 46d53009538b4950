"""App strings are split as Flask splits them."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.protocol.errors import ErrorCode
from inspector.worker.locating import AppLocation, LoadError, locate


@pytest.mark.parametrize(
    ("app", "path", "name"),
    [
        ("pkg.module", "pkg.module", None),
        ("pkg.module:api", "pkg.module", "api"),
        ("pkg:create_app('a:b')", "pkg", "create_app('a:b')"),
        (" pkg : app ", "pkg ", "app"),
        ("pkg:", "pkg", None),
    ],
)
def test_the_first_colon_separates(app: str, path: str, name: str | None) -> None:
    assert locate(app) == AppLocation(path, name)


@pytest.mark.parametrize("path", ["C:\\shop\\app.py", "C:/shop/app.py"])
def test_the_colon_of_a_drive_does_not(path: str) -> None:
    with pytest.raises(LoadError, match="There is no file") as caught:
        locate(path + ":app")
    assert caught.value.error.code is ErrorCode.FILE_MISSING
    assert path in caught.value.error.message


def test_an_import_path_can_be_given_back_to_flask() -> None:
    assert AppLocation("app.py").import_path == "app.py"
    assert AppLocation("app.py", "api").import_path == "app.py:api"


def test_wsgi_py_comes_before_app_py_as_in_flask(tmp_path: Path) -> None:
    for name in ("app.py", "wsgi.py"):
        (tmp_path / name).touch()
    assert locate(str(tmp_path)).path == str(tmp_path / "wsgi.py")
    (tmp_path / "__init__.py").touch()
    assert locate(str(tmp_path)).path == str(tmp_path)
