"""Makes the virtualenvs of the matrix, once: run as a program it makes all of them.

They live in ``.matrix/`` and are made anew when a pin or the interpreter changes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cells import CELLS, Cell, find_interpreter

FOLDER = Path(__file__).resolve().parents[2] / ".matrix"
# Made at a time: making one is half disk, half processor.
WORKERS = 3


class VirtualenvError(Exception):
    """A virtualenv could not be made; the text is what pip or venv said."""


def python_of(cell: Cell) -> Path | None:
    """The interpreter of a cell's virtualenv, made where it is missing.

    Returns:
        None where there is no interpreter of that version on this machine.

    Raises:
        VirtualenvError: it could not be made.
    """
    interpreter = find_interpreter(cell.python)
    if interpreter is None:
        return None
    folder = FOLDER / str(cell)
    python = folder / "bin" / "python"
    stamp = folder / "made-from"
    made_from = "\n".join([str(interpreter), *cell.requirements])
    if not stamp.is_file() or stamp.read_text() != made_from:
        shutil.rmtree(folder, ignore_errors=True)
        _run(str(interpreter), "-m", "venv", str(folder))
        _run(str(python), "-m", "pip", "install", "--quiet", *cell.requirements)
        # Last: a virtualenv whose making was cut short is made again.
        stamp.write_text(made_from)
    return python


def _run(*command: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise VirtualenvError(f"{' '.join(command)} failed:\n{done.stdout}")


def _make(cell: Cell) -> str:
    try:
        python = python_of(cell)
    except VirtualenvError as error:
        return f"{cell}: {error}"
    return "" if python else f"{cell}: there is no Python {cell.python} in PATH or pyenv"


def main() -> int:
    """Make what is missing, and say what could not be made; the tests then judge."""
    missing = [cell for cell in CELLS if not (FOLDER / str(cell) / "made-from").is_file()]
    if missing:
        print(f"Making {len(missing)} virtualenvs in {FOLDER.name}/, each with a Flask.")
    with ThreadPoolExecutor(WORKERS) as pool:
        for problem in filter(None, pool.map(_make, CELLS)):
            print(problem)
    return 0


if __name__ == "__main__":
    sys.exit(main())
