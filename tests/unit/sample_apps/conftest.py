"""The sample apps, each imported anew for each test: their data are in memory."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

SAMPLES = Path(__file__).resolve().parents[3] / "sample_apps"
# The factory is a package, and imported as one.
SCRIPTS = ("legacy", "shop", "trouble", "tutorial")

LoadSample = Callable[[str], Flask]


@pytest.fixture
def load_sample(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoadSample]:
    """Imports sample_apps/NAME/app.py as Python does when it runs the file."""
    before = set(sys.modules)

    def load(name: str) -> Flask:
        folder = SAMPLES / name
        monkeypatch.syspath_prepend(str(folder))
        spec = importlib.util.spec_from_file_location(f"{name}_app", folder / "app.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module.app

    yield load
    for name in set(sys.modules) - before:
        if name.partition(".")[0].removesuffix("_app") in SCRIPTS:
            del sys.modules[name]


@pytest.fixture
def tutorial(load_sample: LoadSample) -> FlaskClient:
    """A client of the tutorial."""
    return load_sample("tutorial").test_client()


@pytest.fixture
def shop(load_sample: LoadSample) -> FlaskClient:
    """A client of the shop."""
    return load_sample("shop").test_client()


@pytest.fixture
def trouble(load_sample: LoadSample) -> FlaskClient:
    """A client of the trouble sample."""
    return load_sample("trouble").test_client()


@pytest.fixture
def legacy(load_sample: LoadSample, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A client of the legacy sample, imported as `flask run` imports it."""
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    return load_sample("legacy").test_client()
