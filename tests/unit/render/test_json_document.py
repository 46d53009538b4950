"""JSON is read as it was written, at any depth, and errors say where."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.render.json_document import (
    MAX_CONTAINERS,
    JsonContainer,
    JsonError,
    parse,
    parse_steps,
    string_value,
)
from inspector.render.json_text import indent

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def _plain(value: str | JsonContainer) -> object:
    """The Python value of a parsed one, by the standard library's reading of each literal."""
    if isinstance(value, str):
        return json.loads(value)
    if value.keys is None:
        return [_plain(item) for item in value.values]
    keys = [string_value(key) for key in value.keys]
    return dict(zip(keys, map(_plain, value.values), strict=True))


@given(ANY_JSON, st.sampled_from([None, 0, 3]))
def test_every_json_text_reads_as_the_standard_library_reads_it(
    value: object, spaces: int | None
) -> None:
    text = json.dumps(value, indent=spaces)
    document = parse(text)
    root = document.root.values[0] if document.is_scalar else document.root
    assert _plain(root) == value


@given(ANY_JSON)
def test_indenting_changes_nothing_but_the_space_between_tokens(value: object) -> None:
    text = json.dumps(value)
    assert indent(text) == json.dumps(value, indent=2)


def test_numbers_keep_their_digits() -> None:
    digits = ["1180591620717411303424", "1.0", "1e400", "-0", "1E+2", "NaN", "-Infinity"]
    assert parse(f"[{','.join(digits)}]").root.values == digits


def test_repeated_keys_and_their_order_are_kept() -> None:
    root = parse('{"b": 1, "a": 2, "b": 3}').root
    assert root.keys == ['"b"', '"a"', '"b"']
    assert root.values == ["1", "2", "3"]


def test_a_container_says_how_much_it_holds() -> None:
    root = parse('{"one": [1], "none": [], "both": {"a": 1, "b": 2}}').root
    summaries = [value.summary for value in root.values if isinstance(value, JsonContainer)]
    assert summaries == ["1 item", "0 items", "{2}"]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "expected a value, the text ends"),
        ('{"open": ', 1, 10, "expected a value, the text ends"),
        ('{"a": 1,}', 1, 9, "expected a name after the comma"),
        ("[1,]", 1, 4, "expected a value, found ']'"),
        ("[1}", 1, 3, 'expected "," or "]"'),
        ("[01]", 1, 3, 'expected "," or "]"'),
        ("{a: 1}", 1, 2, "expected a name in double quotes"),
        ("{} x", 1, 4, "expected nothing more, found 'x'"),
        ("1 2", 1, 3, "expected nothing more"),
        ('["\n"]', 1, 2, "expected a value"),
        ("\n\n  [1,\n  tru]", 4, 3, "expected a value, found 't'"),
    ],
)
def test_an_error_says_where_and_what(text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(JsonError) as caught:
        parse(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert words in str(caught.value)


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_five_thousand_levels_are_read_and_indented(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    text = opening * 5000 + "1" + closing * 5000
    assert len(parse(text).containers) == 5000
    assert "".join(indent(text).split()) == text


def test_long_work_is_done_in_steps() -> None:
    assert sum(1 for _ in parse_steps("[" + "1," * 50_000 + "1]")) > 10


def test_half_a_surrogate_pair_is_a_replacement_character() -> None:
    assert string_value(r'"\ud83d"') == "\N{REPLACEMENT CHARACTER}"
    assert string_value(r'"\ud83d\ude00"') == "\N{GRINNING FACE}"


def test_a_byte_order_mark_is_no_part_of_it() -> None:
    assert parse("\ufeff[1]").root.values == ["1"]


def test_too_many_parts_for_a_tree_are_said_and_are_no_fault_of_the_text() -> None:
    with pytest.raises(JsonError) as caught:
        parse("[" + "[]," * MAX_CONTAINERS + "[]]")
    assert caught.value.is_limit
    assert str(caught.value) == "no tree: more than 100,000 objects and arrays"
