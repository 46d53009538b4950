"""Runs the worker where its files are not: they come down the pipe, and stay in memory.

The window's bootstrap runs this file by itself, outside the package, in an interpreter that
may stand in a container or on another machine.
"""

import importlib
import importlib.abc
import importlib.util
import json
import os
import sys
import zlib
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from typing import Optional

# The names that the path start uses, too: see __main__.py.
ALIAS = "_route_inspector"
# No folder is called so, and tracebacks and linecache take it for a path like any other.
ROOT = "/<route inspector>"


class MemoryLoader(importlib.abc.SourceLoader):
    """Finds and loads the aliased package in a mapping of its files."""

    def __init__(self, files: dict[str, str]) -> None:
        """files: source by path below the package's folder, "worker/program.py"."""
        self._files = {f"{ROOT}/{name}": text.encode() for name, text in files.items()}

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> Optional[ModuleSpec]:
        """The spec of one of our modules; None for everybody else's."""
        if name.partition(".")[0] != ALIAS:
            return None
        file = self.get_filename(name)
        folder = [file.rpartition("/")[0]] if self.is_package(name) else None
        return importlib.util.spec_from_file_location(
            name, file, loader=self, submodule_search_locations=folder
        )

    # No @override: the target has no typing_extensions.
    def get_filename(self, name: str) -> str:  # type: ignore[explicit-override]
        """Where the module says that it is."""
        place = "/".join((ROOT, *name.split(".")[1:]))
        for file in (f"{place}.py", f"{place}/__init__.py"):
            if file in self._files:
                return file
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    def get_data(self, path: str) -> bytes:  # type: ignore[explicit-override]
        """The source of a module, for Python and for linecache."""
        try:
            return self._files[path]
        except KeyError:
            raise OSError(f"no such file: {path}") from None


def run(take: Callable[[int], bytes]) -> int:
    """Take the package from the pipe and run the worker; its exit code.

    take: reads exactly so many bytes of the pipe.
    """
    size = int(take(12))
    files = json.loads(zlib.decompress(take(size)))
    sys.meta_path.insert(0, MemoryLoader(files))
    program = importlib.import_module(ALIAS + ".worker.program")
    # A command may have printed before: a banner, a warning of its own.
    os.write(1, importlib.import_module(ALIAS + ".protocol.framing").FRAMES_FOLLOW)
    return int(program.main(started_by_command=True))
