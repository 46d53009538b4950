"""Too long lines are broken, all others left as they are."""

from __future__ import annotations

from inspector.render.display_lines import MAX_LINE, chunks, has_long_line


def test_ordinary_text_comes_back_as_it_was() -> None:
    text = "one\r\ntwo\n\n" * 500
    assert "".join(chunks(text, 100)) == text


def test_a_line_that_is_too_long_is_broken() -> None:
    text = "a\n" + "x" * (MAX_LINE * 2 + 1) + "\nb"
    assert has_long_line(text)
    lines = "".join(chunks(text, 1000)).split("\n")
    assert [len(line) for line in lines] == [1, MAX_LINE, MAX_LINE, 1, 1]


def test_empty_lines_beside_a_broken_one_are_kept() -> None:
    text = "\n\n" + "x" * (MAX_LINE + 1) + "\n\n"
    assert "".join(chunks(text, 1000)).replace("x", "") == "\n\n\n\n\n"
