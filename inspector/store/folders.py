"""Where the inspector keeps what belongs to the person, on each system."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "route-inspector"


def config_folder(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """The folder of settings; it need not exist yet.

    platform: as ``sys.platform``. home: the person's own folder where no variable names one.
    """
    home = home or Path.home()
    if platform == "win32":
        named = environ.get("APPDATA")
        return Path(named or home / "AppData" / "Roaming") / _NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    named = environ.get("XDG_CONFIG_HOME")
    # The specification says that a relative path there is to be ignored.
    base = Path(named) if named and Path(named).is_absolute() else home / ".config"
    return base / _NAME
