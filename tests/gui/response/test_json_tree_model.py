"""The tree's model keeps Qt's rules, for every shape of JSON."""

from __future__ import annotations

import json

import pytest

from inspector.render.json_document import parse
from inspector.ui.response.json_tree_model import JsonTreeModel


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "7",
        '{"a": [1, {"b": [], "c": {}}], "a": null}',
        json.dumps([[n] for n in range(1200)]),
    ],
)
def test_the_model_keeps_qt_s_rules(qtmodeltester, theme, text: str) -> None:
    model = JsonTreeModel(theme)
    model.show_document(parse(text))
    qtmodeltester.check(model)


def test_an_empty_model_has_no_rows(theme) -> None:
    model = JsonTreeModel(theme)
    model.show_document(parse("[1]"))
    model.show_document(None)
    assert model.rowCount() == 0
