"""The gateway's own short answers: refusals, and pages that say why there is no other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from http import HTTPStatus

from inspector.protocol.exchange import Headers

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{font:15px/1.5 system-ui,sans-serif;color:#1a1e26;background:#fff;margin:40px;
max-width:46em}}h1{{font-size:19px}}pre{{white-space:pre-wrap;overflow-wrap:anywhere;
background:#f3f4f7;border:1px solid #d3d7df;border-radius:6px;padding:12px}}</style>
<h1>{title}</h1><p>{text}</p>{detail}</html>
"""


@dataclass(frozen=True)
class Reply:
    """A whole answer that fits in memory."""

    status: int
    body: bytes
    headers: Headers = ()

    @property
    def reason(self) -> str:
        """The standard phrase for the status."""
        return HTTPStatus(self.status).phrase


def text_reply(status: int, text: str, extra: Headers = ()) -> Reply:
    """One sentence."""
    headers = (("Content-Type", "text/plain; charset=utf-8"), *_never_kept(extra))
    return Reply(status, f"{text}\n".encode(), headers)


def page_reply(status: int, title: str, text: str, detail: str = "") -> Reply:
    """A page for a person. detail: shown as it is, in a box; "" for none."""
    box = f"<pre>{escape(detail)}</pre>" if detail else ""
    page = _PAGE.format(title=escape(title), text=escape(text), detail=box)
    headers = (("Content-Type", "text/html; charset=utf-8"), *_never_kept(()))
    return Reply(status, page.encode(), headers)


def login_wanted() -> Reply:
    """407: this proxy serves the preview alone."""
    challenge = (("Proxy-Authenticate", 'Basic realm="Route Inspector", charset="UTF-8"'),)
    return text_reply(407, "This proxy serves the preview of Route Inspector.", challenge)


def other_host(host: str) -> Reply:
    """403: only the app can be reached."""
    return text_reply(403, f"{host} is not this app: the preview reaches nothing else.")


def unsendable_page(status: int, reason: str, problem: Exception) -> Reply:
    """502: the app's answer is not HTTP/1.1; says what it sent. problem: the parts at fault."""
    return page_reply(
        502,
        "The app's answer cannot be sent over HTTP",
        f"The app answered {status} {reason}, with parts that HTTP/1.1 forbids:",
        str(problem),
    )


def _never_kept(extra: Headers) -> Headers:
    return (("Cache-Control", "no-store"), *extra)
