"""Which folder is the person's own, on each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.store.folders import config_folder

HOME = Path("/home/ada")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, "/home/ada/.config/route-inspector"),
        ("linux", {"XDG_CONFIG_HOME": "/etc/ada"}, "/etc/ada/route-inspector"),
        ("linux", {"XDG_CONFIG_HOME": "not/absolute"}, "/home/ada/.config/route-inspector"),
        ("darwin", {}, "/home/ada/Library/Application Support/route-inspector"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/route-inspector"),
        ("win32", {}, "/home/ada/AppData/Roaming/route-inspector"),
    ],
)
def test_the_folder(platform: str, environ: dict[str, str], folder: str) -> None:
    assert config_folder(environ, platform, HOME) == Path(folder)
