"""What an app is made of, what can be sent at once, and what looks wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.protocol.app_facts import AppFacts
from inspector.protocol.description import AppDescription, Route
from inspector.protocol.mounts import MountedApp
from inspector.ui.theme.theme import Theme

from .finding_row import FindingRow
from .findings import Finding, findings
from .flow_layout import FlowLayout
from .labels import heading, muted, sentence, title
from .mounted import mounted_sentence
from .route_button import RouteButton
from .scroll_page import ScrollPage
from .sendable import sendable_now

MOST_BUTTONS = 24

_KEYS = "Ctrl+Enter send · Ctrl+Shift+F filter the routes · F4 source · Ctrl+R reload"
_NOTHING_SENDABLE = "No GET route can be sent as it is: pick one at the left and fill it in."
_NOTHING_WRONG = "No rule hides another, and every rule has a view."


class OverviewPage(ScrollPage):
    """Shown from loading on, until something is sent.

    Signals:
        route_requested: Route of the button that was clicked.
        source_requested: SourceRef of a finding.
    """

    route_requested = Signal(object)
    source_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Overview of the app", parent)
        self.setObjectName("overviewPage")
        self._theme = theme
        self._description: AppDescription | None = None
        self._database: str | None = None
        self._title = title("overviewTitle")
        self._counts = muted(name="overviewCounts")
        self.add_widget(self._title)
        self.add_widget(self._counts)
        self.add_space(10)
        self._details = self.add_slot()

    def show_loading(self, app: str) -> None:
        """The app's code is being imported."""
        self._description = self._database = None
        self._title.setText(app)
        self._counts.setText("Loading…")
        self._replace_details(QWidget())

    def show_app(self, description: AppDescription) -> None:
        """The app is loaded."""
        self._title.setText(description.label)
        self._description = description
        self._show_counts()
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._add_routes(column, sendable_now(description.routes))
        column.addSpacing(12)
        self._add_mounted(column, description.mounts)
        self._add_findings(column, findings(description))
        column.addSpacing(16)
        column.addWidget(muted(_KEYS))
        self._replace_details(details)

    def show_facts(self, facts: AppFacts) -> None:
        """What else the app is made of is known."""
        self._database = facts.database
        self._show_counts()

    def _show_counts(self) -> None:
        if self._description is not None:
            self._counts.setText(counts_sentence(self._description, self._database))

    def _add_routes(self, column: QVBoxLayout, routes: list[Route]) -> None:
        if not routes:
            column.addWidget(sentence(_NOTHING_SENDABLE))
            return
        column.addWidget(heading("Send now"))
        flow = FlowLayout()
        for route in routes[:MOST_BUTTONS]:
            button = RouteButton(self._theme, route)
            button.route_clicked.connect(self.route_requested)
            flow.addWidget(button)
        column.addLayout(flow)
        if len(routes) > MOST_BUTTONS:
            column.addWidget(muted(f"and {len(routes) - MOST_BUTTONS:,} more in the tree"))

    def _add_mounted(self, column: QVBoxLayout, mounts: Sequence[MountedApp]) -> None:
        if not mounts:
            return
        column.addWidget(heading("Mounted beside it"))
        for mounted in mounts:
            column.addWidget(sentence(mounted_sentence(mounted)))
        column.addSpacing(12)

    def _add_findings(self, column: QVBoxLayout, found: list[Finding]) -> None:
        if not found:
            column.addWidget(muted(_NOTHING_WRONG))
            return
        column.addWidget(heading("What looks wrong"))
        for finding in found:
            row = FindingRow(self._theme, finding)
            row.source_requested.connect(self.source_requested)
            column.addWidget(row)

    def _replace_details(self, details: QWidget) -> None:
        self.swap_widget(self._details, details)
        self._details = details


def counts_sentence(description: AppDescription, database: str | None = None) -> str:
    """ "42 routes, 3 blueprints, SQLite shop.db · Python 3.12.1 · Flask 3.1.3"; what there is
    none of is left out, but for the routes."""
    counts = (
        (len(description.routes), "route"),
        (len(description.blueprints), "blueprint"),
        (len(description.error_handlers), "error handler"),
        (len(description.own_hooks), "hook"),
    )
    told = [_counted(n, word) for n, word in counts if n or word == "route"]
    if database is not None:
        told.append(database)
    versions = f"Python {description.python} · Flask {description.flask}"
    return f"{', '.join(told)} · {versions}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
