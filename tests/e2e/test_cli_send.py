"""``--send``: the answer on standard output, and a login that carries over to the next call."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import cli_driver
import pytest

SOURCE = """
from flask import Flask, Response, redirect, request, session

app = Flask(__name__)
app.secret_key = "x"
app.config["SERVER_NAME"] = "shop.test:5000"


@app.post("/login")
def login():
    session["user"] = request.form["user"]
    answer = redirect("/me")
    answer.set_cookie("theme", "dark", max_age=3600, secure=True, samesite="Lax")
    return answer


@app.get("/me")
def me():
    return {"user": session.get("user")}


@app.get("/logout")
def logout():
    session.clear()
    return "bye"


@app.post("/echo")
def echo():
    print("printed by the view")
    return {
        "type": request.mimetype, "text": request.get_data(as_text=True)[:40],
        "form": request.form.to_dict(), "x": request.headers.get("X-A"),
        "files": {n: [f.filename, f.read().decode()] for n, f in request.files.items()},
    }


@app.get("/bytes")
def bytes_():
    return Response(bytes(range(256)), content_type="application/octet-stream")
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with an app that knows who is logged in."""
    (tmp_path / "app.py").write_text(SOURCE)
    return tmp_path


def test_a_login_carries_over_in_the_cookie_file(shop: Path) -> None:
    words = ("--cookies", "jar.txt")
    login = cli_driver.run(shop, "app.py", "--send", "POST /login", "--form", "user=Zoë", *words)
    assert login.code == 0
    assert json.loads(login.out) == {"user": "Zoë"}
    assert login.err.splitlines()[0].startswith("POST /login → 302 FOUND · ")
    assert login.err.splitlines()[1].startswith("GET /me → 200 OK · ")
    assert login.last_line.startswith("POST /login matched login (app.py:9), returned 302 to /me")
    jar = shop / "jar.txt"
    assert stat.S_IMODE(jar.stat().st_mode) == 0o600
    assert "#HttpOnly_shop.test\tFALSE\t/\tFALSE\t0\tsession\t" in jar.read_text()
    me = cli_driver.run(shop, "app.py", "--send", "/me", *words, "--format", "json")
    assert json.loads(json.loads(me.out)["body"]["text"]) == {"user": "Zoë"}
    assert me.err == ""


@pytest.mark.slow
def test_a_logout_is_kept_too_and_nothing_without_a_file(shop: Path) -> None:
    words = ("--cookies", "jar.txt")
    cli_driver.run(shop, "app.py", "--send", "POST /login", "--form", "user=a", *words)
    assert b"null" in cli_driver.run(shop, "app.py", "--send", "/me").out
    cli_driver.run(shop, "app.py", "--send", "/logout", *words)
    text = (shop / "jar.txt").read_text()
    assert "\tsession\t" not in text
    assert "shop.test\tFALSE\t/\tTRUE\t" in text  # the secure theme cookie stays


@pytest.mark.slow
def test_bodies_of_every_kind(shop: Path) -> None:
    (shop / "f.txt").write_text("in the file")

    def echoed(*words: str) -> dict[str, object]:
        outcome = cli_driver.run(shop, "app.py", "--send", "POST /echo", *words)
        assert outcome.code == 0, outcome.err
        assert "printed by the view" in outcome.err
        answer: dict[str, object] = json.loads(outcome.out)
        return answer

    typed = echoed("--json", '{"a": 1.0}', "-H", "X-A: b: c")
    assert (typed["type"], typed["text"], typed["x"]) == ("application/json", '{"a": 1.0}', "b: c")
    assert echoed("--form", "a=b=c")["form"] == {"a": "b=c"}
    multipart = echoed("--form", "a=b", "--file", "f=@f.txt")
    assert multipart["form"] == {"a": "b"}
    assert multipart["files"] == {"f": ["f.txt", "in the file"]}
    assert echoed("--data", "plain")["text"] == "plain"
    assert echoed("--data", "@f.txt")["text"] == "in the file"
    own = echoed("--data", "a=1", "-H", "Content-Type: application/x-www-form-urlencoded")
    assert own["form"] == {"a": "1"}


@pytest.mark.slow
def test_bytes_arrive_as_bytes(shop: Path) -> None:
    outcome = cli_driver.run(shop, "app.py", "--send", "/bytes")
    assert outcome.out == bytes(range(256))


@pytest.mark.slow
def test_redirects_are_followed_only_when_wanted(shop: Path) -> None:
    outcome = cli_driver.run(
        shop, "app.py", "--send", "POST /login", "--form", "user=a", "--no-follow",
        "--format", "json",
    )  # fmt: skip
    answer = json.loads(outcome.out)
    assert (answer["ended"], len(answer["hops"])) == ("response", 1)
    assert answer["hops"][0]["location"] == "/me"
    assert answer["hops"][0]["url"] == "http://shop.test:5000/login"


@pytest.mark.slow
def test_another_host_is_wrong_usage(shop: Path) -> None:
    outcome = cli_driver.run(shop, "app.py", "--send", "http://example.com/")
    assert (outcome.code, outcome.out) == (2, b"")
    assert "example.com is not this app" in outcome.last_line


@pytest.mark.slow
def test_a_sample_answers(tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parents[2] / "sample_apps" / "shop" / "app.py"
    outcome = cli_driver.run(tmp_path, str(sample), "--send", "/", "--format", "json")
    answer = json.loads(outcome.out)
    assert (outcome.code, answer["hops"][-1]["status"]) == (0, 200)
