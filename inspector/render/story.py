"""The one sentence above every answer: what happened to the request inside Flask."""

from __future__ import annotations

import re

from inspector.protocol.exchange import Exchange, Hop
from inspector.protocol.source import SourceRef

from .chain import last_step, path_of
from .media import is_redirect


def story_line(exchange: Exchange) -> str:
    """Tell an exchange in one line.

    "POST /auth/login matched auth.login (auth.py:83), returned 302 to /; index rendered
    blog/index.html".
    """
    clauses = [_opening(hop) if n == 0 else _following(hop) for n, hop in enumerate(exchange.hops)]
    ending = last_step(exchange)
    if ending:
        clauses.append(ending)
    if exchange.error is not None:
        clauses.append(_failure(exchange))
    return "; ".join(clauses)


def match_words(hop: Hop) -> str:
    """The endpoint that a hop matched, or that none did; "" while that is not known.

    The worker tells of the match at the end: a body that is still to come, or broke off, has
    none.
    """
    if hop.endpoint is None and not hop.body.complete:
        return ""
    return hop.endpoint or "no rule matched"


def _opening(hop: Hop) -> str:
    request = f"{hop.method} {path_of(hop.url)}"
    if hop.endpoint is None:
        return f"{request}: {_unmatched(hop)}"
    return f"{request} matched {hop.endpoint}{_place(hop.view)}, {_outcome(hop)}"


def _following(hop: Hop) -> str:
    if hop.endpoint is None:
        return f"{hop.method} {path_of(hop.url)}: {_unmatched(hop)}"
    return f"{hop.endpoint} {_outcome(hop)}"


def _unmatched(hop: Hop) -> str:
    if not hop.body.complete:
        return _outcome(hop)
    if hop.status == 405:
        return f"405, the rule does not allow {hop.method}"
    if is_redirect(hop):
        return f"{hop.status}, the url_map redirects to {hop.location}"
    if hop.status == 404 and not hop.templates:
        return "404, no rule matched"
    return f"{hop.status}, no rule matched, {_outcome(hop)}"


def _outcome(hop: Hop) -> str:
    if hop.error is not None:
        return f"raised {_raised(hop)}"
    if is_redirect(hop):
        return f"returned {hop.status} to {hop.location}"
    if hop.templates:
        names = ", ".join(name or "a template string" for name in dict.fromkeys(hop.templates))
        return f"rendered {names}" + (f" as {hop.status}" if hop.status != 200 else "")
    return f"returned {hop.status} {hop.content_type}".rstrip()


def _raised(hop: Hop) -> str:
    error = hop.error
    if error is None:
        return ""
    name = (error.exception or "an exception").rpartition(".")[2]
    if error.file is None:
        return name
    return f"{name} ({_last_segment(error.file)}:{error.line})"


def _failure(exchange: Exchange) -> str:
    message = exchange.error.message if exchange.error else ""
    if exchange.hops:
        return message
    return f"{exchange.spec.method} {exchange.spec.target}: {message}"


def _place(view: SourceRef | None) -> str:
    if view is None or view.file is None:
        return ""
    line = f":{view.line}" if view.line else ""
    return f" ({_last_segment(view.file)}{line})"


def _last_segment(path: str) -> str:
    # The worker may run on another system, so both separators count.
    return re.split(r"[\\/]", path)[-1]
