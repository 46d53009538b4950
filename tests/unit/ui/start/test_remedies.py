"""What is offered after an app could not be loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.ui.start.remedies import Remedies, remedies

PYTHON = "/opt/nowhere/python"


@pytest.mark.parametrize(
    ("app", "offered"),
    [
        ("app.py", "app.py:api"),
        ("app.py:app", "app.py:api"),
        ("shop.web:create_app('dev')", "shop.web:api"),
        ("C:\\shop\\app.py:app", "C:\\shop\\app.py:api"),
    ],
)
def test_another_app_of_the_same_module_is_offered(app: str, offered: str) -> None:
    error = ErrorInfo(ErrorCode.SEVERAL_APPS, "Which one?", offers=("api",))

    assert remedies(app, error, PYTHON) == Remedies(apps=(offered,))


def test_a_missing_module_is_installed_by_its_top_name() -> None:
    error = ErrorInfo(ErrorCode.MODULE_MISSING, "Not there.", offers=("requests.adapters",))

    help_ = remedies("app.py", error, PYTHON)

    assert help_.install == f"{PYTHON} -m pip install requests"
    assert help_.other_interpreter


def test_a_python_without_flask_can_get_it() -> None:
    error = ErrorInfo(ErrorCode.FLASK_MISSING, "No Flask.")

    assert remedies("app.py", error, PYTHON).install == f"{PYTHON} -m pip install flask"


def test_a_path_with_a_space_is_quoted(tmp_path: Path) -> None:
    python = tmp_path / "my env" / "python"
    python.parent.mkdir()
    python.touch()
    error = ErrorInfo(ErrorCode.FLASK_MISSING, "No Flask.")

    assert remedies("app.py", error, str(python)).install == f"'{python}' -m pip install flask"


def test_an_unusable_interpreter_can_only_be_exchanged() -> None:
    error = ErrorInfo(ErrorCode.INTERPRETER_UNUSABLE, "It does not start.")

    assert remedies("app.py", error, PYTHON) == Remedies(other_interpreter=True)


def test_a_syntax_error_has_no_remedy_but_the_editor() -> None:
    error = ErrorInfo(ErrorCode.SYNTAX_ERROR, "Line 3.", offers=("not an app",))

    assert remedies("app.py", error, PYTHON) == Remedies()
