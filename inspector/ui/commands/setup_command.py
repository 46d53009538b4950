"""An error that says a table is missing, and the app's command that would make it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from inspector.protocol.app_facts import Fact
from inspector.protocol.errors import ErrorInfo

# As sqlite3, psycopg and MySQL's drivers say it; SQLAlchemy's error holds their words.
_MISSING_TABLE = (
    r"OperationalError[^\n]*\bno such table: ([\w.]+)",
    r"(?:UndefinedTable|ProgrammingError)[^\n]*\brelation \"([^\"\n]+)\" does not exist",
    r"(?:Programming|Operational)Error[^\n]*\bTable '([^'\n]+)' doesn't exist",
)
# What such commands are called, the likeliest first. "db init" makes a folder, no table.
_NAMES = (
    r"(db[-_ ])?upgrade",
    r"init[-_ ]?(db|database|tables|schema)",
    r"(create|setup|make|build|reset)[-_ ]?(all|db|database|tables|schema)",
    r"(db|database)[-_ ](create|create[-_ ]all|setup|init[-_ ]?db|reset)",
)


def missing_table(error: ErrorInfo) -> str | None:
    """The table that an error says is not there; None for any other error."""
    text = error.traceback or f"{error.exception}: {error.message}"
    for pattern in _MISSING_TABLE:
        tables: list[str] = re.findall(pattern, text)
        if tables:
            return tables[-1]
    return None


def setup_command(commands: Iterable[Fact]) -> Fact | None:
    """The command that looks as if it made the app's tables; None where none does."""
    known = list(commands)
    for name in _NAMES:
        pattern = re.compile(name, re.IGNORECASE)
        for command in known:
            if pattern.fullmatch(command.name):
                return command
    return None


def hint(table: str, command: Fact) -> str:
    """ "no such table: post: run the app's command flask init-db"."""
    return f"no such table: {table}. Run the app's command `flask {command.name}`."
