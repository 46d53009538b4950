"""PROPAGATE_EXCEPTIONS is off while any request runs, and afterwards what it was."""

from __future__ import annotations

from typing import Any

import flask
import pytest

from inspector.worker.propagation import PropagationGuard

KEY = "PROPAGATE_EXCEPTIONS"


def make_app(**config: Any) -> flask.Flask:
    app = flask.Flask("app")
    app.config.pop(KEY)
    app.config.update(config)
    return app


@pytest.mark.parametrize("config", [{KEY: True}, {KEY: None}, {}])
def test_the_value_comes_back_after_the_last_of_several_requests(config: dict[str, Any]) -> None:
    apps = [make_app(**config), make_app(**{KEY: True})]
    guard = PropagationGuard(apps)
    first, second = guard.held(), guard.held()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert [app.config[KEY] for app in apps] == [False, False]
    second.__exit__(None, None, None)
    assert {key: apps[0].config[key] for key in (KEY,) if key in apps[0].config} == config
    assert apps[1].config[KEY] is True


def test_the_value_comes_back_after_an_exception() -> None:
    app = make_app()
    with pytest.raises(KeyboardInterrupt), PropagationGuard([app]).held():
        raise KeyboardInterrupt
    assert KEY not in app.config


@pytest.mark.parametrize(
    ("config", "lets_out"),
    [
        ({}, False),
        ({"DEBUG": True}, True),
        ({"TESTING": True}, True),
        ({KEY: True}, True),
        ({KEY: False, "DEBUG": True}, False),
    ],
)
def test_what_the_debugger_would_get(config: dict[str, Any], lets_out: bool) -> None:
    app = make_app(**config)
    guard = PropagationGuard([app])
    assert guard.lets_out(app) is lets_out
    with guard.held():
        assert guard.lets_out(app) is lets_out
