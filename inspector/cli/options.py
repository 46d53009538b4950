"""The options of the command line, and which of them go together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from typing_extensions import override

from inspector import __version__
from inspector.client.arguments import add_target_arguments

from .exit_codes import UsageError
from .option_types import data, file_field, form_field, header_field, plain, timeout
from .output import PROGRAM

_FORMATS = {"--routes": ("table", "json"), "--send": ("text", "json")}

_DESCRIPTION = """\
Open a Flask app in a window: see its routes, send requests to them through Flask's test
client, and see chain, page and JSON of every answer. With --routes or --send the answer
comes on standard output instead, and no display is needed."""

_EPILOG = """\
APP is what `flask --app` takes: app.py, pkg/app.py, app.py:name, "app.py:create_app('dev')",
pkg.module:app, or a folder with app.py or wsgi.py. Naming an app here runs its code, as
`flask run` does.

examples:
  route-inspector app.py --routes
  route-inspector app.py --send "/hello?name=world"
  route-inspector app.py --send "POST /login" --form user=ada --cookies ada.txt
  route-inspector app.py --send "PUT /items/7" --json '{"name": "x"}' --format json | jq .body

standard output carries only the answer: the table or the JSON of --routes; the body, byte
for byte, or the JSON of --send. Chain and status of --send, what the app prints, and errors
with the app's traceback go to standard error.

exit codes: 0 done, whatever the HTTP status; 2 wrong usage; 3 the app could not be loaded;
4 no answer (time limit, cancelled, worker died)."""


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def parse_options(arguments: Sequence[str]) -> argparse.Namespace:
    """The options as argparse gives them; ``format`` is None where no window is avoided.

    Raises:
        UsageError: they cannot be read, or do not go together.
        SystemExit: --help and --version were answered.
    """
    options = _build_parser().parse_args(arguments)
    _check(options)
    return options


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_target_arguments(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_answers(parser)
    _add_request(parser)
    return parser


def _add_answers(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("without a window")
    work = group.add_mutually_exclusive_group()
    work.add_argument("--routes", action="store_true", help="write what the app is made of")
    work.add_argument(
        "--send",
        metavar='"METHOD URL"',
        type=plain,
        help="send one request and write its answer; without METHOD: GET, or POST with a body",
    )
    group.add_argument(
        "--format",
        choices=("table", "text", "json"),
        help="table or json for --routes, text or json for --send",
    )
    group.add_argument(
        "--timeout",
        metavar="S",
        type=timeout,
        help="seconds for the answer of --send, all hops together, and for importing the app "
        "(then at least 10); without it 30 for each; 0: no limit",
    )


def _add_request(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("the request of --send")
    add = group.add_argument
    add(
        "-H",
        "--header",
        metavar='"Name: value"',
        dest="headers",
        action="append",
        default=[],
        type=header_field,
        help="a header; may be given several times",
    )
    fields = {"dest": "fields", "action": "append", "default": []}
    add("--form", metavar="a=b", type=form_field, help="a form field", **fields)  # type: ignore[arg-type]
    add(
        "--file",
        metavar="name=@path",
        type=file_field,
        help="a file of a form, which is then sent as multipart/form-data",
        **fields,  # type: ignore[arg-type]
    )
    add("--json", metavar="TEXT", type=plain, help="a JSON body, sent as typed")
    add(
        "--data",
        metavar="TEXT|@FILE",
        type=data,
        help="any other body; its type is told with -H",
    )
    add(
        "--cookies",
        metavar="FILE",
        help="a cookies.txt (Netscape's format) that is read before and written afterwards, so "
        "that a login carries over to the next call; need not exist yet",
    )
    add("--no-follow", action="store_true", help="stop at the first redirect")


def _check(options: argparse.Namespace) -> None:
    work = "--routes" if options.routes else "--send" if options.send is not None else None
    if work and not options.app:
        raise UsageError(f"{work} needs an APP, such as app.py.")
    if work and options.format is None:
        options.format = _FORMATS[work][0]
    stray = _stray_options(options, work)
    if stray:
        raise UsageError(f"{stray[0]} goes with {stray[1]} only.")
    if work and options.format not in _FORMATS[work]:
        raise UsageError(f"--format of {work} is {' or '.join(_FORMATS[work])}.")


def _stray_options(options: argparse.Namespace, work: str | None) -> tuple[str, str] | None:
    """The first option that does nothing here, and what it goes with."""
    if work is None:
        for name, given in (("--format", options.format), ("--timeout", options.timeout)):
            if given is not None:
                return name, "--routes or --send"
    if work != "--send":
        for name, given in _request_options(options).items():
            if given:
                return name, "--send"
    return None


def _request_options(options: argparse.Namespace) -> dict[str, bool]:
    return {
        "--header": bool(options.headers),
        "--file" if any(field.is_file for field in options.fields) else "--form": bool(
            options.fields
        ),
        "--json": options.json is not None,
        "--data": options.data is not None,
        "--cookies": options.cookies is not None,
        "--no-follow": options.no_follow,
    }
