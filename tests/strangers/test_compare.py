"""The comparison with strangers' apps notices what differs; without this it could be blind."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from compare import differences

VIEW = ["app", "index", 7]
FACTS: dict[str, list[list[Any]]] = {
    "routes": [["/", "index", ["GET"], None, None, True, {}, VIEW]],
    "blueprints": [["users", "app.users"]],
    "error_handlers": [
        [None, 404, "werkzeug.exceptions.NotFound", ["app", "missing", 9]],
        ["users", None, "builtins.ValueError", ["app", "bad", 12]],
    ],
    "hooks": [
        ["after_request", None, ["app", "one", 20]],
        ["after_request", None, ["app", "two", 22]],
    ],
}


def told() -> dict[str, list[list[Any]]]:
    """As the inspector tells it: what runs first stands first."""
    facts = copy.deepcopy(FACTS)
    facts["hooks"].reverse()
    return facts


def different(facts: dict[str, list[list[Any]]]) -> list[str]:
    return [kind for kind, unequal in differences(FACTS, facts).items() if unequal]


def test_the_same_facts_are_equal() -> None:
    assert different(told()) == []


@pytest.mark.parametrize("kind", FACTS)
def test_one_that_is_missing_is_noticed(kind: str) -> None:
    facts = told()
    facts[kind].pop()
    assert different(facts) == [kind]


@pytest.mark.parametrize("place", [["app", "other", 7], ["lib", "index", 7], ["app", "index", 8]])
def test_another_function_is_noticed(place: list[Any]) -> None:
    facts = told()
    facts["routes"][0][-1] = place
    assert different(facts) == ["routes"]


def test_another_running_order_is_noticed() -> None:
    facts = told()
    facts["hooks"].reverse()
    assert different(facts) == ["hooks"]


def test_another_scope_is_noticed() -> None:
    facts = told()
    facts["error_handlers"][1][0] = None
    assert different(facts) == ["error_handlers"]
