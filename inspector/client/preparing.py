"""From the form to the first request: checked, encoded, complete but for the cookies."""

from __future__ import annotations

from inspector.protocol.exchange import RequestSpec, first_header

from .bodies import encode_body
from .headers import checked_headers, checked_method, typed_header
from .hops import Outgoing
from .urls import request_url


def prepare(spec: RequestSpec) -> Outgoing:
    """The first request of an exchange.

    Raises:
        RequestRefusedError: HTTP forbids what was typed, a file is missing, or the URL is
            another host's.
    """
    method = checked_method(spec.method)
    url = request_url(spec)
    headers = checked_headers(spec.headers)
    body = encode_body(spec.body, first_header(headers, "Content-Type"))
    if body.content_type and not typed_header(headers, "Content-Type"):
        headers = (*headers, ("Content-Type", body.content_type))
    return Outgoing(method, url, headers, body.data)
