"""Which words of a command line go together, said before any app is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.cli import main
from inspector.cli.options import parse_options

SEND = ["app.py", "--send", "/"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--routes"], "--routes needs an APP"),
        (["--send", "/"], "--send needs an APP"),
        (["", "--routes"], "--routes needs an APP"),
        (["app.py", "--routes", "--send", "/"], "not allowed with"),
        (["app.py", "--format", "json"], "--format goes with --routes or --send only"),
        (["app.py", "--timeout", "3"], "--timeout goes with --routes or --send only"),
        (["app.py", "--routes", "--format", "text"], "--format of --routes is table or json"),
        ([*SEND, "--format", "table"], "--format of --send is text or json"),
        (["app.py", "--routes", "-H", "A: b"], "--header goes with --send only"),
        (["app.py", "--form", "a=b"], "--form goes with --send only"),
        (["app.py", "--file", "a=@b"], "--file goes with --send only"),
        (["app.py", "--json", ""], "--json goes with --send only"),
        (["app.py", "--routes", "--cookies", "c"], "--cookies goes with --send only"),
        (["app.py", "--routes", "--no-follow"], "--no-follow goes with --send only"),
        ([*SEND, "-H", "no colon"], "is not “Name: value”"),
        ([*SEND, "-H", "A B: c"], "does not allow the header name “A B”"),
        ([*SEND, "-H", "A: b\nc"], "a line break"),
        ([*SEND, "--form", "a"], "is not name=value"),
        ([*SEND, "--file", "a=b"], "is not name=@path"),
        ([*SEND, "--json", "1", "--data", "2"], "--json and --data exclude each other"),
        ([*SEND, "--json", "1", "--form", "a=b"], "--json and --form or --file exclude"),
        ([*SEND, "--data", "@nowhere"], "There is no file 'nowhere' for --data"),
        ([*SEND, "--file", "a=@nowhere"], "There is no file 'nowhere' for --file a"),
        ([*SEND, "--file", "a=@/"], "is a folder, not a file"),
        ([*SEND, "--form", "a=\udcff"], "is not UTF-8"),
        ([*SEND, "--timeout", "-1"], "is not a number of seconds"),
        ([*SEND, "--timeout", "nan"], "is not a number of seconds"),
        ([*SEND, "--timeout", "1e9"], "is not a number of seconds"),
        (["app.py", "--send", ""], "--send has no URL"),
        (["app.py", "--send", "POST"], "--send has no URL"),
        (["app.py", "--send", "GE(T /"], "is not an HTTP method"),
        ([*SEND, "--cookies", "/"], "is not a file"),
        ([*SEND, "--cookies", "/nowhere/jar.txt"], "There is no folder /nowhere"),
        (["app.py", "--rout"], "unrecognized arguments"),
        (["app.py", "--env", "NAME"], "is not KEY=VALUE"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, hint = said.err.splitlines()
    assert first.startswith("route-inspector: ")
    assert sentence in first
    assert hint == "`route-inspector --help` tells what can be asked for."


@pytest.mark.parametrize(("words", "said"), [("--help", "--send"), ("--version", "0.")])
def test_what_argparse_answers_by_itself(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([words])
    assert not ended.value.code
    assert said in capsys.readouterr().out


def test_each_kind_of_answer_has_a_format_for_people() -> None:
    assert parse_options(["app.py", "--routes"]).format == "table"
    assert parse_options(SEND).format == "text"
    assert parse_options(["app.py"]).format is None


def test_a_damaged_cookie_file_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jar = tmp_path / "jar.txt"
    jar.write_text('{"cookies": []}')
    assert main([*SEND, "--cookies", str(jar)]) == 2
    assert "is not a cookie file (line 1 has not seven fields" in capsys.readouterr().err
    assert jar.read_text() == '{"cookies": []}'
