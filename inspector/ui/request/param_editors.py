"""The editors of path parameters: one for each kind of converter, all with one face."""

from __future__ import annotations

import uuid
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from typing_extensions import override

from inspector.protocol.description import PathParameter
from inspector.ui.theme.theme import Theme

from .converters import bounds, choices
from .line_edit import LineEdit
from .number_editor import NumberEditor

_PLACEHOLDERS = {"uuid": "UUID", "path": "segments/of/a/path"}


class ParamEditor(Protocol):
    """What every editor of a path parameter can do; each is a QWidget too.

    Signals:
        typed_changed: the text is another one, by a person or by a script.
        submitted: Enter was pressed.
    """

    @property
    def typed_changed(self) -> SignalInstance: ...
    @property
    def submitted(self) -> SignalInstance: ...
    def typed(self) -> str:
        """The value as text, not percent-encoded; "" for nothing yet."""
        ...

    def fill(self, text: str) -> None:
        """Show a value, without a signal."""
        ...


class TextEditor(LineEdit):
    """A line of text; what is wrong with it is said beside it, never refused."""

    typed_changed = Signal()
    submitted = Signal()

    def __init__(self, parameter: PathParameter) -> None:
        super().__init__()
        self.setPlaceholderText(_PLACEHOLDERS.get(parameter.converter, ""))
        self.textChanged.connect(self.typed_changed)
        self.returnPressed.connect(self.submitted)

    def typed(self) -> str:
        """See ParamEditor."""
        return self.text()

    def fill(self, text: str) -> None:
        """See ParamEditor."""
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)


class ChoiceEditor(QComboBox):
    """The items of ``any(a, b)``, after an empty one for "nothing yet"."""

    typed_changed = Signal()
    submitted = Signal()

    def __init__(self, parameter: PathParameter) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItems(["", *choices(parameter)])
        self.currentIndexChanged.connect(self.typed_changed)

    def typed(self) -> str:
        """See ParamEditor."""
        return self.currentText()

    def fill(self, text: str) -> None:
        """See ParamEditor."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findText(text), 0))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text() == "\r":
            self.submitted.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the form must not change what will be sent.
        event.ignore()


class NewUuidButton(QPushButton):
    """Writes a random UUID into a text editor."""

    def __init__(self, editor: TextEditor, name: str) -> None:
        super().__init__("New")
        self._editor = editor
        self.setAccessibleName(f"New UUID for {name}")
        self.setToolTip("A random UUID")
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self._editor.setText(str(uuid.uuid4()))


def make_editor(theme: Theme, parameter: PathParameter) -> ParamEditor:
    """The editor for one parameter, with its object name and accessible name."""
    editor = _editor_of(theme, parameter)
    editor.setObjectName(f"param:{parameter.name}")
    editor.setAccessibleName(f"Path parameter {parameter.name}")
    return editor


def make_button(parameter: PathParameter, editor: ParamEditor) -> QWidget | None:
    """What stands right of the editor; None for most."""
    if parameter.converter == "uuid" and isinstance(editor, TextEditor):
        return NewUuidButton(editor, parameter.name)
    return None


def _editor_of(theme: Theme, parameter: PathParameter) -> NumberEditor | ChoiceEditor | TextEditor:
    if parameter.converter in ("int", "float"):
        read = int if parameter.converter == "int" else float
        return NumberEditor(theme, read, *bounds(parameter))
    if parameter.converter == "any":
        return ChoiceEditor(parameter)
    return TextEditor(parameter)
