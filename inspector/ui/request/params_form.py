"""The Params tab: path parameters, then the query."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.ui.theme.theme import Theme

from .field_table import FieldTable, indented
from .field_table_model import FieldTableModel
from .path_params import PathParams


class ParamsForm(QWidget):
    """Path editors above the query table.

    Signals:
        submitted: Enter was pressed in it.
    """

    submitted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.path = PathParams(theme)
        self.query = FieldTableModel(parent=self)
        self._table = FieldTable(
            theme, self.query, "queryTable", "Query parameters", "add a query parameter"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.path)
        column.addWidget(indented(self._table))
        self.path.submitted.connect(self.submitted)
        self._table.submitted.connect(self.submitted)

    def count(self) -> int:
        """Path parameters that have a value, and query rows that are on."""
        return self.path.count() + sum(row.enabled for row in self.query.fields())
