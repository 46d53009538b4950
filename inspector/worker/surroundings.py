"""Where the app is loaded: folder and variables that the window names, and whose disk it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..protocol.commands import DiskProbe, Load
from ..protocol.errors import ErrorCode, ErrorInfo
from ..protocol.reports import Loaded, LoadFailed, Report

if TYPE_CHECKING:
    from .application import Application
    from .no_application import NoApplication
    from .sending import UserCode


def load_there(
    application: Application | NoApplication, load: Load, user_code: UserCode
) -> Iterator[Report]:
    """Load the app in its folder; what the window is to be told.

    user_code: entered around the app's code, so that it can be interrupted.
    """
    try:
        _move(load)
    except (OSError, RuntimeError, ValueError) as error:
        yield LoadFailed(_no_folder(load, error))
        return
    for report in application.load(load.app, user_code):
        if isinstance(report, Loaded) and load.probe is not None:
            report = replace(report, shared_disk=_shares_disk(load.probe))
        yield report


def _move(load: Load) -> None:
    os.environ.update(load.env)
    if load.cwd is not None:
        os.chdir(Path(load.cwd).expanduser())


def _no_folder(load: Load, error: Exception) -> ErrorInfo:
    why = getattr(error, "strerror", None) or str(error)
    message = f"The app cannot be run in the folder {load.cwd}: {why}."
    return ErrorInfo(ErrorCode.FILE_MISSING, message)


def _shares_disk(probe: DiskProbe) -> bool:
    try:
        return Path(probe.file).read_text(encoding="ascii") == probe.token
    except (OSError, ValueError):
        return False
