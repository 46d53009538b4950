"""JSON as it was written: every digit, every repeated key and the order are kept.

Parsing is a generator that can be stopped at each yield, because a megabyte takes longer than
an event loop may stand still, and it keeps its own stack, because JSON may be nested deeper
than Python's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass

# Possessive (*+): a text of 250,000 escapes then takes 7 ms in place of 36.
STRING = r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"'
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
# NaN and the infinities are not JSON, but Python writes them; they are shown, not refused.
_SCALAR = rf"{STRING}|{_NUMBER}|true|false|null|NaN|-?Infinity"
_SPACE = r"[ \t\r\n]*"
_VALUE = re.compile(rf"{_SPACE}(?:({_SCALAR})|([\[{{])|([\]}}])){_SPACE}")
_KEY = re.compile(rf"{_SPACE}(?:({STRING}){_SPACE}:|(}})){_SPACE}")
_AFTER = re.compile(rf"(?:(,)|([\]}}])){_SPACE}")
_TOKENS_A_STEP = 2000
MAX_CONTAINERS = 100_000
"""More of them make Python's collector of cycles stand still for longer than 50 ms."""


class JsonError(ValueError):
    """The text is not JSON, or more of it than can be shown as a tree (``is_limit``).

    line, column: of the first character that does not fit, both counted from 1.
    """

    def __init__(self, expected: str, text: str, offset: int) -> None:
        self.is_limit = False
        self.line = text.count("\n", 0, offset) + 1
        self.column = offset - text.rfind("\n", 0, offset)
        found = "the text ends" if offset >= len(text) else f"found {text[offset]!r}"
        super().__init__(f"line {self.line}, column {self.column}: expected {expected}, {found}")

    @classmethod
    def too_many(cls, text: str, offset: int) -> JsonError:
        """There are more than MAX_CONTAINERS objects and arrays."""
        error = cls("", text, offset)
        error.is_limit = True
        error.args = (f"no tree: more than {MAX_CONTAINERS:,} objects and arrays",)
        return error


class JsonContainer:
    """One object or array.

    number: its place in ``JsonDocument.containers``.
    parent: number of the container it stands in, -1 for the outermost; row: its place there.
    keys: of an object, as written, quotes included; None for an array.
    values: a scalar as the text it was written as, or another container.
    start, end: where it stands in ``JsonDocument.text``.
    """

    __slots__ = ("end", "keys", "number", "parent", "row", "start", "values")

    def __init__(
        self, number: int, parent: int, row: int, is_object: bool, start: int = 0
    ) -> None:
        self.number = number
        self.parent = parent
        self.row = row
        self.start = self.end = start
        self.keys: list[str] | None = [] if is_object else None
        self.values: list[str | JsonContainer] = []

    def __len__(self) -> int:
        return len(self.values)

    @property
    def summary(self) -> str:
        """What it holds, in a few characters: "{3}" for an object, "2 items" for an array."""
        if self.keys is not None:
            return f"{{{len(self.values)}}}"
        return f"{len(self.values):,} item" + ("" if len(self.values) == 1 else "s")


@dataclass(frozen=True)
class JsonDocument:
    """A parsed text.

    root: the outermost value; a scalar is put into an array of its own, and is_scalar is set.
    containers: all of them, in the order in which they begin; the first is ``root``.
    text: what was parsed.
    """

    containers: Sequence[JsonContainer]
    text: str = ""
    is_scalar: bool = False

    @property
    def root(self) -> JsonContainer:
        """The outermost container."""
        return self.containers[0]


class _Reader:
    """The state of one parse: where it is in the text, and what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.containers: list[JsonContainer] = []
        self.current: JsonContainer | None = None

    def key(self) -> bool:
        """Read ``"name":``; False where the object ends instead."""
        match = _KEY.match(self.text, self.offset)
        current = self.current
        if match is None or current is None or current.keys is None:
            raise JsonError('a name in double quotes, then ":"', self.text, self._next())
        if match[2]:
            if current.values:
                raise JsonError("a name after the comma", self.text, match.start(2))
            self._close(current, match.start(2), match.end())
            return False
        current.keys.append(match[1])
        self.offset = match.end()
        return True

    def value(self) -> bool:
        """Read a value; False where it opened a container that is still to be filled."""
        match = _VALUE.match(self.text, self.offset)
        current = self.current
        if match is None:
            raise JsonError("a value", self.text, self._next())
        self.offset = match.end()
        kind = match.lastindex
        if kind == 1 and current is not None:
            current.values.append(match[1])
            return True
        if kind == 2:
            self._open(match[2] == "{", match.start(2))
            return False
        if match[3] == "]" and current is not None and current.keys is None and not current.values:
            self._close(current, match.start(3), match.end())
            return True
        raise JsonError("a value", self.text, match.start(kind or 0))

    def after(self) -> bool:
        """Read what follows a value; True for a comma, False for the end of the container."""
        match = _AFTER.match(self.text, self.offset)
        current = self.current
        closing = "]" if current is None or current.keys is None else "}"
        if match is None or (match[2] and match[2] != closing) or current is None:
            raise JsonError(f'"," or "{closing}"', self.text, self.offset)
        if match[2]:
            self._close(current, match.start(2), match.end())
            return False
        self.offset = match.end()
        return True

    def _open(self, is_object: bool, start: int) -> None:
        if len(self.containers) >= MAX_CONTAINERS:
            raise JsonError.too_many(self.text, start)
        current = self.current
        parent, row = (current.number, len(current.values)) if current is not None else (-1, 0)
        container = JsonContainer(len(self.containers), parent, row, is_object, start)
        self.containers.append(container)
        if current is not None:
            current.values.append(container)
        self.current = container

    def _close(self, container: JsonContainer, bracket: int, after: int) -> None:
        container.end = bracket + 1
        self.offset = after
        self.current = self.containers[container.parent] if container.parent >= 0 else None

    def _next(self) -> int:
        """Offset of the next character that is no space: what an error points at."""
        space = re.compile(_SPACE).match(self.text, self.offset)
        return space.end() if space else self.offset


def parse_steps(text: str) -> Generator[None, None, JsonDocument]:
    """Parse, a few milliseconds at each step; the generator's return value is the document.

    Raises:
        JsonError: the text is not JSON.
    """
    reader = _Reader(text.removeprefix("\ufeff"))
    scalar = _VALUE.match(reader.text)
    if scalar is not None and scalar[1]:
        return _scalar_document(reader, scalar[1], scalar.end())
    reader.value()
    tokens = 0
    inside = True  # a container was just opened, so it may end at once
    while reader.current is not None:
        tokens += 1
        if tokens % _TOKENS_A_STEP == 0:
            yield
        if inside or reader.after():
            inside = _member(reader)
    _expect_end(reader.text, reader.offset)
    return JsonDocument(reader.containers, reader.text)


def _member(reader: _Reader) -> bool:
    """Read one member of the current container; True where it opened another one."""
    current = reader.current
    if current is not None and current.keys is not None and not reader.key():
        return False
    return not reader.value()


def _scalar_document(reader: _Reader, literal: str, end: int) -> JsonDocument:
    _expect_end(reader.text, end)
    root = JsonContainer(0, -1, 0, is_object=False)
    root.values.append(literal)
    return JsonDocument([root], reader.text, is_scalar=True)


def _expect_end(text: str, offset: int) -> None:
    if offset < len(text):
        raise JsonError("nothing more", text, offset)


def parse(text: str) -> JsonDocument:
    """Parse in one go.

    Raises:
        JsonError: the text is not JSON.
    """
    steps = parse_steps(text)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            document: JsonDocument = end.value
            return document


def string_value(literal: str) -> str:
    """The characters of a JSON string as written; half a surrogate pair becomes U+FFFD."""
    if "\\" not in literal:
        return literal[1:-1]
    value: str = json.loads(literal)
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
