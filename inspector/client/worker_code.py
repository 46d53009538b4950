"""The worker's own code, packed to be sent down the pipe of an interpreter that is elsewhere."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_STARTER = "worker/over_stdin.py"
# Read as Python as it stands, and also after a shell has read it, as ``ssh host python3``
# makes one do. To Python the first and the last line are a number and comments, to a shell
# all between the quotes is one word. So there is no other single quote in it. The current
# folder leaves the path: its json.py must not hide the one that we need.
BOOTSTRAP = """0#'
import os, sys
if sys.path[:1] == [""]: del sys.path[0]
def take(size):
    data = b""
    while len(data) < size:
        part = os.read(0, size - len(data))
        if not part: sys.exit("the window hung up")
        data += part
    return data
exec(compile(take(int(take(12))), "<route inspector>", "exec"))
sys.exit(run(take))
#'"""


def worker_code() -> bytes:
    """What ``BOOTSTRAP`` reads: the starter, then everything else, each after its length."""
    files = {name: (_PACKAGE / name).read_text(encoding="utf-8") for name in _files()}
    starter = files.pop(_STARTER).encode()
    return _block(starter) + _block(zlib.compress(json.dumps(files).encode()))


def _files() -> Iterator[str]:
    yield "__init__.py"
    for room in ("protocol", "worker"):
        for file in sorted(_PACKAGE.joinpath(room).rglob("*.py")):
            yield file.relative_to(_PACKAGE).as_posix()


def _block(data: bytes) -> bytes:
    return b"%012d" % len(data) + data
