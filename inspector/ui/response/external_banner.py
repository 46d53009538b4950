"""Says which other hosts the page asked for, in vain."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy


class ExternalBanner(QFrame):
    """Shown while the page on screen asked for files of other hosts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("externalBanner")
        self.setProperty("look", "banner")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.addWidget(self._label)
        self.hide()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Refused files by host; none hides the banner."""
        self._label.setText(sentence(counts))
        self.setVisible(bool(counts))


def sentence(counts: Mapping[str, int]) -> str:
    """Say it: "3 files from cdn.example were not loaded, so the page may look unstyled"."""
    total = sum(counts.values())
    hosts = sorted(counts, key=lambda host: (-counts[host], host))
    if not hosts:
        return ""
    named = hosts[0] if len(hosts) == 1 else f"{', '.join(hosts[:-1])} and {hosts[-1]}"
    if len(hosts) > 3:
        named = f"{', '.join(hosts[:2])} and {len(hosts) - 2} other hosts"
    files, were = ("file", "was") if total == 1 else ("files", "were")
    return f"{total} {files} from {named} {were} not loaded, so the page may look unstyled"
