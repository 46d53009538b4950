"""One sentence says what happened, and each hop says how it led to the next."""

from __future__ import annotations

from dataclasses import replace

from builders import make_exchange, make_hop, make_redirect, make_source

from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.protocol.exchange import BodyRef, Ended, RequestSpec
from inspector.render.chain import steps
from inspector.render.story import match_words, story_line

LOGIN = make_redirect(
    "/",
    url="http://localhost/auth/login",
    method="POST",
    endpoint="auth.login",
    view=make_source("login", 83, file="/srv/blog/auth.py"),
    request_body=BodyRef.of(b"username=ada"),
)


def test_a_login_is_told_from_the_request_to_the_template() -> None:
    index = make_hop(
        url="http://localhost/", endpoint="index", templates=("blog/index.html", "blog/index.html")
    )
    assert story_line(make_exchange(LOGIN, index)) == (
        "POST /auth/login matched auth.login (auth.py:83), returned 302 to /; "
        "index rendered blog/index.html"
    )


def test_an_answer_without_a_template_says_its_type() -> None:
    hop = make_hop(url="http://localhost/api?a=1", content_type="application/json", body=b"{}")
    assert story_line(make_exchange(hop)) == (
        "GET /api?a=1 matched hello (app.py:12), returned 200 application/json"
    )


def test_a_url_that_no_rule_matches_is_said() -> None:
    hop = make_hop(url="http://localhost/no", status=404, endpoint=None, view=None)
    assert story_line(make_exchange(hop)) == "GET /no: 404, no rule matched"


def test_a_match_that_is_not_known_yet_is_not_denied() -> None:
    part = BodyRef(8, b"<h1>half", complete=False)
    hop = make_hop(url="http://localhost/stream", endpoint=None, view=None)
    hop = replace(hop, body=part)
    assert story_line(make_exchange(hop)) == "GET /stream: returned 200 text/html"
    assert match_words(hop) == ""
    assert match_words(make_hop(endpoint=None)) == "no rule matched"


def test_an_error_page_for_no_match_is_named() -> None:
    hop = make_hop(status=404, endpoint=None, templates=("404.html",))
    assert story_line(make_exchange(hop)) == (
        "GET /hello: 404, no rule matched, rendered 404.html as 404"
    )


def test_a_method_that_is_not_allowed_is_said() -> None:
    hop = make_hop("DELETE", status=405, endpoint=None)
    assert "405, the rule does not allow DELETE" in story_line(make_exchange(hop))


def test_a_redirect_of_the_url_map_is_told_from_one_of_a_view() -> None:
    hop = make_redirect("/hello/", status=308, endpoint=None)
    line = story_line(make_exchange(hop, make_hop()))
    assert line.startswith("GET /hello: 308, the url_map redirects to /hello/; hello returned")


def test_what_a_view_raised_is_named_with_its_line() -> None:
    error = ErrorInfo(
        ErrorCode.APP_RAISED,
        "division by zero",
        exception="builtins.ZeroDivisionError",
        file=r"C:\shop\app.py",
        line=12,
    )
    hop = make_hop(status=500, error=error)
    assert story_line(make_exchange(hop)).endswith("raised ZeroDivisionError (app.py:12)")


def test_what_the_debugger_would_have_shown_is_marked() -> None:
    error = ErrorInfo(ErrorCode.APP_RAISED, "boom", exception="builtins.KeyError")
    exchange = make_exchange(make_hop(status=500, error=error, debugger=True))
    mark = "debug: `flask run` would show the debugger"
    assert story_line(exchange).endswith(f"raised KeyError; {mark}")
    assert steps(exchange) == (mark,)


def test_an_error_without_a_place_is_named_alone() -> None:
    hop = make_hop(status=500, error=ErrorInfo(ErrorCode.APP_RAISED, "no"))
    assert story_line(make_exchange(hop)).endswith("raised an exception")


def test_no_answer_at_all_is_told_by_the_error() -> None:
    error = ErrorInfo(ErrorCode.TIMEOUT, "no answer in 30 s")
    exchange = make_exchange(
        ended=Ended.ERROR, error=error, spec=RequestSpec("POST", target="/slow")
    )
    assert story_line(exchange) == "POST /slow: no answer in 30 s"


def test_a_chain_that_broke_is_told_up_to_there() -> None:
    error = ErrorInfo(ErrorCode.CANCELLED, "cancelled")
    line = story_line(make_exchange(LOGIN, ended=Ended.ERROR, error=error))
    assert line.endswith("returned 302 to /; cancelled")


def test_each_ending_of_a_chain_is_said() -> None:
    away = make_redirect("https://example.com/")
    for ended, words in (
        (Ended.EXTERNAL, "external, not followed: https://example.com/"),
        (Ended.LOOP, "loop: https://example.com/ was seen before"),
        (Ended.LIMIT, "stopped after 1 hops"),
        (Ended.RESPONSE, "not followed: https://example.com/"),
    ):
        exchange = make_exchange(away, ended=ended)
        assert story_line(exchange).endswith(words)
        assert steps(exchange) == (words,)


def test_each_hop_says_how_the_next_came_about() -> None:
    kept = make_redirect("/b", status=307, method="POST", request_body=BodyRef.of(b"a"))
    bare = make_redirect("/c", method="POST")
    get = make_redirect("/d")
    assert steps(make_exchange(kept, LOGIN, get, make_hop())) == (
        "method and body kept",
        "body dropped, now GET",
        "followed",
        "",
    )
    assert steps(make_exchange(bare, make_hop()))[0] == "now GET"
    assert steps(make_exchange(ended=Ended.ERROR)) == ()
