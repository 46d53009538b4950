"""The page column shows each body in the view that suits it, and says what is not as it seems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from answers import CART_ANSWER, PAGE_ANSWER, PAGE_HOP, answer_of, find, spooled_hop, words
from builders import make_exchange, make_hop, make_redirect
from plain_web import PlainWeb
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector.protocol.exchange import BodyRef
from inspector.ui.response.answer_pane import AnswerPane
from inspector.ui.response.hex_view import HexView
from inspector.ui.response.image_page import ImageCanvas
from inspector.ui.response.save_request import SaveRequest


@dataclass(frozen=True)
class Blocked:
    """What the browser says of files of other hosts."""

    counts: dict[str, int]


def _button(pane: AnswerPane, words_of_it: str) -> QAbstractButton:
    buttons = [b for b in pane.findChildren(QAbstractButton) if b.isVisible()]
    return next(b for b in buttons if words_of_it in (b.text() or b.accessibleName()))


def _text(pane: AnswerPane) -> QPlainTextEdit:
    preview = find(pane, QWidget, "previewPane")
    return next(view for view in preview.findChildren(QPlainTextEdit))


def _download_button(pane: AnswerPane) -> QPushButton:
    buttons = pane.findChildren(QPushButton)
    return next(button for button in buttons if button.property("look") == "primary")


def _png(width: int, height: int, colour: str = "#ff0000") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_no_browser_is_made_before_the_first_page(pane: AnswerPane, web) -> None:
    pane.show_exchange(CART_ANSWER)
    pane.show_exchange(answer_of(b"text"))
    assert pane.findChildren(PlainWeb) == []
    pane.show_exchange(PAGE_ANSWER)
    assert web().text == "<h1>Checkout</h1>"
    assert find(pane, QWidget, "previewPane").isAncestorOf(web())
    pane.show_exchange(PAGE_ANSWER)
    assert web().shown == [PAGE_HOP, PAGE_HOP]


def test_the_head_says_which_page_and_how_large(pane: AnswerPane, web) -> None:
    pane.show_exchange(PAGE_ANSWER)
    web().zoom_changed.emit(67)
    assert "/checkout · 200" in words(pane)
    zoom = _button(pane, "67 %")
    zoom.click()
    assert not web().fitted
    zoom.click()
    assert web().fitted


def test_a_page_is_stopped_when_something_else_is_shown(pane: AnswerPane, web) -> None:
    pane.show_exchange(PAGE_ANSWER)
    pane.show_exchange(answer_of(b"text"))
    assert web().text == ""


def test_the_source_of_a_page_is_one_click_away(pane: AnswerPane, web) -> None:
    pane.show_exchange(PAGE_ANSWER)
    source = _button(pane, "Source of the page")
    source.click()
    assert _text(pane).toPlainText() == "<h1>Checkout</h1>"
    assert _text(pane).isVisible()
    source.click()
    assert web().isVisible()


def test_the_banner_names_the_hosts_that_were_not_asked(pane: AnswerPane, web) -> None:
    banner = find(pane, QWidget, "externalBanner")
    pane.show_exchange(PAGE_ANSWER)
    assert not banner.isVisible()
    web().blocked_changed.emit(Blocked({"cdn.example": 3}))
    sentence = "3 files from cdn.example were not loaded, so the page may look unstyled"
    assert sentence in words(banner)
    web().blocked_changed.emit(Blocked({"a.example": 1, "b.example": 2}))
    assert "3 files from b.example and a.example were" in words(banner)
    pane.show_exchange(answer_of(b"text"))
    assert not banner.isVisible()


def test_a_link_that_was_clicked_is_passed_on(pane: AnswerPane, web, qtbot) -> None:
    pane.show_exchange(PAGE_ANSWER)
    with qtbot.waitSignal(pane.navigation_requested) as asked:
        web().navigation_requested.emit("http://localhost/next")
    assert asked.args == ["http://localhost/next"]


def test_text_is_shown_as_it_is(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of("naïve\r\ntext".encode()))
    assert _text(pane).toPlainText() == "naïve\ntext"
    assert _text(pane).isVisible()


def test_text_that_is_not_utf_8_is_shown_and_said(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"caf\xe9"))
    assert _text(pane).toPlainText() == "caf\N{REPLACEMENT CHARACTER}"
    assert "says utf-8, but byte 3 is not" in words(pane)


def test_a_page_that_is_not_utf_8_is_rendered_and_said(pane: AnswerPane, web) -> None:
    pane.show_exchange(PAGE_ANSWER)
    assert "utf-8" not in words(pane)
    pane.show_exchange(answer_of(b"<p>caf\xe9</p>", "text/html; charset=utf-8"))
    assert "says utf-8, but byte 6 is not" in words(pane)
    assert web().isVisible()


def test_of_fifty_megabytes_the_first_is_on_screen(
    pane: AnswerPane, tmp_path: Path, qtbot
) -> None:
    spooled = tmp_path / "body"
    with spooled.open("wb") as file:
        for _ in range(50):
            file.write(b"0123456\n" * 131_072)
    size = 50 * 1024 * 1024
    hop = spooled_hop(size, spooled, "text/plain", "/huge")
    pane.show_exchange(make_exchange(hop))
    assert "first 1.0 MB of 50.0 MB" in words(pane)
    qtbot.waitUntil(lambda: len(_text(pane).toPlainText()) == 1024 * 1024)
    with qtbot.waitSignal(pane.save_requested) as asked:
        _button(pane, "Save as…").click()
    assert asked.args == [SaveRequest(hop.body, "huge.txt")]


def test_an_image_is_shown_with_its_type_and_size(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(_png(60, 40), "image/png"))
    assert "PNG · 60 × 40" in words(pane)
    canvas = pane.findChild(ImageCanvas)
    middle = canvas.rect().center()
    assert canvas.grab().toImage().pixelColor(middle) == QColor("#ff0000")


def test_a_large_image_is_made_smaller_to_fit(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(_png(1500, 200), "image/png"))
    canvas = pane.findChild(ImageCanvas)
    image = canvas.grab().toImage()
    assert image.pixelColor(canvas.rect().center()) == QColor("#ff0000")
    assert image.pixelColor(4, canvas.height() // 2) != QColor("#ff0000")


def test_a_very_large_image_waits_for_a_click(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(_png(2000, 2000), "image/png"))
    canvas = pane.findChild(ImageCanvas)
    middle = canvas.rect().center()
    assert canvas.grab().toImage().pixelColor(middle) != QColor("#ff0000")
    _button(pane, "Show this large image").click()
    assert canvas.grab().toImage().pixelColor(canvas.rect().center()) == QColor("#ff0000")


def test_the_button_for_a_very_large_image_stands_where_the_image_will(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(_png(2000, 2000), "image/png"))
    canvas, button = pane.findChild(ImageCanvas), _button(pane, "Show this large image")
    assert (button.geometry().center() - canvas.rect().center()).manhattanLength() <= 4


def test_an_image_that_is_damaged_is_called_so(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"\x89PNG\r\n\x1a\nnope", "image/png"))
    assert "cannot be read as an image: the data is damaged" in words(pane)


def test_an_image_that_cannot_be_read_is_said_and_shown_as_bytes(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"\x00\x01\x02nothing known", "image/tiff"))
    assert "this image/tiff cannot be read as an image" in words(pane)
    assert find(pane, HexView, "hexView").isVisible()


def test_a_lie_about_the_type_is_said(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"<h1>not a picture</h1>", "image/png"))
    assert "says image/png, looks like HTML" in words(pane)
    assert "not a picture" in _text(pane).toPlainText()


def test_other_bytes_are_shown_as_digits(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(bytes(range(256)) * 40, "application/octet-stream"))
    view = find(pane, HexView, "hexView")
    first = view.visible_lines()[0]
    assert first.hex.startswith("00 01 02 03 04 05 06 07  08")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.visible_lines()[-1].hex.endswith("fe ff")


def test_bytes_that_are_gone_are_said_and_not_raised(pane: AnswerPane, tmp_path: Path) -> None:
    gone = BodyRef(1000, None, tmp_path / "gone")
    pane.show_exchange(make_exchange(replace(PAGE_HOP, body=gone)))
    assert "The body cannot be read" in words(pane)
    view = find(pane, HexView, "hexView")
    view.show_body(gone)
    assert not view.grab().isNull()


def test_a_download_shows_name_type_and_size_and_is_saved(pane: AnswerPane, qtbot) -> None:
    disposition = (("Content-Disposition", 'attachment; filename="report.pdf"'),)
    answer = answer_of(b"%PDF" * 3000, "application/pdf", headers=disposition)
    pane.show_exchange(answer)
    assert "report.pdf" in words(pane)
    assert "application/pdf · 11.7 KB" in words(pane)
    with qtbot.waitSignal(pane.save_requested) as asked:
        _download_button(pane).click()
    assert asked.args == [SaveRequest(answer.hops[0].body, "report.pdf")]


def test_the_head_s_button_saves_what_is_shown(pane: AnswerPane, qtbot) -> None:
    pane.show_exchange(PAGE_ANSWER)
    with qtbot.waitSignal(pane.save_requested) as asked:
        _button(pane, "Save the body as").click()
    assert asked.args == [SaveRequest(PAGE_HOP.body, "checkout.html")]


def test_no_content_is_explained(pane: AnswerPane) -> None:
    pane.show_exchange(answer_of(b"", "", status=204, reason="NO CONTENT"))
    assert "204 NO CONTENT: nothing to show" in words(pane)


def test_a_redirect_that_was_not_followed_is_explained(pane: AnswerPane) -> None:
    pane.show_exchange(make_exchange(make_redirect("/next")))
    assert "302 has no page: it points to /next" in words(pane)


def test_a_body_that_broke_off_is_said(pane: AnswerPane) -> None:
    hop = make_hop(content_type="text/plain")
    body = BodyRef(4, b"half", complete=False)
    pane.show_exchange(make_exchange(replace(hop, body=body)))
    assert "the body is not whole" in words(pane)


def test_a_text_that_is_still_coming_is_not_written_anew(pane: AnswerPane, qtbot: QtBot) -> None:
    lines = b"".join(b"line %d\n" % number for number in range(3000))
    view = _text(pane)

    def grow(size: int) -> None:
        hop = make_hop(content_type="text/plain", body=lines[:size])
        pane.show_growing(replace(hop, body=replace(hop.body, complete=False)))
        qtbot.waitUntil(lambda: view.toPlainText() == lines[:size].decode())

    grow(12_000)
    view.verticalScrollBar().setValue(40)
    grow(12_500)
    grow(30_000)
    assert view.verticalScrollBar().value() == 40
    pane.show_growing(make_hop(content_type="text/plain", body=b"another answer"))
    assert view.toPlainText() == "another answer"
