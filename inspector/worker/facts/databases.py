"""Which databases the app's configuration names, in words a person knows them by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import flask

from ...protocol.app_facts import Fact, FactKind, FactMark
from .masking import MASK, masked_text

# Keys as extensions and tutorials call them; the first ones say most.
_KEYS = (
    "SQLALCHEMY_DATABASE_URI",
    "SQLALCHEMY_BINDS",
    "SQLALCHEMY_ENGINES",
    "DATABASE_URL",
    "DATABASE_URI",
    "DB_URI",
    "DB_URL",
    "DATABASE",
    "DATABASE_PATH",
    "DB_PATH",
    "DB_FILE",
    "SQLITE_DATABASE",
    "SQLITE_DB",
    "SQLITE_PATH",
    "MONGO_URI",
    "MONGODB_HOST",
    "MONGODB_SETTINGS",
    "REDIS_URL",
)
_NAMES = {
    "sqlite": "SQLite",
    "postgresql": "PostgreSQL",
    "postgres": "PostgreSQL",
    "mysql": "MySQL",
    "mariadb": "MariaDB",
    "oracle": "Oracle",
    "mssql": "SQL Server",
    "mongodb": "MongoDB",
    "redis": "Redis",
    "rediss": "Redis",
    "cockroachdb": "CockroachDB",
    "duckdb": "DuckDB",
}
_URL = re.compile(r"(?P<scheme>[a-zA-Z][\w+.-]*)://(?P<rest>.*)", re.DOTALL)
_FILE = re.compile(r"[^\n]*\.(?:db|sqlite|sqlite3|db3)", re.IGNORECASE)
_OTHER_SCHEMES = ("http", "https", "file", "ftp")
_MAX_ENTRIES = 20


def describe_databases(app: flask.Flask) -> Iterator[Fact]:
    """The databases named in the configuration; passwords are masked."""
    for key in _KEYS:
        yield from _databases(key, app.config.get(key))


def _databases(name: str, value: Any) -> Iterator[Fact]:
    if isinstance(value, dict):
        for part, inner in list(value.items())[:_MAX_ENTRIES]:
            # As in {"users": {"url": "sqlite:///users.db"}}
            inner = inner.get("url") if isinstance(inner, dict) else inner
            yield from _databases(f"{name}[{part!r}]", inner)
        return
    text = masked_text(str(value)) if isinstance(value, str) or _is_path_or_url(value) else ""
    label = _label(text)
    if label is not None:
        mark = FactMark.MASKED if MASK in text else FactMark.NONE
        yield Fact(FactKind.DATABASE, name, text, label, mark=mark)


def _is_path_or_url(value: object) -> bool:
    """Whether it is a path, or a URL of SQLAlchemy's."""
    return hasattr(type(value), "__fspath__") or type(value).__name__ == "URL"


def _label(text: str) -> str | None:
    """ "SQLite shop.db", "PostgreSQL shop on db.example"; None for what is no database."""
    url = _URL.fullmatch(text)
    if url is None:
        return (
            f"SQLite {_last_part(text)}" if _FILE.fullmatch(text) or text == ":memory:" else None
        )
    kind = url["scheme"].partition("+")[0].lower()
    if kind in _OTHER_SCHEMES:
        return None
    rest = url["rest"].partition("?")[0]
    if kind == "sqlite":
        return f"SQLite {_last_part(rest) or ':memory:'}"
    host, _, database = rest.rpartition("@")[2].partition("/")
    place = host.partition(":")[0] or "localhost"
    name = _NAMES.get(kind, kind)
    return f"{name} {database} on {place}" if database else f"{name} on {place}"


def _last_part(path: str) -> str:
    return re.split(r"[\\/]", path)[-1]
