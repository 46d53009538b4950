"""From the body as the person wrote it to the bytes that are sent, and their type."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from inspector.protocol.exchange import BodyKind, Field, RequestBody
from inspector.protocol.framing import MAX_PAYLOAD_BYTES

from .refusal import RequestRefusedError

_Part = tuple[str, str | tuple[str, bytes, str]]


@dataclass(frozen=True)
class EncodedBody:
    """The bytes of a request's body.

    content_type: for the header; None where there is no body.
    """

    data: bytes = b""
    content_type: str | None = None


def encode_body(body: RequestBody, typed_type: str | None = None) -> EncodedBody:
    """The bytes of a body; files are read here, whole.

    typed_type: the Content-Type that the person typed; a boundary in it is used.

    Raises:
        RequestRefusedError: a file is missing or cannot be read; the sentence names it.
    """
    if body.kind is BodyKind.JSON:
        return EncodedBody(_utf8(body.text), "application/json")
    if body.kind is BodyKind.TEXT:
        return EncodedBody(_utf8(body.text), "text/plain; charset=utf-8")
    if body.kind is BodyKind.FORM:
        pairs = [(row.name, row.value) for row in _sent(body.fields)]
        return EncodedBody(urlencode(pairs).encode(), "application/x-www-form-urlencoded")
    if body.kind is BodyKind.MULTIPART:
        return _multipart(body, typed_type)
    if body.kind is BodyKind.FILE:
        return EncodedBody(_read(body.file_path, "the body"), _guessed_type(body.file_path))
    return EncodedBody()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _sent(rows: Iterable[Field]) -> list[Field]:
    return [row for row in rows if row.enabled and (row.name or row.value)]


def _multipart(body: RequestBody, typed_type: str | None) -> EncodedBody:
    # Here and below, not above: importing these takes as long as starting the worker.
    from urllib3 import encode_multipart_formdata

    parts = [_part(row) for row in _sent(body.fields)]
    data, content_type = encode_multipart_formdata(parts, _boundary(typed_type))
    return EncodedBody(data, content_type)


def _boundary(typed_type: str | None) -> str | None:
    if not typed_type:
        return None
    from email.message import Message

    message = Message()
    message["Content-Type"] = typed_type
    boundary = message.get_param("boundary")
    return boundary if isinstance(boundary, str) and boundary else None


def _part(row: Field) -> _Part:
    if not row.is_file:
        return row.name, row.value
    data = _read(row.value, f"the field “{row.name}”")
    return row.name, (Path(row.value).name, data, _guessed_type(row.value))


def _guessed_type(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _read(path: str, use: str) -> bytes:
    if not path.strip():
        raise RequestRefusedError(f"No file is chosen for {use}.")
    file = Path(path).expanduser()
    try:
        if file.stat().st_size > MAX_PAYLOAD_BYTES:
            raise RequestRefusedError(f"The file {path} for {use} is larger than 1 GiB.")
        return file.read_bytes()
    except FileNotFoundError:
        raise RequestRefusedError(f"There is no file {path} for {use}.") from None
    except IsADirectoryError:
        raise RequestRefusedError(f"{path} for {use} is a folder, not a file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestRefusedError(f"The file {path} for {use} cannot be read: {reason}.") from None
