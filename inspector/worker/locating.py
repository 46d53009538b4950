"""From the app string that a person gave to the file or module that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..protocol.errors import ErrorCode, ErrorInfo

_DEFAULT_FILES = ("wsgi.py", "app.py")
_BINARY_PROBE_BYTES = 8192


class LoadError(Exception):
    """The app cannot be loaded; ``error`` says why."""

    def __init__(self, error: ErrorInfo) -> None:
        super().__init__(error.message)
        self.error = error


@dataclass(frozen=True)
class AppLocation:
    """Where the app is.

    path: a file, a package's folder, or a dotted module name, as Flask's loader takes it.
    name: of the app or a factory call in that module; None to look for the app.
    """

    path: str
    name: str | None = None

    @property
    def import_path(self) -> str:
        """As ``flask --app`` would be given it."""
        return self.path if self.name is None else f"{self.path}:{self.name}"


def locate(app: str) -> AppLocation:
    """Split an app string by Flask's rules, and check that its file can be a module.

    Raises:
        LoadError: no such file, or not Python.
    """
    # A colon before a slash belongs to a drive letter.
    text, *names = re.split(r":(?![\\/])", app.strip(), maxsplit=1)
    name = names[0].strip() if names else ""
    path = Path(text)
    if path.is_dir():
        text = str(_in_folder(path))
    elif path.is_file():
        _check_is_python(path)
    elif not _may_be_module(text):
        message = f"There is no file {path.resolve()}: check the path."
        raise _error(ErrorCode.FILE_MISSING, message, path)
    return AppLocation(text, name or None)


def _in_folder(folder: Path) -> Path:
    """The file that ``flask run`` would find there; the folder itself where it is a package."""
    if (folder / "__init__.py").is_file():
        return folder
    for name in _DEFAULT_FILES:
        if (folder / name).is_file():
            return folder / name
    raise _error(
        ErrorCode.FILE_MISSING,
        f"The folder {folder.resolve()} has no app.py or wsgi.py and is no package: name the "
        "file that holds the app.",
        folder,
    )


def _check_is_python(path: Path) -> None:
    if path.suffix != ".py":
        message = f"{path.name} is not a Python file: name the .py file that holds the app."
        raise _error(ErrorCode.NOT_PYTHON, message, path)
    try:
        with path.open("rb") as file:
            start = file.read(_BINARY_PROBE_BYTES)
    except OSError as error:
        message = f"{path.name} cannot be read: {error.strerror}."
        raise _error(ErrorCode.FILE_MISSING, message, path) from None
    if b"\0" in start:
        message = f"{path.name} holds binary data, not Python source."
        raise _error(ErrorCode.NOT_PYTHON, message, path)


def _may_be_module(text: str) -> bool:
    """Whether it is a dotted name, or a file named without its suffix."""
    path = Path(text)
    if text and path.with_name(path.name + ".py").is_file():
        return True
    return bool(text) and path.suffix != ".py" and path.name == text


def _error(code: ErrorCode, message: str, path: Path) -> LoadError:
    return LoadError(ErrorInfo(code, message, file=str(path.resolve())))
