"""Why an app could not be loaded, where, and what helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget
from typing_extensions import override

from inspector.client.interpreter_probe import ProbedPython
from inspector.protocol.errors import ErrorInfo
from inspector.protocol.source import SourceRef
from inspector.ui.theme.code_view import CodeView
from inspector.ui.theme.theme import Theme

from .answer_row import AnswerRow
from .app_offers import BUTTON_HEIGHT, AppOffers
from .interpreter_offers import InterpreterOffers
from .interpreter_row import InterpreterRow
from .labels import muted, title
from .remedies import Remedies, remedies
from .scroll_page import ScrollPage
from .text_card import TextCard

_INSTALL = "If the package is called like the module, this installs it:"


@dataclass(frozen=True)
class GivenVariable:
    """An environment variable that the person gave a value."""

    name: str
    value: str


class LoadErrorPage(ScrollPage):
    """Shown in place of everything else of the right side.

    Signals:
        retry_requested: load the same app again.
        app_chosen: app string to open instead, "app.py:api".
        interpreter_chosen: path or command of another Python.
        chooser_requested: show the Pythons that can be found.
        variable_given: GivenVariable; the app is to be loaded with it.
        source_requested: SourceRef of the failing line.
    """

    retry_requested = Signal()
    app_chosen = Signal(str)
    interpreter_chosen = Signal(str)
    chooser_requested = Signal()
    variable_given = Signal(object)
    source_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Why the app could not be loaded", parent)
        self.setObjectName("loadError")
        self._theme = theme
        self._error: ErrorInfo | None = None
        self._help = Remedies()
        self._title = title("loadErrorTitle")
        self._target = muted(name="loadErrorTarget")
        self._retry = QPushButton("Retry")
        self._retry.setProperty("look", "primary")
        self._retry.setMinimumHeight(BUTTON_HEIGHT)
        self._retry.setToolTip("Load the app again (Ctrl+R)")
        self._apps = AppOffers(theme)
        self._variable = AnswerRow(theme, "variableEdit", "Set it and retry")
        self._factory = AnswerRow(theme, "factoryEdit", "Call it so")
        self._pythons = InterpreterOffers()
        self._interpreter = InterpreterRow(theme)
        self._install = TextCard(_INSTALL, self._plain_text("installCommand"))
        self._excerpt = CodeView(theme, mark="danger_surface")
        self._excerpt.setObjectName("loadErrorExcerpt")
        self._excerpt_card = TextCard("The failing line", self._excerpt)
        self._source = QPushButton("Open the source (F4)")
        self._source.setProperty("look", "quiet")
        self._excerpt_card.add_button(self._source)
        self._traceback = TextCard("Traceback", self._plain_text("loadErrorTraceback"))
        self._console = TextCard("Console", self._plain_text("loadErrorConsole"))
        self._lay_out()
        self._connect_signals()

    def _plain_text(self, name: str) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName(name)
        edit.setFont(self._theme.fixed_font())
        return edit

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(16)
        actions.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignTop)
        actions.addWidget(self._apps, 100)
        actions.addStretch(1)
        self.add_widget(self._title)
        self.add_widget(self._target)
        self.add_space(6)
        self.add_layout(actions)
        for row in (self._variable, self._factory, self._pythons, self._interpreter):
            self.add_widget(row)
        self.add_space(6)
        for card in (self._install, self._excerpt_card, self._traceback, self._console):
            self.add_widget(card)

    def _connect_signals(self) -> None:
        self._retry.clicked.connect(self.retry_requested)
        self._apps.app_chosen.connect(self.app_chosen)
        self._variable.answered.connect(self._on_variable_answered)
        self._factory.answered.connect(self._on_factory_answered)
        self._pythons.interpreter_chosen.connect(self.interpreter_chosen)
        self._interpreter.interpreter_chosen.connect(self.interpreter_chosen)
        self._interpreter.chooser_requested.connect(self.chooser_requested)
        self._source.clicked.connect(self._on_source_clicked)

    def show_error(
        self, app: str, error: ErrorInfo, interpreter: str, console_tail: Sequence[str] = ()
    ) -> None:
        """Tell a failure. app: as it was named; interpreter: the command that was used."""
        self._error = error
        self._title.setText(error.message)
        self._target.setText(f"{app} · run with {interpreter}" if interpreter else app)
        self._help = help_ = remedies(app, error, interpreter)
        self._apps.show_apps(help_.apps)
        self._ask(help_)
        self._pythons.clear()
        self._interpreter.setVisible(help_.other_interpreter)
        self._show_card(self._install, help_.install or "")
        self._show_excerpt(error)
        self._show_card(self._traceback, (error.traceback or "").rstrip("\n"))
        self._show_card(self._console, "\n".join(console_tail).strip("\n"))
        self.verticalScrollBar().setValue(0)

    def offer_interpreter(self, offer: ProbedPython) -> None:
        """A Python that has what the app misses was found."""
        self._pythons.add(offer)

    def _ask(self, help_: Remedies) -> None:
        self._variable.hide()
        self._factory.hide()
        if help_.variable:
            self._variable.ask(f"{help_.variable} =", hint="value; remembered for this app")
        if help_.factory:
            self._factory.ask(f"{help_.factory}(", ")", hint="'dev', debug=True")

    def _show_excerpt(self, error: ErrorInfo) -> None:
        self._excerpt_card.setVisible(bool(error.excerpt))
        if error.excerpt:
            text = "\n".join(line.text for line in error.excerpt)
            self._excerpt.show_code(text, error.excerpt[0].number, error.line)
            self._excerpt_card.set_heading(f"{error.file}:{error.line}")
            self._excerpt_card.fit_height()

    @staticmethod
    def _show_card(card: TextCard, text: str) -> None:
        card.setVisible(bool(text))
        card.set_text(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._on_source_clicked()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_variable_answered(self, value: str) -> None:
        if self._help.variable:
            self.variable_given.emit(GivenVariable(self._help.variable, value))

    @Slot(str)
    def _on_factory_answered(self, arguments: str) -> None:
        if self._help.factory:
            self.app_chosen.emit(f"{self._help.factory}({arguments.strip()})")

    @Slot()
    def _on_source_clicked(self) -> None:
        if self._error is not None and self._error.file is not None:
            ref = SourceRef(None, "", self._error.file, self._error.line)
            self.source_requested.emit(ref)
