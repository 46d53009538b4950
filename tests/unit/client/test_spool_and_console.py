"""Bodies as they arrive, and the app's console."""

from __future__ import annotations

import pytest

from inspector.client.console import MAX_LINE, TAIL_LINES, Console
from inspector.client.process_end import ProcessEnd
from inspector.client.spool import MEMORY_BYTES, BodySink, Spool


def test_a_small_body_stays_in_memory() -> None:
    spool = Spool()
    sink = BodySink(spool)
    sink.write(b"x" * (MEMORY_BYTES - 1))
    sink.write(b"y")
    body = sink.close()
    assert body.size == MEMORY_BYTES and body.data is not None and body.data[-2:] == b"xy"
    assert spool.folder is None


def test_a_larger_body_goes_to_a_file_whole() -> None:
    spool = Spool()
    sink = BodySink(spool)
    sink.write(b"x" * MEMORY_BYTES)
    sink.write(b"yz")
    body = sink.close(complete=False)
    assert body.path is not None and body.path.parent == spool.folder
    assert body.read(offset=MEMORY_BYTES - 1) == b"xyz"
    assert not body.complete
    spool.remove()
    spool.remove()
    assert not body.path.exists()


def test_text_is_decoded_wherever_it_is_cut() -> None:
    console = Console()
    data = "käse\nbröt\xff".encode("latin-1") + "ü".encode()
    text = "".join(console.feed(data[i : i + 1]) for i in range(len(data)))
    assert text == "k\ufffdse\nbr\ufffdt\ufffdü"


def test_the_tail_is_the_last_lines_and_bounded() -> None:
    console = Console()
    console.feed("".join(f"line {n}\r\n" for n in range(100)).encode())
    console.feed(b"z" * MAX_LINE * 3)
    assert len(console.tail) == TAIL_LINES
    assert console.tail[-2] == "line 99"
    assert len(console.tail[-1]) == MAX_LINE


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (ProcessEnd(3), "ended with exit code 3"),
        (ProcessEnd(None, 11), "was killed by SIGSEGV (a crash in native code)"),
        (ProcessEnd(None, 15), "was killed by SIGTERM"),
        (ProcessEnd(None, 200), "was killed by signal 200"),
    ],
)
def test_ends_in_words(end: ProcessEnd, words: str) -> None:
    assert end.words == words
