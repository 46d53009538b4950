"""Where a traceback's lines lead."""

from __future__ import annotations

import pytest

from inspector.protocol.source import SourceRef
from inspector.ui.insight.traceback_frames import frame_at, frame_of

TRACEBACK = [
    "Traceback (most recent call last):",
    '  File "/srv/shop/auth.py", line 83, in login',
    "    user = users[name]",
    "           ~~~~~^^^^^^",
    "KeyError: 'ada'",
]
LOGIN = SourceRef(None, "login", "/srv/shop/auth.py", 83)


@pytest.mark.parametrize("index", [1, 2, 3])
def test_a_frame_and_the_code_under_it_lead_to_its_source(index: int) -> None:
    assert frame_at(TRACEBACK, index) == LOGIN


@pytest.mark.parametrize("index", [0, 4])
def test_the_first_and_last_line_lead_nowhere(index: int) -> None:
    assert frame_at(TRACEBACK, index) is None


def test_a_syntax_error_has_no_function() -> None:
    line = '  File "C:\\shop\\app.py", line 4'

    assert frame_of(line) == SourceRef(None, "", "C:\\shop\\app.py", 4)


def test_a_frame_of_an_exception_group_counts() -> None:
    assert frame_of('  |   File "/srv/a.py", line 4, in run') is not None


def test_made_up_files_lead_nowhere() -> None:
    assert frame_of('  File "<frozen importlib._bootstrap>", line 1, in _find') is None
