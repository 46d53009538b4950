"""Sizes and durations read as a person says them."""

from __future__ import annotations

import pytest

from inspector.render.sizes import human_size, human_time


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KB"),
        (12_700, "12.4 KB"),
        (1024 * 1024 - 1, "1.0 MB"),
        (50 * 1024 * 1024, "50.0 MB"),
        (3 * 1024**5, "3072.0 TB"),
    ],
)
def test_a_size_has_the_unit_that_keeps_it_short(size: int, words: str) -> None:
    assert human_size(size) == words


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0.04, "0.0 ms"),
        (3.46, "3.5 ms"),
        (9.97, "10 ms"),
        (34.2, "34 ms"),
        (999.7, "1.00 s"),
        (1250, "1.25 s"),
        (123_000, "2 min 3 s"),
    ],
)
def test_a_duration_has_the_digits_that_matter(milliseconds: float, words: str) -> None:
    assert human_time(milliseconds) == words
