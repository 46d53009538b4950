"""From the words after ``--send`` to the request that they describe."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from inspector.client.headers import checked_headers, checked_method
from inspector.client.refusal import RequestRefusedError
from inspector.protocol.exchange import BodyKind, Field, RequestBody, RequestSpec

from .exit_codes import UsageError
from .option_types import DEFAULT_TIMEOUT_S, TypedField

_METHOD_AND_TARGET = re.compile(r"(?P<method>[^\s/?:]+)\s+(?P<target>\S.*)", re.DOTALL)
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}


def request_of(options: argparse.Namespace) -> RequestSpec:
    """The request that the options describe, for the base URL that the app will tell.

    Raises:
        UsageError: there is no URL, two kinds of body, a file that is not there, or what HTTP
            forbids.
    """
    body = _body(options)
    default = "GET" if body.kind is BodyKind.NONE else "POST"
    method, target = _method_and_target(options.send, default)
    headers = _rows(options.headers)
    try:
        checked_method(method)
        checked_headers(headers)
    except RequestRefusedError as refusal:
        raise UsageError(refusal.error.message) from None
    return RequestSpec(
        method=method,
        target=target,
        headers=headers,
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
    fields: Sequence[TypedField] = options.fields
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


def _form_body(fields: Sequence[TypedField]) -> RequestBody:
    files = [field for field in fields if field.is_file]
    for field in files:
        _check_file(field.value, f"--file {field.name}")
    if files:
        return RequestBody(BodyKind.MULTIPART, fields=_rows(fields))
    return RequestBody(BodyKind.FORM if fields else BodyKind.NONE, fields=_rows(fields))


def _rows(fields: Sequence[TypedField]) -> tuple[Field, ...]:
    return tuple(Field(field.name, field.value, is_file=field.is_file) for field in fields)


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
