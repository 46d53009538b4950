"""What was chosen before is taken where the command line says nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from inspector.client.arguments import TargetArguments
from inspector.client.remembered import complete_arguments, key_of
from inspector.store.app_memory import RememberedApp

CHOSEN = RememberedApp(sys.executable, "create_app('dev')", (("A", "1"), ("B", "2")))


def test_all_of_it_where_the_command_line_names_the_app_alone() -> None:
    completed = complete_arguments(TargetArguments("app.py"), CHOSEN)
    assert completed == TargetArguments(
        "app.py:create_app('dev')", sys.executable, None, (("A", "1"), ("B", "2"))
    )


def test_the_command_line_goes_before_it() -> None:
    said = TargetArguments("app.py:api", "python3", "/srv", (("B", "3"),))
    completed = complete_arguments(said, CHOSEN)
    assert (completed.app, completed.python, completed.cwd) == ("app.py:api", "python3", "/srv")
    assert dict(completed.env) == {"A": "1", "B": "3"}


def test_an_interpreter_that_is_gone_is_looked_for_anew() -> None:
    chosen = RememberedApp(python="/srv/gone/.venv/bin/python")
    assert complete_arguments(TargetArguments("app.py"), chosen).python is None


def test_another_folder_still_means_the_same_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.py").touch()
    monkeypatch.chdir(tmp_path / "src")
    chosen = RememberedApp(name="api", folder=str(tmp_path))
    completed = complete_arguments(TargetArguments("app.py"), chosen)
    assert completed.cwd == str(tmp_path)
    assert completed.app == f"{tmp_path}/src/app.py:api"
    assert complete_arguments(TargetArguments("shop.web"), chosen).app == "shop.web:api"


def test_a_folder_that_is_gone_is_not_taken_but_where_a_command_leads_to_it() -> None:
    gone = RememberedApp(folder="/no/such/folder")
    assert complete_arguments(TargetArguments("app.py"), gone).cwd is None
    behind = RememberedApp(python="docker exec web python", folder="/no/such/folder")
    assert complete_arguments(TargetArguments("app.py"), behind).cwd == "/no/such/folder"


def test_however_an_app_is_named_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "app.py").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    names = ("app.py", "./app.py:api", "app.py:create_app('x')", "app", ".", str(tmp_path))
    keys = {key_of(name, tmp_path) for name in (*names, f"{tmp_path}/link/app.py")}
    assert keys == {str(tmp_path.resolve() / "app.py")}


def test_a_package_is_known_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "__init__.py").touch()
    keys = {key_of(name, tmp_path) for name in ("shop", "shop/", "shop:create_app()")}
    assert keys == {str(tmp_path.resolve() / "shop")}
    assert key_of("shop.web:app", tmp_path) == str(tmp_path.resolve() / "shop" / "web.py")
