"""From the words after ``--send`` to the request that they describe."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Sequence
from pathlib import Path

from inspector.protocol.exchange import BodyKind, Field, RequestBody, RequestSpec

from .exit_codes import UsageError

DEFAULT_TIMEOUT_S = 30.0

# Beyond this a timer of Qt overflows; it is three weeks.
_MAX_TIMEOUT_S = 2_000_000.0
_METHOD_AND_TARGET = re.compile(r"(?P<method>[^\s/?:]+)\s+(?P<target>\S.*)", re.DOTALL)
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}


def header_field(text: str) -> Field:
    """``Name: value`` of -H.

    Raises:
        ArgumentTypeError: there is no colon, or nothing before it.
    """
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not “Name: value”")
    return Field(name.strip(), value.strip())


def form_field(text: str) -> Field:
    """``name=value`` of --form.

    Raises:
        ArgumentTypeError: there is no equals sign, or nothing before it.
    """
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is not name=value")
    return Field(name, value)


def file_field(text: str) -> Field:
    """``name=@path`` of --file; a relative path starts from the current folder.

    Raises:
        ArgumentTypeError: it is not of that form.
    """
    name, mark, path = text.partition("=@")
    if not mark or not name or not path:
        raise argparse.ArgumentTypeError(f"{text!r} is not name=@path")
    return Field(name, path, is_file=True)


def timeout(text: str) -> float:
    """Seconds of --timeout; 0 for no limit.

    Raises:
        ArgumentTypeError: it is no number, negative, or beyond what a timer holds.
    """
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= _MAX_TIMEOUT_S:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds


def request_of(options: argparse.Namespace) -> RequestSpec:
    """The request that the options describe, for the base URL that the app will tell.

    Raises:
        UsageError: there is no URL, two kinds of body, or a file is not there.
    """
    body = _body(options)
    default = "GET" if body.kind is BodyKind.NONE else "POST"
    method, target = _method_and_target(options.send, default)
    return RequestSpec(
        method=method,
        target=target,
        headers=tuple(options.headers),
        body=body,
        follow_redirects=not options.no_follow,
        timeout_s=DEFAULT_TIMEOUT_S if options.timeout is None else options.timeout,
    )


def _method_and_target(words: str, default: str) -> tuple[str, str]:
    words = words.strip()
    match = _METHOD_AND_TARGET.fullmatch(words)
    if match:
        return match["method"].upper(), match["target"]
    if not words or words.upper() in _METHODS:
        raise UsageError('--send has no URL; write it as in --send "GET /hello?name=world".')
    return default, words


def _body(options: argparse.Namespace) -> RequestBody:
    fields: Sequence[Field] = options.fields
    given = [
        name
        for name, is_there in (
            ("--json", options.json is not None),
            ("--data", options.data is not None),
            ("--form or --file", bool(fields)),
        )
        if is_there
    ]
    if len(given) > 1:
        raise UsageError(f"A request has one body: {' and '.join(given)} exclude each other.")
    if options.json is not None:
        return RequestBody(BodyKind.JSON, text=options.json)
    if options.data is not None:
        return _data_body(options.data)
    return _form_body(fields)


def _data_body(data: str) -> RequestBody:
    if not data.startswith("@"):
        return RequestBody(BodyKind.TEXT, text=data)
    _check_file(data[1:], "--data")
    return RequestBody(BodyKind.FILE, file_path=data[1:])


def _form_body(fields: Sequence[Field]) -> RequestBody:
    files = [field for field in fields if field.is_file]
    for field in files:
        _check_file(field.value, f"--file {field.name}")
    if files:
        return RequestBody(BodyKind.MULTIPART, fields=tuple(fields))
    return RequestBody(BodyKind.FORM if fields else BodyKind.NONE, fields=tuple(fields))


def _check_file(path: str, option: str) -> None:
    """Say it now: later the app would have been loaded for nothing."""
    file = Path(path).expanduser()
    try:
        is_there, is_folder = bool(path) and file.exists(), file.is_dir()
    except OSError:  # a name longer than any that a disk can have
        is_there = is_folder = False
    if not is_there:
        raise UsageError(f"There is no file {path!r} for {option}.")
    if is_folder:
        raise UsageError(f"{path} for {option} is a folder, not a file.")
