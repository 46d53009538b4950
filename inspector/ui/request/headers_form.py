"""The Headers tab."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.protocol.exchange import Field
from inspector.ui.theme.theme import Theme

from .field_table import FieldTable, indented
from .field_table_model import Column, FieldTableModel
from .header_rules import header_name_problem, header_problem, header_value_problem


class HeadersForm(QWidget):
    """The table of request headers.

    Signals:
        submitted: Enter was pressed in it.
    """

    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.headers = FieldTableModel(_cell_problem, parent=self)
        table = FieldTable(theme, self.headers, "headersTable", "Request headers", "add a header")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(indented(table))
        table.submitted.connect(self.submitted)

    def first_problem(self) -> str | None:
        """The first sentence on a header that HTTP forbids; None where all is well."""
        found = (header_problem(row) for row in self.headers.fields())
        return next((sentence for sentence in found if sentence), None)

    def count(self) -> int:
        """Rows that are on."""
        return sum(row.enabled for row in self.headers.fields())


def _cell_problem(row: Field, column: Column) -> str | None:
    if column is Column.NAME:
        return header_name_problem(row)
    return header_value_problem(row) if column is Column.VALUE else None
