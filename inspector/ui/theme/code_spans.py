"""Code, lexed by Pygments, as coloured stretches of each line. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pygments.token import (
    Comment,
    Error,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    String,
    Token,
    _TokenType,
)

_TOKENS_PER_PAUSE = 500

_LANGUAGES = frozenset({"python", "json", "html", "css", "javascript", "xml"})

_ROLES: dict[_TokenType, str] = {
    Comment: "code_comment",
    Keyword: "code_keyword",
    Operator.Word: "code_keyword",
    String: "code_string",
    Literal: "code_string",
    Number: "code_number",
    Name.Attribute: "code_name",
    Name.Builtin: "code_name",
    Name.Class: "code_name",
    Name.Decorator: "code_name",
    Name.Exception: "code_name",
    Name.Function: "code_name",
    Name.Tag: "code_name",
}


class Span(NamedTuple):
    """One stretch of a line. start, length: in UTF-16 units, as Qt counts. role: of Tokens."""

    start: int
    length: int
    role: str


class LexedLine(NamedTuple):
    """One line. number: counted from 0."""

    number: int
    spans: list[Span]


def has_lexer(language: str) -> bool:
    """Whether this language can be coloured; "text" and unknown ones cannot."""
    return language in _LANGUAGES


def lexed_lines(text: str, language: str) -> Iterator[LexedLine | None]:
    """Each line in order, lazily; None now and then inside a line that is long.

    A caller with little time may stop after any of them and go on later.

    Raises:
        pygments.util.ClassNotFound: no lexer for this language.
    """
    # Here, not above: the lexers are not needed before there is code to show.
    from pygments.lexers import get_lexer_by_name

    number, column, spans = 0, 0, list[Span]()
    tokens = get_lexer_by_name(language).get_tokens_unprocessed(text)
    for count, (_, token, value) in enumerate(tokens):
        role = _role(token)
        if count % _TOKENS_PER_PAUSE == _TOKENS_PER_PAUSE - 1:
            yield None
        for index, part in enumerate(value.split("\n")):
            if index:
                yield LexedLine(number, spans)
                number, column, spans = number + 1, 0, []
            width = _utf16_length(part)
            if role and width:
                spans.append(Span(column, width, role))
            column += width
    yield LexedLine(number, spans)


def _role(token: _TokenType) -> str | None:
    while token is not Token and token is not Error:
        if token in _ROLES:
            return _ROLES[token]
        token = token.parent or Token
    return None


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
