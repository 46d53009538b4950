"""PROPAGATE_EXCEPTIONS is off while any request runs, and afterwards what it was."""

from __future__ import annotations

from typing import Any

import pytest

from inspector.worker.propagation import PropagationGuard


@pytest.mark.parametrize(
    "config", [{"PROPAGATE_EXCEPTIONS": True}, {"PROPAGATE_EXCEPTIONS": None}, {}]
)
def test_the_value_comes_back_after_the_last_of_several_requests(config: dict[str, Any]) -> None:
    before = dict(config)
    guard = PropagationGuard(config)
    first, second = guard.held(), guard.held()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert config == {"PROPAGATE_EXCEPTIONS": False}
    second.__exit__(None, None, None)
    assert config == before


def test_the_value_comes_back_after_an_exception() -> None:
    config: dict[str, Any] = {}
    with pytest.raises(KeyboardInterrupt), PropagationGuard(config).held():
        raise KeyboardInterrupt
    assert config == {}
