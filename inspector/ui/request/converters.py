"""What Werkzeug's URL converters accept, as sentences, patterns and URL text."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from inspector.protocol.description import PathParameter

# What a path segment may hold unescaped; "/" too, because Werkzeug leaves it alone.
_SAFE = "!$&'()*+,/:;=@"

_POSITIONAL = {
    "int": ("fixed_digits", "min", "max", "signed"),
    "float": ("min", "max", "signed"),
    "string": ("minlength", "maxlength", "length"),
    "default": ("minlength", "maxlength", "length"),
}
_UUID = r"[A-Fa-f0-9]{8}(?:-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}"
_PATTERNS = {
    "int": r"-?\d+",
    "float": r"-?\d+\.\d+",
    "uuid": _UUID,
    "path": r"[^/].*?",
    "string": r"[^/]+",
    "default": r"[^/]+",
}


def arguments(parameter: PathParameter) -> dict[str, Any]:
    """The converter's arguments by name, positional ones included."""
    named = dict(zip(_POSITIONAL.get(parameter.converter, ()), parameter.args, strict=False))
    return {**named, **parameter.kwargs}


def choices(parameter: PathParameter) -> tuple[str, ...]:
    """The items of ``any(a, b)``, in the order of the rule."""
    return tuple(str(item) for item in parameter.args)


def bounds(parameter: PathParameter) -> tuple[Any, Any]:
    """Smallest and largest number accepted; None for no bound. Unsigned means at least 0."""
    given = arguments(parameter)
    low, high = given.get("min"), given.get("max")
    if not given.get("signed"):
        low = 0 if low is None else max(low, 0)
    return low, high


def pattern(parameter: PathParameter) -> str:
    """A regular expression for the values in a decoded path; bounds are not part of it."""
    if parameter.converter == "any":
        return "|".join(re.escape(item) for item in choices(parameter)) or "(?!)"
    if parameter.converter == "int" and (digits := arguments(parameter).get("fixed_digits")):
        return rf"-\d{{{digits - 1}}}|\d{{{digits}}}"
    # What a converter of the app's own accepts is not always known: then anything.
    return _PATTERNS.get(parameter.converter) or _own_regex(parameter) or ".+?"


def value_problem(parameter: PathParameter, text: str) -> str | None:
    """Why the converter refuses this value, as a sentence; None where it does not.

    text: as typed, not percent-encoded; "" for nothing yet.
    """
    name = parameter.name
    if not text:
        return f"{name} is missing"
    if parameter.converter in ("int", "float"):
        return _number_problem(parameter, text)
    if parameter.converter == "any" and text not in choices(parameter):
        return f"{name} must be one of {', '.join(choices(parameter))}"
    if parameter.converter == "uuid" and not re.fullmatch(_UUID, text):
        return f"{name} must be a UUID, like 123e4567-e89b-12d3-a456-426614174000"
    if parameter.converter == "path":
        return f'{name} cannot begin with "/"' if text.startswith("/") else None
    if parameter.converter in ("string", "default"):
        return _text_problem(parameter, text)
    own = _own_regex(parameter)
    if own and not re.fullmatch(own, text):
        return f"{name} is not what the converter {parameter.converter} accepts: {own}"
    return None


def url_text(parameter: PathParameter, text: str) -> str:
    """The value as Werkzeug's URL building writes it; as typed where the value is refused."""
    if parameter.converter == "int" and re.fullmatch(r"-?\d+", text):
        digits = str(arguments(parameter).get("fixed_digits") or 0)
        return _plain_integer(text).zfill(int(digits))
    if parameter.converter == "float" and _as_number("float", text) is not None:
        return str(float(text))
    return quote(text, safe=_SAFE)


def static_text(text: str) -> str:
    """The fixed part of a rule, as Werkzeug's URL building writes it."""
    return quote(text, safe=_SAFE)


def describe(parameter: PathParameter) -> str:
    """A few words on what the converter takes: "whole number, at least 1"."""
    if parameter.converter in ("int", "float"):
        return ", ".join(filter(None, (_number_noun(parameter), _range_words(parameter))))
    if parameter.converter in ("string", "default"):
        return _length_words(parameter) or "text"
    if parameter.converter == "any":
        return f"one of {len(choices(parameter))}"
    return {"uuid": "UUID", "path": "path, may contain /"}.get(
        parameter.converter, f"{parameter.converter}, a converter of the app"
    )


def _number_problem(parameter: PathParameter, text: str) -> str | None:
    number = _as_number(parameter.converter, text)
    low, high = bounds(parameter)
    digits = arguments(parameter).get("fixed_digits") or 0
    wrong = (
        number is None
        or (low is not None and number < low)
        or (high is not None and number > high)
        or (digits and len(_plain_integer(text)) > digits)
    )
    if not wrong:
        return None
    words = _range_words(parameter)
    joined = f" {'of ' if words.startswith('at') else ''}{words}" if words else ""
    return f"{parameter.name} must be a {_number_noun(parameter)}{joined}"


def _number_noun(parameter: PathParameter) -> str:
    noun = "whole number" if parameter.converter == "int" else "decimal number"
    digits = arguments(parameter).get("fixed_digits")
    return f"{noun} of {digits} digits" if digits else noun


def _range_words(parameter: PathParameter) -> str:
    low, high = bounds(parameter)
    given = arguments(parameter)
    if given.get("fixed_digits") and given.get("min") is None and high is None:
        return ""
    if low is not None and high is not None:
        return f"from {low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else ""


def _text_problem(parameter: PathParameter, text: str) -> str | None:
    if "/" in text:
        return f'{parameter.name} cannot contain "/": it is one segment of the path'
    words = _length_words(parameter)
    given = arguments(parameter)
    low = given.get("length") or given.get("minlength", 1)
    high = given.get("length") or given.get("maxlength")
    if len(text) < low or (high is not None and len(text) > high):
        return f"{parameter.name} must be {words}, not {len(text)}"
    return None


def _length_words(parameter: PathParameter) -> str:
    given = arguments(parameter)
    low, high = given.get("minlength", 1), given.get("maxlength")
    if given.get("length"):
        return _characters(f"exactly {given['length']}")
    if high is not None:
        return _characters(f"{low} to {high}")
    return _characters(f"at least {low}") if low > 1 else ""


def _characters(count: str) -> str:
    return f"{count} character" if count.split()[-1] == "1" else f"{count} characters"


def _own_regex(parameter: PathParameter) -> str | None:
    try:
        re.compile(f"(?:{parameter.regex})")
    except re.error:
        return None
    return parameter.regex


def _as_number(converter: str, text: str) -> int | float | None:
    wanted = r"-?\d+" if converter == "int" else r"-?\d+(?:\.\d*)?"
    if not re.fullmatch(wanted, text):
        return None
    try:
        return int(text) if converter == "int" else float(text)
    except ValueError:  # Python reads integers of up to 4300 digits
        return None


def _plain_integer(text: str) -> str:
    number = _as_number("int", text)
    return text if number is None else str(number)
