"""Keeps secrets in the worker: what may not be shown is masked before it is sent."""

from __future__ import annotations

import re
from typing import Any

from ..safe_values import safe_repr

MASK = "••••••"

_SECRET_WORDS = (
    "SECRET",
    "PASSWORD",
    "PASSWD",
    "PASSPHRASE",
    "PWD",
    "TOKEN",
    "KEY",
    "DSN",
    "CREDENTIAL",
    "PRIVATE",
    "SALT",
)
_SECRET_ENDINGS = ("_AUTH", "_PIN", "_PASS")
_MAX_DEPTH = 4
_MAX_ITEMS = 100
# More of a text than is ever shown, so that what masks it need not read megabytes.
_MAX_TEXT = 5_000

# A password may hold a "/", a ":" or an "@" that nobody encoded: up to the last "@" it is all
# taken to be one.
_URL_PASSWORD = re.compile(r"(://[^\s/?#:@'\"]*:)[^\s'\"]*@")
_CUT_URL_PASSWORD = re.compile(r"(://[^\s/?#:@'\"]*:)[^\s'\"@]*\Z")
# password=…, 'api_key': '…', AccountKey=…;, PWD%3D…, as connection strings, query strings and
# the reprs of objects have them.
_NAMED_SECRET = re.compile(
    r"(\b\w*(?:password|passwd|passphrase|pwd|secret|token|credential|key)\w*"
    r"['\"]?\s?(?:=|:(?!//)|%3D)\s?)('[^']*'?|\"[^\"]*\"?|[^\s,;&)}\]'\"]+)",
    re.IGNORECASE,
)
_HARMLESS = frozenset(("None", "True", "False", "''", '""'))


def is_secret(name: object) -> bool:
    """Whether what has this name is not to be shown."""
    if not isinstance(name, str):
        return False
    upper = name.upper()
    return any(word in upper for word in _SECRET_WORDS) or upper.endswith(_SECRET_ENDINGS)


def shown_value(name: object, value: object) -> str:
    """The ``repr`` of a value without its secrets, capped and guarded as ``safe_repr``."""
    if is_secret(name) and not _says_nothing(value):
        return MASK
    return masked_text(safe_repr(_without_secrets(value)))


def masked_text(text: str) -> str:
    """A text without the passwords of URLs and of ``name=value`` pairs in it."""
    text, is_cut = text[:_MAX_TEXT], len(text) > _MAX_TEXT or text.endswith("…")
    text = _URL_PASSWORD.sub(rf"\1{MASK}@", text)
    if is_cut:
        text = _CUT_URL_PASSWORD.sub(rf"\1{MASK}", text)
    return _NAMED_SECRET.sub(_masked_pair, text)


def _masked_pair(pair: re.Match[str]) -> str:
    return pair[0] if pair[2] in _HARMLESS else pair[1] + MASK


def _says_nothing(value: object) -> bool:
    return value is None or type(value) is bool or (type(value) is str and not value)


class _Masked:
    """Stands for a secret inside a dict."""

    # No @override: the target has no typing_extensions.
    def __repr__(self) -> str:  # type: ignore[explicit-override]
        return MASK


def _without_secrets(value: Any, depth: int = 0) -> Any:
    """The value, with the secrets masked in what ``repr`` would show of its inside."""
    kind = type(value)
    if kind is str:
        return masked_text(value)
    if depth >= _MAX_DEPTH or kind not in (dict, list, tuple):
        return value
    if kind is dict:
        entries = list(value.items())[:_MAX_ITEMS]
        return {name: _entry(name, item, depth) for name, item in entries}
    if kind is tuple and len(value) == 2:
        return (value[0], _entry(value[0], value[1], depth))
    items = [_without_secrets(item, depth + 1) for item in value[:_MAX_ITEMS]]
    return items if kind is list else tuple(items)


def _entry(name: object, value: object, depth: int) -> object:
    if is_secret(name) and not _says_nothing(value):
        return _Masked()
    return _without_secrets(value, depth + 1)
