"""From the form to the first request: checked, encoded, complete but for the cookies."""

from __future__ import annotations

from collections.abc import Callable

from inspector.protocol.exchange import RequestSpec, first_header

from .bodies import encode_body
from .headers import check_address, checked_headers, checked_method, typed_header
from .hops import Outgoing
from .urls import request_url


def prepare(spec: RequestSpec, owns: Callable[[str], bool] | None = None) -> Outgoing:
    """The first request of an exchange.

    owns: which URLs of other hosts are the app's too; None for no others.

    Raises:
        RequestRefusedError: HTTP forbids what was typed, a file is missing, or the URL is
            another host's.
    """
    method = checked_method(spec.method)
    check_address(spec.remote_addr)
    url = request_url(spec, owns)
    headers = checked_headers(spec.headers)
    body = encode_body(spec.body, first_header(headers, "Content-Type"))
    if body.content_type and not typed_header(headers, "Content-Type"):
        headers = (*headers, ("Content-Type", body.content_type))
    return Outgoing(method, url, headers, body.data)
