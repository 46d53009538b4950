"""Which Python is found for which app string and folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from inspector.client.interpreter import split_app
from inspector.client.target import resolve_target


def _environment(folder: Path) -> str:
    program = folder / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(program)


def _python(app: str, cwd: Path, **environ: str) -> str:
    target = resolve_target(app, cwd=cwd, environ=environ)
    assert len(target.python) == 1
    return target.python[0]


@pytest.mark.parametrize(
    ("app", "parts"),
    [
        ("app.py", ("app.py", None)),
        ("pkg/app.py:api", ("pkg/app.py", "api")),
        ("app.py:create_app('a:b')", ("app.py", "create_app('a:b')")),
        ("pkg.module:app", ("pkg.module", "app")),
        (r"C:\shop\app.py", (r"C:\shop\app.py", None)),
        (r"C:\shop\app.py:api", (r"C:\shop\app.py", "api")),
        ("c:app", ("c", "app")),
    ],
)
def test_app_strings(app: str, parts: tuple[str, str | None]) -> None:
    assert split_app(app) == parts


@pytest.mark.parametrize("name", [".venv", "venv", "env"])
def test_the_virtualenv_beside_the_app_is_used(tmp_path: Path, name: str) -> None:
    program = _environment(tmp_path / name)
    (tmp_path / "app.py").touch()
    for app in ("app.py", "app.py:create_app()", "app", "app:api", str(tmp_path), "."):
        assert _python(app, tmp_path) == program


def test_dot_venv_comes_first_and_a_broken_one_is_passed_over(tmp_path: Path) -> None:
    venv = _environment(tmp_path / "venv")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to("/nowhere/python")
    assert _python("app.py", tmp_path) == venv


@pytest.mark.parametrize("marker", ["pyproject.toml", "setup.py", "requirements.txt"])
def test_parents_are_searched_up_to_the_project_root(tmp_path: Path, marker: str) -> None:
    project = tmp_path / "project"
    app = project / "src" / "shop" / "app.py"
    app.parent.mkdir(parents=True)
    app.touch()
    (project / marker).touch()
    _environment(tmp_path / ".venv")
    assert _python(str(app), Path("/")) == sys.executable
    inside = _environment(project / ".venv")
    assert _python(str(app), Path("/")) == inside


def test_a_repository_is_the_project_whatever_stands_inside(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    backend = tmp_path / "backend"
    backend.mkdir()
    (backend / "requirements.txt").touch()
    program = _environment(tmp_path / ".venv")
    assert _python("backend/app.py", tmp_path) == program


def test_without_a_project_root_packages_are_climbed(tmp_path: Path) -> None:
    package = tmp_path / "home" / "shop"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    _environment(tmp_path / ".venv")
    assert _python(str(package / "app.py"), Path("/srv")) == sys.executable
    program = _environment(tmp_path / "home" / "venv")
    assert _python(str(package / "app.py"), Path("/srv")) == program


def test_an_active_virtualenv_is_next(tmp_path: Path) -> None:
    active = _environment(tmp_path / "elsewhere")
    cwd = tmp_path / "work"
    cwd.mkdir()
    assert _python("app.py", cwd, VIRTUAL_ENV=str(tmp_path / "elsewhere")) == active
    assert _python("app.py", cwd, VIRTUAL_ENV=str(tmp_path / "gone")) == sys.executable
    beside = _environment(cwd / ".venv")
    assert _python("app.py", cwd, VIRTUAL_ENV=str(tmp_path / "elsewhere")) == beside


def test_a_named_python_wins(tmp_path: Path) -> None:
    program = _environment(tmp_path / "my env")
    _environment(tmp_path / ".venv")
    assert resolve_target("app.py", program, tmp_path).python == (program,)
    assert resolve_target("app.py", str(tmp_path / "my env"), tmp_path).python == (program,)
    assert resolve_target("app.py", "python3.12", tmp_path).python == ("python3.12",)
    command = resolve_target("app.py", "docker run -i 'my image' python", tmp_path).python
    assert command == ("docker", "run", "-i", "my image", "python")


def test_a_relative_python_is_the_persons_not_the_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _environment(tmp_path / "env")
    monkeypatch.chdir(tmp_path)
    target = resolve_target("app.py", "env/bin/python", Path("/srv"))
    assert target.python == (program,)
    assert resolve_target("app.py").cwd == tmp_path
