"""Frames survive any cut of the stream, and anything else is refused at once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.protocol import framing
from inspector.protocol.framing import Frame, FrameDecoder, FramingError, encode_frame

# Any str that Python can hold, lone surrogates included: headers and file names have them.
any_text = st.text(st.characters(exclude_categories=()), max_size=30)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | any_text
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=10,
)
messages = st.dictionaries(any_text, values, max_size=5)
frames = st.builds(Frame, messages, st.binary(max_size=400))


def decoded(*pieces: bytes) -> list[Frame]:
    decoder = FrameDecoder()
    found = []
    for piece in pieces:
        decoder.feed(piece)
        found += list(decoder)
    assert decoder.pending == 0
    return found


@given(st.lists(frames, max_size=5), st.data())
def test_frames_come_out_as_they_went_in_wherever_the_stream_is_cut(
    sent: list[Frame], data: st.DataObject
) -> None:
    stream = b"".join(encode_frame(f.message, f.payload) for f in sent)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=10).map(sorted))
    edges = [0, *cuts, len(stream)]
    assert decoded(*(stream[a:b] for a, b in itertools.pairwise(edges))) == sent


@given(frames)
def test_a_frame_is_not_given_out_before_its_last_byte(sent: Frame) -> None:
    stream = encode_frame(sent.message, sent.payload)
    decoder = FrameDecoder()
    decoder.feed(stream[:-1])
    assert decoder.next_frame() is None
    decoder.feed(stream[-1:])
    assert decoder.next_frame() == sent


@given(st.binary(min_size=framing.MAX_HEADER_BYTES, max_size=1000))
def test_garbage_is_never_taken_for_a_frame(garbage: bytes) -> None:
    decoder = FrameDecoder()
    decoder.feed(garbage)
    with pytest.raises(FramingError):
        list(decoder)


@pytest.mark.parametrize(
    "stream",
    [
        b"Payload-Length: 1\r\n\r\n",
        b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        b"Content-Length: -2\r\n\r\n{}",
        b"Content-Length:2\r\n\r\n{}",
        b"Content-Length: 2\r\nX: 1\r\n\r\n{}",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 2\r\n\r\n{x",
        b"Content-Length: 2\r\n\r\n\xff\xff",
        b"Hello from a print\r\n\r\n",
    ],
)
def test_what_is_nearly_a_frame_is_refused(stream: bytes) -> None:
    decoder = FrameDecoder()
    decoder.feed(stream)
    with pytest.raises(FramingError):
        list(decoder)


@pytest.mark.parametrize("field", ["Content-Length", "Payload-Length"])
def test_a_length_above_the_cap_is_refused_before_its_bytes_come(field: str) -> None:
    decoder = FrameDecoder()
    other = "" if field == "Content-Length" else "Content-Length: 2\r\n"
    decoder.feed(f"{other}{field}: {framing.MAX_PAYLOAD_BYTES + 1}\r\n\r\n".encode())
    with pytest.raises(FramingError, match="too large"):
        list(decoder)


def test_a_payload_is_not_base64() -> None:
    payload = bytes(range(256)) * 40
    assert encode_frame({}, payload).endswith(b"\r\n\r\n{}" + payload)
