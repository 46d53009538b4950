"""What is remembered of an app, and what becomes of a file that cannot be read."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inspector.store.app_memory import AppMemory, RememberedApp
from inspector.store.json_file import JsonFile, StoreError

SHOP = "/srv/shop/app.py"
WRITER = """
import sys
from pathlib import Path
from inspector.store.json_file import JsonFile

file = JsonFile(Path(sys.argv[1]), 1, patience_s=20)
for number in range(15):
    file.update(lambda content: content.__setitem__(f"{sys.argv[2]}-{number}", number))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The configuration folder, not there yet."""
    return tmp_path / "config" / "route-inspector"


def _written(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "apps.json").read_text())


def test_what_was_chosen_is_there_the_next_time(folder: Path) -> None:
    chosen = RememberedApp("/opt/python", "create_app('dev')", (("KEY", "1"),), "/srv")
    AppMemory(folder).remember(SHOP, chosen)
    assert AppMemory(folder).recall(SHOP) == chosen
    assert AppMemory(folder).recall("/srv/other.py") == RememberedApp()


def test_what_was_not_chosen_stays_as_it_was(folder: Path) -> None:
    memory = AppMemory(folder)
    memory.remember(SHOP, RememberedApp(python="poetry run python", env=(("A", "1"), ("B", "2"))))
    memory.remember(SHOP, RememberedApp(name="api", env=(("B", "3"),)))
    known = memory.recall(SHOP)
    assert known == RememberedApp("poetry run python", "api", (("A", "1"), ("B", "3")))


def test_only_its_owner_can_read_it(folder: Path) -> None:
    AppMemory(folder).remember(SHOP, RememberedApp(env=(("PASSWORD", "x"),)))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_nothing_is_written_by_looking(folder: Path) -> None:
    assert AppMemory(folder).recall(SHOP) == RememberedApp()
    assert not folder.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": "x"}', "\0\xff"])
def test_a_damaged_file_is_set_aside_and_said(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "apps.json").write_text(text)
    memory = AppMemory(folder)
    assert memory.recall(SHOP) == RememberedApp()
    assert (folder / "apps.damaged-1.json").read_text() == text
    (problem,) = memory.take_problems()
    assert "is damaged, so it was set aside as apps.damaged-1.json" in problem
    assert memory.take_problems() == ()
    memory.remember(SHOP, RememberedApp("python3"))
    assert memory.recall(SHOP).python == "python3"


def test_a_newer_file_is_set_aside_beside_an_earlier_one(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "apps.version-2-1.json").write_text("the first")
    (folder / "apps.json").write_text('{"version": 2, "apps": {}}')
    memory = AppMemory(folder)
    memory.remember(SHOP, RememberedApp("python3"))
    assert (folder / "apps.version-2-1.json").read_text() == "the first"
    assert json.loads((folder / "apps.version-2-2.json").read_text())["version"] == 2
    assert "newer version" in memory.take_problems()[0]


def test_fields_and_entries_of_others_stay(folder: Path) -> None:
    folder.mkdir(parents=True)
    apps = {SHOP: {"python": 7, "window": [1, 2]}, "odd": "entry"}
    (folder / "apps.json").write_text(json.dumps({"version": 1, "apps": apps, "tour": True}))
    memory = AppMemory(folder)
    assert memory.recall(SHOP) == memory.recall("odd") == RememberedApp()
    memory.remember(SHOP, RememberedApp(name="api"))
    assert _written(folder)["tour"] is True
    assert _written(folder)["apps"][SHOP] == {"python": 7, "window": [1, 2], "name": "api"}
    assert _written(folder)["apps"]["odd"] == "entry"


def test_windows_at_the_same_time_lose_nothing_of_each_other(tmp_path: Path) -> None:
    file = tmp_path / "shared.json"
    command = [sys.executable, "-c", WRITER, str(file)]
    writers = [subprocess.Popen([*command, name]) for name in "abc"]
    assert [writer.wait(30) for writer in writers] == [0, 0, 0]
    assert len(JsonFile(file, 1).read()) == 3 * 15


def test_a_lock_that_is_not_given_up_is_said_in_time(tmp_path: Path) -> None:
    one, other = JsonFile(tmp_path / "x.json", 1), JsonFile(tmp_path / "x.json", 1)

    def change(_content: dict[str, Any]) -> None:
        with pytest.raises(StoreError, match="in use by another window"):
            other.update(lambda _content: None)

    one.update(change)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in the way")
    memory = AppMemory(tmp_path / "config" / "route-inspector")
    memory.remember(SHOP, RememberedApp("python3"))
    (problem,) = memory.take_problems()
    assert problem.startswith("What you chose is not remembered: ")


def test_a_link_to_a_file_kept_elsewhere_stays_one(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(parents=True)
    (tmp_path / "dotfiles.json").write_text('{"version": 1, "apps": {}}')
    (folder / "apps.json").symlink_to(tmp_path / "dotfiles.json")
    AppMemory(folder).remember(SHOP, RememberedApp("python3"))
    assert (folder / "apps.json").is_symlink()
    assert AppMemory(folder).recall(SHOP).python == "python3"
