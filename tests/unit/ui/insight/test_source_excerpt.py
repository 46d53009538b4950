"""Which part of a source is shown."""

from __future__ import annotations

from inspector.ui.insight.source_excerpt import WHOLE_BELOW, SourceExcerpt, excerpt_around


def test_a_source_is_shown_whole() -> None:
    assert excerpt_around("a\nb\n", 2) == SourceExcerpt("a\nb\n", 1)


def test_of_a_huge_source_the_lines_around_are_shown_with_their_own_numbers() -> None:
    text = "\n".join(f"line {number}" for number in range(1, WHOLE_BELOW // 8))

    excerpt = excerpt_around(text, 50_000)

    lines = excerpt.text.split("\n")
    assert lines[50_000 - excerpt.first_number] == "line 50000"
    assert len(lines) <= 4_000
