"""Which piece of a row gives way in which order, and that no two ever overlap."""

from __future__ import annotations

from typing import Any

from builders import make_description, make_route

from inspector.protocol.description import Route
from inspector.ui.routes.row_layout import Measures, Placed, RowLayout, lay_out
from inspector.ui.routes.rows import leaf_text
from inspector.ui.routes.rule_text import rule_spans, shorter_rules
from inspector.ui.routes.span import Span, Tint
from inspector.ui.theme.theme import Scheme, Theme

_LOGIN = make_route("/auth/<int:id>/login", "auth.login", ("GET", "POST"))


def _elide(text: str, width: int) -> str:
    keep = max(0, width // 10 - 1)
    return text[: keep // 2] + "…" + text[len(text) - (keep - keep // 2) :]


_TEN_A_LETTER = Measures(
    lead=lambda span: 10 * len(span.text),
    main=lambda text: 10 * len(text),
    aside=lambda text: 10 * len(text),
    elide=_elide,
    lead_width=0,
)


def _laid_out(route: Route, width: int) -> RowLayout:
    return lay_out(leaf_text(route), width, _TEN_A_LETTER)


def _words(pieces: tuple[Placed, ...]) -> list[str]:
    return [piece.text for piece in pieces]


def _rule(layout: RowLayout) -> str:
    return "".join(_words(layout.main))


def test_with_room_everything_is_there():
    layout = _laid_out(_LOGIN, 1000)

    assert _words(layout.lead) == ["GET", "POST"]
    assert _rule(layout) == "/auth/<int:id>/login"
    assert _words(layout.aside) == ["auth.login", "HEAD OPTIONS"]


def test_the_endpoint_gives_way_first_then_methods_then_the_rule():
    seen = []
    for width in range(1000, 50, -1):
        layout = _laid_out(_LOGIN, width)
        step = (_words(layout.lead), _rule(layout), _words(layout.aside)[:1])
        if not seen or seen[-1] != step:
            seen.append(step)

    both, folded = ["GET", "POST"], ["GET", "+1"]
    assert seen[:6] == [
        (both, "/auth/<int:id>/login", ["auth.login"]),
        (both, "/auth/<int:id>/login", [".login"]),
        (both, "/auth/<int:id>/login", []),
        (folded, "/auth/<int:id>/login", []),
        (folded, "/auth/<id>/login", []),
        (folded, "/auth/…/login", []),
    ]


def test_no_two_pieces_overlap_and_none_leaves_the_row_at_any_width():
    for width in range(200, 900):
        layout = _laid_out(_LOGIN, width)
        pieces = sorted((*layout.lead, *layout.main, *layout.aside), key=lambda p: p.x)
        ends = [piece.x + 10 * len(piece.text) for piece in pieces]
        assert all(end <= piece.x for end, piece in zip(ends, pieces[1:], strict=False)), width
        assert ends[-1] <= width


def test_variable_parts_are_told_from_fixed_ones():
    variable = Tint.VARIABLE
    assert rule_spans("/a/<any('<b>',c):kind>.txt") == (
        Span("/a/"),
        Span("<any('<b>',c):kind>", variable),
        Span(".txt"),
    )


def test_a_shortened_rule_keeps_its_first_and_last_segments_longest():
    texts = ["".join(span.text for span in spans) for spans in shorter_rules("/a/b/c/<int:d>")]

    assert texts == ["/a/b/c/<d>", "/a/…/c/<d>", "/a/…/<d>", "/…/<d>"]


def test_methods_and_variable_parts_are_painted_in_their_colours(person: Any, theme: Theme):
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        person.pane.show_description(make_description(routes=(_LOGIN,), blueprints=()))
        image = person.pane.grab().toImage()
        colours = {
            image.pixelColor(x, y).name() for x in range(image.width()) for y in range(90, 200)
        }
        tokens = theme.tokens
        wanted = {tokens.get, tokens.post, tokens.code_keyword, tokens.text, tokens.surface}
        assert wanted <= colours


def test_a_larger_font_makes_higher_rows(person: Any):
    person.pane.show_description(make_description())
    before = person.tree.visualRect(person.row("Routes")).height()
    font = person.pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    person.pane.setFont(font)

    assert person.tree.visualRect(person.row("Routes")).height() > before * 1.5
