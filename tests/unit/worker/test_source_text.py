"""Source text is read on the worker's disk, in the encoding that the file declares."""

from __future__ import annotations

from pathlib import Path

import pytest
from worker_process import WorkerProcess

from inspector.protocol.commands import ReadSource
from inspector.protocol.reports import SourceText
from inspector.worker.source_text import MAX_SOURCE_BYTES, read_source


def test_a_file_is_read_while_the_app_is_being_imported(
    worker: WorkerProcess, tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text("print('importing', flush=True)\nwhile True: pass\n")
    worker.start_loading("app.py")
    worker.wait_for_console("importing")
    worker.send(ReadSource(5, str(tmp_path / "app.py")))
    text = worker.wait_for(SourceText)
    assert text.request_id == 5
    assert (text.text or "").startswith("print('importing'")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"# coding: latin-1\nNAME = '\xe9'\n", "# coding: latin-1\nNAME = '\u00e9'\n"),
        (b"\xef\xbb\xbfNAME = 1\r\n", "NAME = 1\n"),
        (b"<p>\xff</p>", "<p>\ufffd</p>"),
        (b"# coding: klingon\n", "# coding: klingon\n"),
    ],
)
def test_bytes_become_text(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "file.py"
    file.write_bytes(data)
    assert read_source(ReadSource(1, str(file))).text == text


@pytest.mark.parametrize(
    ("name", "problem"),
    [("none.py", "No such file"), ("folder", "not a regular file"), ("big.py", "4 MiB")],
)
def test_or_the_problem_is_said(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "big.py").write_bytes(b"#" * (MAX_SOURCE_BYTES + 1))
    answer = read_source(ReadSource(1, str(tmp_path / name)))
    assert answer.text is None
    assert problem in (answer.problem or "")
