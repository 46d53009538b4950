"""From a request as it crossed the wire to the WSGI environ that the test client opens."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import flask
from flask.testing import EnvironBuilder
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Request

from ..protocol.exchange import HttpRequest, first_header
from .describing import script_root

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_FORBIDDEN_IN_VALUE = re.compile(r"[\r\n\0]")


class BadRequestError(ValueError):
    """HTTP does not allow such a request."""


def build_request(
    app: flask.Flask, request: HttpRequest, body: bytes, mount_path: str = ""
) -> Request:
    """A request for ``client.open``, its path and headers exactly as given.

    mount_path: where a dispatcher in front of the app has it, "" for nowhere. The dispatcher
        then makes SCRIPT_NAME of the path, as under a server.

    Raises:
        BadRequestError: a method, URL or header that HTTP forbids.
    """
    if not _TOKEN.match(request.method):
        raise BadRequestError(f"{request.method!r} is not a method.")
    try:
        url = urlsplit(request.url)
        builder = EnvironBuilder(
            app,
            base_url=f"{url.scheme}://{url.netloc.rpartition('@')[2]}/",
            method=request.method,
            headers=_headers(request),
            # Given even when empty: the builder would make up a form from the content type.
            input_stream=BytesIO(body),
            # Requests of a page run on threads beside this one.
            multithread=True,
        )
        environ = builder.get_environ()
    except BadRequestError:
        raise
    except (ValueError, UnicodeError) as error:
        raise BadRequestError(f"The request cannot be sent: {error}.") from None
    # Werkzeug 2.0 leaves them there too, where no server does.
    environ.pop("HTTP_CONTENT_TYPE", None)
    environ.pop("HTTP_CONTENT_LENGTH", None)
    if not body and first_header(request.headers, "Content-Length") is None:
        environ.pop("CONTENT_LENGTH", None)
    root = "" if mount_path else script_root(app)
    environ.update(_target(url.path or "/", url.query, root))
    if request.remote_addr:
        environ["REMOTE_ADDR"] = request.remote_addr
    return Request(environ)


def _target(path: str, query: str, root: str) -> dict[str, Any]:
    # Written by us: the builder parses the path as a URL, and loses a leading "//".
    raw = f"{path}?{query}" if query else path
    if root and (path == root or path.startswith(root + "/")):
        path = path[len(root) :]
    else:
        root = ""
    return {
        "SCRIPT_NAME": _decoded(root),
        "PATH_INFO": _decoded(path),
        "QUERY_STRING": _as_latin1(query),
        "REQUEST_URI": _as_latin1(raw),
        "RAW_URI": _as_latin1(raw),
    }


def _headers(request: HttpRequest) -> Headers:
    headers = Headers()
    for name, value in request.headers:
        if not _TOKEN.match(name):
            raise BadRequestError(f"{name!r} is not a header name.")
        if _FORBIDDEN_IN_VALUE.search(value):
            raise BadRequestError(f"The value of {name} has a line break or NUL in it.")
        headers.add(name, _as_latin1(value))
    return headers


def _decoded(path: str) -> str:
    """Percent-decoded bytes as WSGI wants them: each one as the character of its number."""
    return unquote_to_bytes(path).decode("latin-1")


def _as_latin1(text: str) -> str:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("latin-1")
    return text
