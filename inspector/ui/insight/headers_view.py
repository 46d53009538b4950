"""The headers of one hop: the answer's beside the request's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

from inspector.protocol.exchange import Headers, Hop
from inspector.ui.theme.theme import Theme

from .header_model import NAME, VALUE, HeaderModel
from .row_table import RowTable

_NAME_WIDTH = 190


class HeadersView(QSplitter):
    """Two tables, response and request."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._response = HeaderModel("Response header", self)
        self._request = HeaderModel("Request header", self)
        self.addWidget(_table(theme, self._response, "responseHeaders"))
        self.addWidget(_table(theme, self._request, "requestHeaders"))
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setSizes([300, 200])

    def show_hop(self, hop: Hop) -> None:
        """Both messages of a hop."""
        self._show(hop.headers, hop.request_headers)

    def clear(self) -> None:
        """Nothing was answered."""
        self._show((), ())

    def _show(self, response: Headers, request: Headers) -> None:
        self._response.show_headers(response)
        self._request.show_headers(request)


def _table(theme: Theme, model: HeaderModel, name: str) -> RowTable:
    table = RowTable(theme, model)
    table.setObjectName(name)
    table.setAccessibleName(model.headerData(NAME, Qt.Orientation.Horizontal) + "s")
    table.setModel(model)
    head = table.horizontalHeader()
    head.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
    head.resizeSection(NAME, _NAME_WIDTH)
    # Row heights depend on where the values wrap.
    head.sectionResized.connect(table.resizeRowsToContents)
    table.setMinimumWidth(260)
    return table
