"""Starts the worker by path, without standing in the way of the target's own modules.

Run as ``<target python> -B -u .../inspector/worker/__main__.py``. The package is loaded
under a private name, so a target may have an ``inspector`` folder or a ``json.py``.
"""

import importlib
import importlib.util
import sys
from pathlib import Path

ALIAS = "_route_inspector"


def load_worker() -> object:
    """The module that runs the worker, imported as part of the aliased package."""
    package = Path(__file__).resolve().parent.parent
    spec = importlib.util.spec_from_file_location(
        ALIAS, package / "__init__.py", submodule_search_locations=[str(package)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"no package at {package}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[ALIAS] = module
    spec.loader.exec_module(module)
    return importlib.import_module(ALIAS + ".worker.program")


# multiprocessing's spawn imports this file again in its children, under another name.
if __name__ == "__main__":
    # Python put this folder there; our file names must not hide anybody's modules.
    del sys.path[0]
    # -B keeps the target's folders clean. Our own are compiled once, which saves each start
    # a sixth of its time.
    sys.dont_write_bytecode = False
    worker = load_worker()
    sys.dont_write_bytecode = True
    sys.exit(worker.main())  # type: ignore[attr-defined]
