"""Which Pythons are found on a disk that was laid out by hand."""

from __future__ import annotations

import base64
import hashlib
import sys
from pathlib import Path

import pytest

from inspector.client.interpreter_search import same_python, search_pythons


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The person's folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its app two folders down."""
    folder = tmp_path / "shop"
    (folder / "src" / "web").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "My Shop"\n')
    (folder / "src" / "web" / "app.py").touch()
    return folder


def _python(folder: Path, program: str = "bin/python", virtualenv: bool = False) -> str:
    path = folder / program
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    if virtualenv:
        (folder / "pyvenv.cfg").touch()
    return str(path)


def _found(project: Path, home: Path, **environ: str) -> list[tuple[str, str, str]]:
    found = search_pythons("src/web/app.py", project, environ, home)
    own = sys.executable
    return [(f.name, f.origin, f.path) for f in found if f.path != own]


def test_virtualenvs_are_found_from_the_app_up_to_the_project(project: Path, home: Path) -> None:
    odd = _python(project / "src" / "web" / "python-3.12", virtualenv=True)
    usual = _python(project / ".venv", virtualenv=True)
    _python(project.parent / "venv", virtualenv=True)
    assert _found(project, home) == [
        ("python-3.12", "beside the app", odd),
        (".venv", "in shop", usual),
    ]


def test_a_broken_virtualenv_is_found_so_that_it_can_be_called_so(
    project: Path, home: Path
) -> None:
    link = project / "venv" / "bin" / "python"
    link.parent.mkdir(parents=True)
    link.symlink_to("/nowhere/python")
    assert _found(project, home) == [("venv", "in shop", str(link))]


def test_the_same_python_is_there_once(project: Path, home: Path) -> None:
    venv = _python(project / ".venv", virtualenv=True)
    (project / ".venv" / "bin" / "python3").symlink_to("python")
    found = _found(
        project, home, VIRTUAL_ENV=str(project / ".venv"), PATH=str(project / ".venv" / "bin")
    )
    assert found == [(".venv", "in shop", venv)]
    assert same_python((venv,), (venv + "3",))
    assert not same_python((venv,), (venv, "-X", "dev"))


def test_virtualenvs_of_one_base_are_different_pythons(project: Path, home: Path) -> None:
    base = _python(home / "base")
    for name in (".venv", "venv"):
        (project / name / "bin").mkdir(parents=True)
        (project / name / "pyvenv.cfg").touch()
        (project / name / "bin" / "python").symlink_to(base)
    assert [name for name, _, _ in _found(project, home)] == [".venv", "venv"]


def test_pyenv_the_version_of_the_project_first_then_the_newest(project: Path, home: Path) -> None:
    (project / ".python-version").write_text("3.10.13\n")
    for version in ("3.9.18", "3.10.13", "3.12.1"):
        _python(home / ".pyenv" / "versions" / version)
    names = [(name, origin) for name, origin, _ in _found(project, home)]
    assert names == [("3.10.13", "pyenv"), ("3.12.1", "pyenv"), ("3.9.18", "pyenv")]


def test_poetrys_virtualenv_of_this_project_alone(project: Path, home: Path) -> None:
    digest = hashlib.sha256(str(project.resolve()).encode()).digest()
    mark = base64.urlsafe_b64encode(digest).decode()[:8]
    caches = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    envs = caches / "pypoetry" / "virtualenvs"
    own = _python(envs / f"my_shop-{mark}-py3.12", virtualenv=True)
    _python(envs / "my_shop-AbCdEfGh-py3.12", virtualenv=True)
    assert _found(project, home) == [(f"my_shop-{mark}-py3.12", "poetry", own)]


def test_pipenvs_virtualenv_of_this_project_alone(project: Path, home: Path) -> None:
    envs = home / ".local" / "share" / "virtualenvs"
    own = _python(envs / "shop-x", virtualenv=True)
    (envs / "shop-x" / ".project").write_text(str(project))
    _python(envs / "other-y", virtualenv=True)
    (envs / "other-y" / ".project").write_text("/srv/other")
    assert _found(project, home) == [("shop-x", "pipenv", own)]


def test_conda_and_uv(project: Path, home: Path) -> None:
    conda = _python(home / "miniconda3" / "envs" / "shop")
    uv = _python(home / ".local/share/uv/python/cpython-3.13.1-linux-x86_64-gnu")
    found = _found(project, home, CONDA_PREFIX=str(home / "miniconda3" / "envs" / "shop"))
    assert ("shop", "conda", conda) in found
    assert ("cpython 3.13.1", "uv", uv) in found


def test_path_has_its_pythons_and_nothing_that_only_begins_so(project: Path, home: Path) -> None:
    for name in ("python3", "python3.12", "python3-config", "pythonw-helper"):
        _python(home / "tools", name)
    _python(home / "shims", "python3")
    found = _found(project, home, PATH=f"{home}/tools:{home}/shims:relative")
    assert sorted(name for name, _, _ in found) == ["python3", "python3.12"]


def test_the_own_python_is_always_there(project: Path, home: Path) -> None:
    assert sys.executable in {f.path for f in search_pythons("src/web/app.py", project, {}, home)}
