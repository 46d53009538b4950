"""From the app string that a person gave to the file or module that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    file: absolute path of the file to be imported, as the app may change the current folder;
        None for a dotted name.
    """

    path: str
    name: str | None = None
    file: Path | None = field(default=None, compare=False)

    @property
    def shown(self) -> str:
        """What a sentence calls it."""
        if self.file is None:
            return self.path
        return self.file.parent.name if self.file.name == "__init__.py" else self.file.name

    @property
    def import_path(self) -> str:
        """As ``flask --app`` would be given it."""
        return self.path if self.name is None else f"{self.path}:{self.name}"


def locate(app: str) -> AppLocation:
    """Split an app string by Flask's rules, and check that its file can be a module.

    Raises:
        LoadError: no such file, not to be read, or not Python.
    """
    # A colon before a slash belongs to a drive letter.
    text, *names = re.split(r":(?![\\/])", app.strip(), maxsplit=1)
    name = names[0].strip() if names else ""
    path = Path(text)
    try:
        text = str(_in_folder(path)) if path.is_dir() else text
        file = _file_of(text)
    except PermissionError:
        message = f"{path.resolve()} may not be read: check its permissions."
        raise _error(ErrorCode.FILE_MISSING, message, path) from None
    if file is not None:
        _check_is_python(file)
    elif not _may_be_module(text):
        message = f"There is no file {path.resolve()}: check the path."
        raise _error(ErrorCode.FILE_MISSING, message, path)
    return AppLocation(text, name or None, file)


def _file_of(text: str) -> Path | None:
    """The file that Flask would import; None where only ``sys.path`` can tell."""
    path = Path(text)
    if path.is_dir():
        return path.resolve() / "__init__.py"
    if path.is_file():
        return path.absolute()
    with_suffix = path.with_name(path.name + ".py") if path.name else path
    return with_suffix.absolute() if with_suffix.is_file() else None


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
        message = f"{path.name} cannot be read: {error.strerror}. Check its permissions."
        raise _error(ErrorCode.FILE_MISSING, message, path) from None
    if b"\0" in start:
        message = f"{path.name} holds binary data, not Python source."
        raise _error(ErrorCode.NOT_PYTHON, message, path)


def _may_be_module(text: str) -> bool:
    """Whether it can be a dotted name."""
    path = Path(text)
    return bool(text) and path.suffix != ".py" and path.name == text


def _error(code: ErrorCode, message: str, path: Path) -> LoadError:
    return LoadError(ErrorInfo(code, message, file=str(path.resolve())))
