"""One labelled editor for each path parameter of a route."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from inspector.protocol.description import PathParameter
from inspector.ui.theme.tab_order import TabAnchor
from inspector.ui.theme.theme import Theme

from .converters import describe, value_problem
from .dynamic_property import set_invalid, set_property
from .field_table import NAME_WIDTH, ROW_HEIGHT
from .param_editors import ParamEditor, make_button, make_editor

_EDITOR_WIDTH = 340


class ParamRow:
    """What one parameter shows: label, editor, perhaps a button, and words beside them."""

    def __init__(self, theme: Theme, parameter: PathParameter) -> None:
        self.parameter = parameter
        self.editor: ParamEditor = make_editor(theme, parameter)
        self.button = make_button(parameter, self.editor)
        self.label = QLabel(parameter.name)
        self.label.setFont(theme.fixed_font())
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setObjectName(f"problem:{parameter.name}")
        self.widget.setFont(theme.fixed_font())
        self.widget.setFixedHeight(ROW_HEIGHT - 1)
        self.show_problem()

    @property
    def widget(self) -> QWidget:
        """The editor as a widget."""
        assert isinstance(self.editor, QWidget)
        return self.editor

    @property
    def problem(self) -> str | None:
        """Why the value cannot be sent; None where it can."""
        return value_problem(self.parameter, self.editor.typed())

    def show_problem(self, *, is_missing_wrong: bool = False, is_used: bool = True) -> None:
        """Say what is wrong, or else what the converter takes.

        is_missing_wrong: whether a value that is not there yet is said to be wrong.
        is_used: False where the URL was typed by hand, and the value is not sent.
        """
        is_judged = is_used and (self.editor.typed() or is_missing_wrong)
        problem = self.problem if is_judged else None
        set_invalid(self.widget, problem)
        set_property(self.words, "look", "problem" if problem else "muted")
        self.words.setText(problem or describe(self.parameter))


class PathParams(QWidget):
    """The editors of a route's path parameters.

    Signals:
        values_changed: one of the values was edited; not when ``fill`` is called.
        submitted: Enter was pressed in an editor.
    """

    values_changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[ParamRow] = []
        self._anchor = TabAnchor(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 4, 10, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH // 2)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def set_parameters(self, parameters: tuple[PathParameter, ...]) -> None:
        """Make editors for other parameters; a value stays where the name stays."""
        values = self.values()
        for row in self._rows:
            for widget in (row.label, row.widget.parentWidget(), row.words):
                if widget is not None:
                    widget.hide()
                    self._grid.removeWidget(widget)
                    widget.setParent(None)
                    widget.deleteLater()
        self._rows = [ParamRow(self._theme, parameter) for parameter in parameters]
        for number, row in enumerate(self._rows):
            self._add_row(number, row)
        self._order_tabs()
        self.setVisible(bool(parameters))
        self.fill(values)

    def values(self) -> dict[str, str]:
        """Text by name, as typed; "" for nothing yet."""
        return {row.parameter.name: row.editor.typed() for row in self._rows}

    def fill(self, values: Mapping[str, str]) -> None:
        """Show values; those not named are emptied."""
        for row in self._rows:
            row.editor.fill(values.get(row.parameter.name, ""))
            row.show_problem()

    def first_problem(self) -> str | None:
        """The first sentence on what cannot be sent; None where all is well."""
        return next((row.problem for row in self._rows if row.problem), None)

    def mark_problems(self) -> None:
        """Say of every value what is wrong, also of those that are not there yet."""
        for row in self._rows:
            row.show_problem(is_missing_wrong=True)

    def unmark(self) -> None:
        """Say nothing against values that are not sent, because the URL was typed by hand."""
        for row in self._rows:
            row.show_problem(is_used=False)

    def focus_problem(self) -> bool:
        """Put the cursor into the first editor whose value cannot be sent; False for none."""
        row = next((row for row in self._rows if row.problem), None)
        if row is not None:
            row.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return row is not None

    def count(self) -> int:
        """How many have a value."""
        return sum(bool(row.editor.typed()) for row in self._rows)

    def _add_row(self, number: int, row: ParamRow) -> None:
        field = QWidget()
        line = QHBoxLayout(field)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(row.widget, 1)
        if row.button is not None:
            row.button.setFixedHeight(ROW_HEIGHT - 1)
            line.addWidget(row.button)
        field.setFixedWidth(_EDITOR_WIDTH)
        self._grid.addWidget(row.label, number, 0)
        self._grid.addWidget(field, number, 1)
        self._grid.addWidget(row.words, number, 2)
        row.editor.typed_changed.connect(self._on_editor_typed_changed)
        row.editor.submitted.connect(self.submitted)

    def _order_tabs(self) -> None:
        pairs = ((row.widget, row.button) for row in self._rows)
        self._anchor.put_here(widget for pair in pairs for widget in pair if widget is not None)

    @Slot()
    def _on_editor_typed_changed(self) -> None:
        for row in self._rows:
            row.show_problem()
        self.values_changed.emit()
