"""A body that was sent packed is shown as what is in it."""

from __future__ import annotations

import gzip
import zlib

import pytest
from builders import make_hop

from inspector.render.content_coding import UNPACKED_LIMIT, unpacked
from inspector.render.file_names import file_name
from inspector.render.media import Kind, judge

JSON = b'{"gzipped": true}'
BARE = zlib.compress(JSON, wbits=-15)


def _packed(body: bytes, coding: str, content_type: str = "application/json"):
    return make_hop(content_type=content_type, body=body, headers=(("Content-Encoding", coding),))


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(JSON), "gzip"),
        (gzip.compress(JSON), "X-GZIP"),
        (zlib.compress(JSON), "deflate"),
        (BARE, "deflate"),
        (gzip.compress(zlib.compress(JSON)), "deflate, gzip"),
        (JSON, "identity"),
        (JSON, ""),
    ],
    # Packed bytes hold the time: as names they would differ from run to run.
    ids=["gzip", "x-gzip", "deflate", "bare deflate", "both", "identity", "none"],
)
def test_it_is_judged_by_what_is_in_it(body: bytes, coding: str) -> None:
    hop = _packed(body, coding)
    assert unpacked(hop).body.read() == JSON
    assert unpacked(hop).body.complete
    assert (judge(hop).kind, judge(hop).looks_json, judge(hop).note) == (Kind.JSON, True, "")


def test_a_packed_page_is_a_page() -> None:
    assert judge(_packed(gzip.compress(b"<h1>x</h1>"), "gzip", "text/html")).kind is Kind.HTML


def test_a_coding_that_is_not_known_here_is_said() -> None:
    media = judge(_packed(b"\x1b\x00", "br"))
    assert media.kind is Kind.BYTES
    assert media.note == (
        "Content-Encoding br is not unpacked here: these are the bytes as they were sent"
    )


def test_a_body_that_is_not_packed_as_it_says_is_shown_as_it_was_sent() -> None:
    media = judge(_packed(b"plain words", "gzip"))
    assert media.kind is Kind.BYTES
    assert media.note == "says Content-Encoding gzip, but the bytes are not"


def test_a_packed_stream_that_broke_off_is_shown_as_far_as_it_goes() -> None:
    text = b"".join(b"line %d\n" % number for number in range(9000))
    inside = unpacked(_packed(gzip.compress(text)[:-200], "gzip"))
    assert inside.problem == ""
    assert text.startswith(inside.body.read())
    assert inside.body.size > 0
    assert not inside.body.complete


def test_a_body_made_to_burst_is_unpacked_to_a_limit() -> None:
    inside = unpacked(_packed(gzip.compress(bytes(UNPACKED_LIMIT * 3)), "gzip"))
    assert inside.body.size == UNPACKED_LIMIT
    assert inside.note == "only the first 8.0 MB were unpacked"


def test_it_is_saved_as_it_was_sent_and_called_so() -> None:
    hop = make_hop(
        url="http://localhost/report",
        content_type="application/json",
        headers=(("Content-Encoding", "gzip"),),
    )
    assert file_name(hop) == "report.json.gz"
