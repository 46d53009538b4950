"""The hop that a request and its answer make, wherever they met."""

from __future__ import annotations

from .exchange import BodyRef, Hop, HttpRequest, first_header
from .reports import ResponseFinished, ResponseStarted


def answered_hop(
    request: HttpRequest,
    request_body: bytes,
    started: ResponseStarted,
    body: BodyRef,
    finished: ResponseFinished,
) -> Hop:
    """One request and its whole answer."""
    return Hop(
        method=request.method,
        url=request.url,
        status=started.status,
        reason=started.reason,
        request_headers=request.headers,
        request_body=BodyRef.of(request_body),
        headers=started.headers,
        body=body,
        endpoint=finished.endpoint,
        rule=finished.rule,
        view_args=finished.view_args,
        view=finished.view,
        elapsed_ms=finished.elapsed_ms,
        location=first_header(started.headers, "Location"),
        templates=finished.templates,
        error=finished.error,
        debugger=finished.debugger,
    )
