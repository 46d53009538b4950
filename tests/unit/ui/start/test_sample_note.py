"""What a sample says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.ui.start.sample_note import SampleNote, sample_note


def test_a_folder_is_named_by_itself_and_told_by_its_docstring(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "app.py").write_text('"""Sells glass.\n\nMore.\n"""\nraise SystemExit\n')

    assert sample_note(shop) == SampleNote("shop", "Sells glass.", shop)
    assert sample_note(shop / "app.py") == SampleNote("shop", "Sells glass.", shop / "app.py")


def test_a_file_with_a_name_of_its_own_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "blog.py").write_text("x = 1\n")

    assert sample_note(tmp_path / "blog.py").name == "blog"


@pytest.mark.parametrize("text", ["def broken(:\n", "no_docstring = 1\n", "\0"])
def test_what_has_no_docstring_has_a_name_all_the_same(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.py").write_text(text)

    assert sample_note(tmp_path / "odd.py") == SampleNote("odd", "", tmp_path / "odd.py")


def test_what_is_gone_has_a_name_too(tmp_path: Path) -> None:
    assert sample_note(tmp_path / "gone.py").name == "gone"
