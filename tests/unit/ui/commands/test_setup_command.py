"""Which errors say that a table is missing, and which command would make it."""

from __future__ import annotations

import pytest

from inspector.protocol.app_facts import Fact, FactKind
from inspector.protocol.errors import ErrorCode, ErrorInfo
from inspector.ui.commands.setup_command import missing_table, setup_command

FRAMES = 'Traceback (most recent call last):\n  File "blog.py", line 20, in index\n    fetch()\n'


def raised(last_line: str) -> ErrorInfo:
    return ErrorInfo(ErrorCode.APP_RAISED, "It raised.", FRAMES + last_line + "\n")


@pytest.mark.parametrize(
    ("last_line", "table"),
    [
        ("sqlite3.OperationalError: no such table: post", "post"),
        (
            "sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) no such table: user\n"
            "[SQL: SELECT * FROM user]\n(Background on this error at: https://sqlalche.me/e)",
            "user",
        ),
        ('psycopg.errors.UndefinedTable: relation "public.users" does not exist', "public.users"),
        (
            "sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) "
            'relation "users" does not exist\nLINE 1: SELECT',
            "users",
        ),
        (
            "pymysql.err.ProgrammingError: (1146, \"Table 'shop.users' doesn't exist\")",
            "shop.users",
        ),
        ("sqlite3.OperationalError: no such column: title", None),
        ("ValueError: no such table: post", None),
    ],
)
def test_a_missing_table_is_read_from_the_error(last_line: str, table: str | None) -> None:
    assert missing_table(raised(last_line)) == table


def test_an_error_without_a_traceback_is_read_too() -> None:
    error = ErrorInfo(
        ErrorCode.APP_RAISED, "no such table: a", exception="sqlite3.OperationalError"
    )
    assert missing_table(error) == "a"


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (("db init", "db migrate", "db upgrade"), "db upgrade"),
        (("hello", "init-db"), "init-db"),
        (("initdb",), "initdb"),
        (("create_all", "users create"), "create_all"),
        (("create-tables",), "create-tables"),
        (("db init", "db downgrade", "translate init", "drop-db"), None),
        ((), None),
    ],
)
def test_the_command_that_looks_right_is_chosen(
    names: tuple[str, ...], chosen: str | None
) -> None:
    found = setup_command(Fact(FactKind.COMMAND, name) for name in names)
    assert (found.name if found else None) == chosen
