"""Item model of one message's headers: a row each, in order, repeats kept."""

from __future__ import annotations

from PySide6.QtCore import QObject

from inspector.protocol.exchange import Headers

from .text_table_model import TextTableModel

NAME, VALUE = range(2)


class HeaderModel(TextTableModel):
    """Name and value; copied as a line of HTTP. title: what the name column is called."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__((title, "Value"), ": ", parent)

    def show_headers(self, headers: Headers) -> None:
        """Replace all rows."""
        self.show_rows(headers)
