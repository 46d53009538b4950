"""The column JSON: the answer, what the page fetched, or a hop on the way; the chooser says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup

from inspector.protocol.exchange import Hop
from inspector.ui.theme.theme import Theme

from .column import Column
from .contents import JsonChoice, fetched_choice, judged
from .head_button import HeadButton
from .json_page import JsonMode, JsonPage
from .json_source_box import JsonSourceBox
from .plain_tooltip import plain_tooltip
from .save_request import SaveRequest

LEAST_WIDTH = 250
_MOST_CHOICES = 50
_SIGNS = {JsonMode.TREE: "tree", JsonMode.TEXT: "text", JsonMode.EXACT: "exact"}


class JsonColumn(Column):
    """Shows one of the JSON bodies that there are.

    Signals:
        save_requested: SaveRequest of the body shown.
    """

    save_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("JSON", LEAST_WIDTH, theme)
        self._choices: list[JsonChoice] = []
        self._chosen_by_hand = False
        self._page = JsonPage(theme)
        self._source = JsonSourceBox(theme)
        self._modes = QButtonGroup(self)
        self.head.replace_what(self._source)
        self._add_mode_buttons(theme)
        self.set_content(self._page)
        self._connect_signals()
        self.clear()

    @property
    def hop(self) -> Hop | None:
        """The hop that is shown."""
        current = self._source.currentIndex()
        return None if current < 0 or self.is_empty else self._choices[current].hop

    def show_choices(self, choices: Sequence[JsonChoice], reason: str) -> None:
        """What there is now, the best first; ``reason`` is said where there is nothing."""
        self._chosen_by_hand = False
        self._set_choices(list(choices))
        if choices:
            self._choose(0)
        else:
            self._page.clear()
            self.show_empty(reason)
            self._source.hide()
            self._show_mode_buttons(False)

    def add_fetched(self, hop: Hop) -> None:
        """The page fetched JSON; it is shown unless something better or chosen is."""
        shown = self._shown_label()
        choice = fetched_choice(hop)
        number = sum(not known.label.startswith("fetched") for known in self._choices[:1])
        choices = [*self._choices[:number], choice, *self._choices[number:]][:_MOST_CHOICES]
        keeps = self._chosen_by_hand or shown == "answer"
        kept = self._source.currentIndex() + (self._source.currentIndex() >= number)
        self._set_choices(choices)
        if keeps and 0 <= kept < len(choices):
            self._mark(kept)
        else:
            self._choose(number if shown == "answer" or not shown else self._first_fetched())

    def show_hop(self, hop: Hop) -> None:
        """Show the JSON of a hop that the person opened."""
        for number, choice in enumerate(self._choices):
            if choice.hop is hop:
                self._chosen_by_hand = True
                self._choose(number)

    def clear(self) -> None:
        """Nothing was sent yet."""
        self.show_choices((), "")

    def _add_mode_buttons(self, theme: Theme) -> None:
        words = {
            JsonMode.TREE: "Tree",
            JsonMode.TEXT: "Text, indented",
            JsonMode.EXACT: "Exact, as it was sent",
        }
        for mode, sign_name in _SIGNS.items():
            button = HeadButton(sign_name, words[mode], theme, self.head)
            button.setCheckable(True)
            button.setChecked(mode is JsonMode.TREE)
            self._modes.addButton(button, list(JsonMode).index(mode))
            self.head.add_button(button)

    def _show_mode_buttons(self, shown: bool) -> None:
        for button in self._modes.buttons():
            button.setVisible(shown)

    def _shown_label(self) -> str:
        return "" if self.is_empty else self._source.currentText()

    def _first_fetched(self) -> int:
        labels = [choice.label for choice in self._choices]
        return next(n for n, label in enumerate(labels) if label.startswith("fetched"))

    def _set_choices(self, choices: list[JsonChoice]) -> None:
        self._choices = choices
        self._source.clear()
        self._source.addItems([choice.label for choice in choices])

    def _mark(self, number: int) -> None:
        self._source.setCurrentIndex(number)
        self._source.setToolTip(plain_tooltip(self._choices[number].label))

    def _choose(self, number: int) -> None:
        self._mark(number)
        self._source.show()
        self._show_mode_buttons(True)
        self.head.set_savable(True)
        self.show_content()
        hop = self._choices[number].hop
        try:
            self._page.show_hop(hop, judged(hop).note)
        except OSError as error:
            self.show_empty(f"The body cannot be read: {error}")

    def _connect_signals(self) -> None:
        self._source.activated.connect(self._on_source_activated)
        self._modes.idClicked.connect(self._on_modes_id_clicked)
        self._page.parsed_changed.connect(self._on_page_parsed_changed)
        self._page.save_requested.connect(self._on_save_requested)
        self.head.save_requested.connect(self._on_save_requested)

    @Slot(int)
    def _on_source_activated(self, number: int) -> None:
        self._chosen_by_hand = True
        self._choose(number)

    @Slot(int)
    def _on_modes_id_clicked(self, number: int) -> None:
        self._page.set_mode(list(JsonMode)[number])

    @Slot(bool)
    def _on_page_parsed_changed(self, parsed: bool) -> None:
        modes = list(JsonMode)
        for number, mode in enumerate(modes):
            self._modes.button(number).setEnabled(parsed or mode is JsonMode.EXACT)
        shown = self._page.mode if parsed else JsonMode.EXACT
        self._modes.button(modes.index(shown)).setChecked(True)

    @Slot()
    def _on_save_requested(self) -> None:
        if self.hop is not None:
            self.save_requested.emit(SaveRequest.of(self.hop))
