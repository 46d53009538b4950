"""Every message says the same after its way over the wire."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.protocol.commands import (
    Acknowledge,
    Cancel,
    Command,
    DiskProbe,
    Execute,
    Lane,
    Load,
    ReadSource,
    Shutdown,
    parse_command,
)
from inspector.protocol.description import (
    AppDescription,
    BlueprintInfo,
    ErrorHandlerInfo,
    HookInfo,
    PathParameter,
    Route,
)
from inspector.protocol.errors import ErrorCode, ErrorInfo, SourceLine
from inspector.protocol.exchange import HttpRequest
from inspector.protocol.framing import FrameDecoder, encode_frame
from inspector.protocol.parsing import MessageError
from inspector.protocol.reports import (
    BodyChunk,
    Failed,
    Loaded,
    LoadFailed,
    Ready,
    Report,
    ResponseFinished,
    ResponseStarted,
    RoutesDescribed,
    SourceText,
    parse_report,
)
from inspector.protocol.source import SourceRef

names = st.text(max_size=8)
maybe = st.none() | names
flags = st.booleans()
numbers = st.integers(0, 2**31)
many = st.lists(names, max_size=3).map(tuple)
pairs = st.lists(st.tuples(names, names), max_size=3).map(tuple)
mappings = st.dictionaries(names, st.none() | names | numbers, max_size=3)

requests = st.builds(HttpRequest, names, names, pairs)
places = st.builds(SourceRef, maybe, names, maybe, st.none() | numbers)
errors = st.builds(
    ErrorInfo,
    st.sampled_from(ErrorCode),
    names,
    maybe,
    maybe,
    maybe,
    st.none() | numbers,
    st.lists(st.builds(SourceLine, numbers, names), max_size=3).map(tuple),
    many,
)
parameters = st.builds(PathParameter, names, names, many, mappings, maybe)
routes = st.builds(
    Route,
    rule=names,
    endpoint=names,
    methods=many,
    automatic_methods=many,
    blueprint=maybe,
    subdomain=maybe,
    host=maybe,
    strict_slashes=flags,
    defaults=mappings,
    parameters=st.lists(parameters, max_size=2).map(tuple),
    websocket=flags,
    build_only=flags,
    view=st.none() | places,
)
descriptions = st.builds(
    AppDescription,
    name=names,
    import_path=names,
    python=names,
    flask=names,
    werkzeug=names,
    instance_path=names,
    root_path=names,
    base_url=names,
    debug=flags,
    routes=st.just(()),
    blueprints=st.lists(
        st.builds(BlueprintInfo, names, names, maybe, maybe, maybe), max_size=2
    ).map(tuple),
    error_handlers=st.lists(
        st.builds(ErrorHandlerInfo, places, maybe, st.none() | numbers, maybe), max_size=2
    ).map(tuple),
    hooks=st.lists(st.builds(HookInfo, names, places, maybe), max_size=2).map(tuple),
)
commands = st.one_of(
    st.builds(Load, names, maybe, pairs, st.none() | st.builds(DiskProbe, names, names)),
    st.builds(Execute, numbers, requests, st.sampled_from(Lane)),
    st.builds(Cancel, numbers),
    st.builds(Acknowledge, numbers, numbers),
    st.builds(ReadSource, numbers, names),
    st.builds(Shutdown),
)
reports = st.one_of(
    st.builds(Ready, numbers, names, names, numbers, maybe, maybe),
    st.builds(RoutesDescribed, st.lists(routes, max_size=2).map(tuple)),
    st.builds(Loaded, descriptions, flags),
    st.builds(LoadFailed, errors),
    st.builds(ResponseStarted, numbers, numbers, names, pairs),
    st.builds(BodyChunk, numbers),
    st.builds(
        ResponseFinished,
        request_id=numbers,
        elapsed_ms=st.floats(0, 1e6),
        endpoint=maybe,
        rule=maybe,
        view_args=mappings,
        view=st.none() | places,
        templates=many,
        error=st.none() | errors,
    ),
    st.builds(Failed, numbers, errors),
    st.builds(SourceText, numbers, names, maybe, maybe),
)


def over_the_wire(message: Command | Report) -> dict[str, Any]:
    decoder = FrameDecoder()
    decoder.feed(encode_frame(message.to_wire()))
    frame = decoder.next_frame()
    assert frame is not None
    return frame.message


@given(commands)
def test_a_command_arrives_as_it_was_said(command: Command) -> None:
    assert parse_command(over_the_wire(command)) == command


@given(reports)
def test_a_report_arrives_as_it_was_said(report: Report) -> None:
    assert parse_report(over_the_wire(report)) == report


@given(descriptions, st.lists(routes, max_size=2).map(tuple))
def test_a_description_gets_its_routes_back(
    description: AppDescription, described: tuple[Route, ...]
) -> None:
    whole = AppDescription.from_wire(description.to_wire(), described)
    assert whole.routes == described
    assert whole.name == description.name


@pytest.mark.parametrize("wire", [{}, {"type": "dance"}, {"type": None}])
def test_a_message_that_nobody_knows_is_refused(wire: dict[str, Any]) -> None:
    for parse in (parse_command, parse_report):
        with pytest.raises(MessageError, match="unknown message"):
            parse(wire)


@pytest.mark.parametrize(
    "wire",
    [
        {"type": "load"},
        {"type": "execute", "request_id": 1, "request": {}, "lane": "main"},
        {
            "type": "execute",
            "request_id": 1,
            "request": {"method": "GET", "url": "/", "headers": []},
            "lane": "fast",
        },
    ],
)
def test_a_message_of_the_wrong_shape_is_refused(wire: dict[str, Any]) -> None:
    with pytest.raises(MessageError, match="bad"):
        parse_command(wire)


def test_own_methods_are_those_that_nobody_added() -> None:
    route = Route("/", "index", ("GET", "HEAD", "OPTIONS"), ("HEAD", "OPTIONS"))
    assert route.own_methods == ("GET",)
