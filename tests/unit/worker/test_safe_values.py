"""Any value of the user's fits the wire: huge, slow or raising."""

from __future__ import annotations

import json
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.worker.safe_values import MAX_REPR_CHARS, json_safe, json_safe_dict, safe_repr


class Slow:
    """An object whose repr never comes."""

    forever = threading.Event()

    def __repr__(self) -> str:
        self.forever.wait()
        return "late"


class Raising:
    """An object whose repr fails."""

    def __repr__(self) -> str:
        raise SystemExit


class Huge:
    """An object whose repr is too long."""

    def __repr__(self) -> str:
        return "x" * 10_000_000


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.decimals(),
    st.uuids(),
)
keys = st.integers() | st.text()
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(keys, inner),
    max_leaves=20,
)


@settings(deadline=None, database=None, max_examples=60)
@given(anything)
def test_anything_can_be_said_in_json(value: object) -> None:
    text = json.dumps(json_safe(value), allow_nan=False)
    assert len(text) < 100_000


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (0.5, 0.5),
        ("é", "é"),
        ([1, ("a", None)], [1, ["a", None]]),
        ({"a": {1: Decimal("1.0")}}, {"a": {"1": "Decimal('1.0')"}}),
        (float("inf"), "inf"),
    ],
)
def test_values_stay_what_they_are_where_json_knows_them(value: Any, expected: Any) -> None:
    assert json_safe(value) == expected


def test_an_integer_that_python_would_not_read_back_is_text() -> None:
    assert isinstance(json_safe(10**5000), str)


def test_a_list_without_end_has_one() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert "[...]" in json.dumps(json_safe(endless))


def test_a_dict_is_cut() -> None:
    assert len(json_safe_dict({str(n): n for n in range(1000)})) == 100


def test_a_repr_that_raises_is_named() -> None:
    assert "Raising whose repr raised SystemExit" in safe_repr(Raising())


def test_a_repr_that_is_huge_is_cut() -> None:
    assert len(safe_repr(Huge())) == MAX_REPR_CHARS
    assert len(safe_repr("x" * 10_000_000)) <= MAX_REPR_CHARS


def test_a_repr_that_is_slow_is_not_waited_for() -> None:
    before = time.monotonic()
    text = safe_repr(Slow())
    Slow.forever.set()
    assert "Slow whose repr takes too long" in text
    assert time.monotonic() - before < 5


def test_a_stand_in_object_has_a_name() -> None:
    assert safe_repr(Path("a")) == "PosixPath('a')"
