"""The part of the form below the tabs: as tall as what is in it, up to a limit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

TALLEST = 168


class FormArea(QScrollArea):
    """Shows one of several pages and scrolls what does not fit."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        content = QWidget()
        content.setProperty("look", "surface")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for page in pages:
            column.addWidget(page)
        column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Show one page, the others not."""
        for place, page in enumerate(self._pages):
            page.setVisible(place == number)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        content = self.widget()
        if content is not None:
            self.setFixedHeight(min(content.sizeHint().height(), TALLEST))
