"""The coloured stretches of a line, without a window."""

from __future__ import annotations

from inspector.ui.theme.code_spans import Span, has_lexer, lexed_lines


def spans(text: str, language: str) -> dict[int, list[Span]]:
    return {line.number: line.spans for line in lexed_lines(text, language) if line}


def test_a_keyword_a_name_a_string_and_a_comment_have_their_roles() -> None:
    line = spans("def f(): return 'x'  # why", "python")[0]

    assert Span(0, 3, "code_keyword") in line
    assert Span(4, 1, "code_name") in line
    assert Span(16, 3, "code_string") in line or Span(16, 1, "code_string") in line
    assert Span(21, 5, "code_comment") in line


def test_every_line_is_given_once_and_in_order() -> None:
    text = '\n\n"""one\ntwo\n"""\n'

    numbers = [line.number for line in lexed_lines(text, "python") if line]

    assert numbers == [0, 1, 2, 3, 4, 5]


def test_inside_a_long_line_there_are_places_to_pause() -> None:
    lines = list(lexed_lines("[" + "1, " * 2_000 + "1]", "json"))

    assert lines.count(None) > 2
    assert len([line for line in lines if line]) == 1


def test_a_string_over_several_lines_colours_each_of_them() -> None:
    lines = spans('"""one\ntwo"""', "python")

    assert lines[0][-1].role == "code_string"
    assert lines[1][0].start == 0
    assert lines[1][0].role == "code_string"


def test_a_character_outside_the_first_plane_counts_twice_as_in_qt() -> None:
    assert spans("'🐍' # c", "python")[0][-1] == Span(5, 3, "code_comment")


def test_json_keys_and_values_differ() -> None:
    roles = {span.role for span in spans('{"a": 1, "b": "c", "d": null}', "json")[0]}

    assert roles == {"code_name", "code_number", "code_string", "code_keyword"}


def test_text_has_no_lexer() -> None:
    assert not has_lexer("text")
    assert all(has_lexer(name) for name in ("python", "json", "html", "css", "javascript", "xml"))
