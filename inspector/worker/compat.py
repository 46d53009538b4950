"""What differs between Flask 2.0 and 3.1 and their Werkzeugs, told apart by trying."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

# The grammar of a rule's variables, the same from Werkzeug 2.0 to 3.1. The functions that
# parse whole rules were renamed and reshaped on the way, so only the parser of converter
# arguments is Werkzeug's own.
_VARIABLE = re.compile(
    r"<(?:(?P<converter>[a-zA-Z_][a-zA-Z0-9_]*)(?:\((?P<arguments>.*?)\))?:)?"
    r"(?P<name>[a-zA-Z_][a-zA-Z0-9_]*)>"
)

ParsedArguments = tuple[tuple[Any, ...], dict[str, Any]]


class RuleVariable(NamedTuple):
    """A variable as it is written in a rule; arguments: the text between the parentheses."""

    name: str
    converter: str
    arguments: str


def installed_version(distribution: str) -> str | None:
    """The version of a distribution in this interpreter, without importing it."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def rule_variables(rule: str) -> Iterator[RuleVariable]:
    """The variables of a rule, in order."""
    for match in _VARIABLE.finditer(rule):
        converter, arguments, name = match.group("converter", "arguments", "name")
        yield RuleVariable(name, converter or "default", arguments or "")


def converter_arguments(text: str) -> ParsedArguments:
    """The arguments of a converter, parsed as Werkzeug parses them for the converter."""
    if not text:
        return (), {}
    parsed: ParsedArguments = _argument_parser()(text)
    return parsed


def custom_regex(rule: Any, variable: str) -> str | None:
    """The expression of a variable whose converter is not Werkzeug's own; None if unknown."""
    converter = getattr(rule, "_converters", {}).get(variable)
    if converter is None or type(converter).__module__.startswith("werkzeug."):
        return None
    regex = getattr(converter, "regex", None)
    return regex if isinstance(regex, str) else None


def listen(signal: Any, receiver: Callable[..., None]) -> None:
    """Call ``receiver(sender, **values)`` whenever Flask sends this signal, for good.

    Before Flask 2.3 blinker may be missing; Flask then sends to a stand-in that drops
    everything, which is given ears here.
    """
    if hasattr(signal, "receivers"):
        signal.connect(receiver, weak=False)
    else:
        signal.send = receiver


def _argument_parser() -> Callable[[str], ParsedArguments]:
    # Werkzeug 2.2 made a package of the module.
    for name in ("werkzeug.routing.rules", "werkzeug.routing"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        parser = getattr(module, "parse_converter_args", None)
        if parser is not None:
            return parser  # type: ignore[no-any-return]
    return lambda text: ((text,), {})
