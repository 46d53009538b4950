"""Where the functions and classes of the app are defined."""

from __future__ import annotations

import ast
import functools
import inspect
import tokenize
from pathlib import Path
from types import CellType, CodeType, FunctionType
from typing import Any

from flask.views import MethodView, http_method_funcs

from ..protocol.source import SourceRef
from .safe_values import safe_repr

# Decorators of decorators; more than this is a loop of stand-in objects.
_MAX_WRAPPERS = 100
_MAX_SOURCE_BYTES = 4 * 1024 * 1024


class SourceIndex:
    """Finds a SourceRef for each callable, once.

    ``inspect.getsource`` is never used: it reads and tokenizes a file for each function,
    which makes an app of 10,000 routes wait for seconds.
    """

    def __init__(self) -> None:
        # The callable is kept beside its answer, so that its id stays its own.
        self._known: dict[int, tuple[object, SourceRef]] = {}

    def of(self, view: object) -> SourceRef:
        """Where a view, handler or hook is; a class-based view's class."""
        known = self._known.get(id(view))
        if known is None:
            known = (view, _guarded_source_ref(view))
            self._known[id(view)] = known
        return known[1]

    def verbs_of(self, view: object) -> tuple[tuple[str, SourceRef], ...]:
        """The method of a class-based view for each HTTP method it defines; () for others."""
        if "view_class" not in _own_attributes(view):
            return ()
        kind = unwrapped(view)
        if not (isinstance(kind, type) and issubclass(kind, MethodView)):
            return ()
        return tuple(
            (verb.upper(), self.of(method))
            for verb in sorted(http_method_funcs)
            for method in (inspect.getattr_static(kind, verb, None),)
            if callable(method)
        )


def unwrapped(view: object) -> object:
    """The function or class that a person wrote, inside decorators and partials."""
    for _ in range(_MAX_WRAPPERS):
        inner = _inside(view)
        if inner is None:
            break
        view = inner
    return view


def _inside(view: object) -> object | None:
    if isinstance(view, functools.partial):
        return view.func
    attributes = _own_attributes(view)
    if isinstance(attributes.get("view_class"), type):
        return attributes["view_class"]  # type: ignore[no-any-return]
    if inspect.ismethod(view):
        return view.__func__
    wrapped = attributes.get("__wrapped__")
    return wrapped if callable(wrapped) else _renamed(view)


def _renamed(view: object) -> object | None:
    """What a decorator wraps that sets ``__name__`` by hand instead of by functools.wraps."""
    if type(view) is not FunctionType or view.__name__ == view.__code__.co_name:
        return None
    inside = [_content(cell) for cell in view.__closure__ or ()]
    same = [f for f in inside if type(f) is FunctionType and f.__name__ == view.__name__]
    return same[0] if len(same) == 1 else None


def _content(cell: CellType) -> object | None:
    try:
        content: object = cell.cell_contents
    except ValueError:
        # Of a variable that has no value yet.
        return None
    return content


def _own_attributes(view: object) -> dict[str, Any]:
    # Not getattr: a stand-in object may answer any name with something new.
    if isinstance(view, type):
        return {}
    try:
        attributes = vars(view)
    except TypeError:
        return {}
    return attributes if isinstance(attributes, dict) else {}


def _guarded_source_ref(view: object) -> SourceRef:
    try:
        return _source_ref(unwrapped(view))
    except Exception:
        # A stand-in, such as a LocalProxy, may raise at any question it is asked.
        return SourceRef(None, safe_repr(view))


def _source_ref(view: object) -> SourceRef:
    code = getattr(view, "__code__", None)
    if isinstance(code, CodeType):
        file, line = code.co_filename, code.co_firstlineno
        return SourceRef(_text(view, "__module__"), _name(view), _absolute(file), line)
    if isinstance(view, type):
        return _class_ref(view)
    if _text(view, "__qualname__"):
        return SourceRef(_text(view, "__module__"), _name(view))
    # An object with __call__: its class is what a person can read.
    place = _class_ref(type(view))
    return SourceRef(place.module, safe_repr(view), place.file, place.line)


def _class_ref(kind: type) -> SourceRef:
    module, name = _text(kind, "__module__"), _name(kind)
    try:
        file = inspect.getfile(kind)
    except (TypeError, OSError):
        return SourceRef(module, name)
    line = kind.__dict__.get("__firstlineno__")  # Python 3.13 and later
    if not isinstance(line, int):
        line = _class_lines(file).get(kind.__qualname__)
    return SourceRef(module, name, _absolute(file), line)


@functools.cache
def _class_lines(file: str) -> dict[str, int]:
    """First lines of the classes of a file, by qualified name."""
    try:
        if Path(file).stat().st_size > _MAX_SOURCE_BYTES:
            return {}
        with tokenize.open(file) as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError):
        return {}
    lines: dict[str, int] = {}
    _collect_classes(tree, "", lines)
    return lines


def _collect_classes(node: ast.AST, prefix: str, lines: dict[str, int]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            first = min([child.lineno, *(d.lineno for d in child.decorator_list)])
            lines[prefix + child.name] = first
            _collect_classes(child, f"{prefix}{child.name}.", lines)
        elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _collect_classes(child, f"{prefix}{child.name}.<locals>.", lines)
        elif isinstance(child, (ast.If, ast.Try, ast.With)):
            _collect_classes(child, prefix, lines)


@functools.cache
def _absolute(file: str) -> str | None:
    if file.startswith("<"):
        return None
    return str(Path(file).absolute())


def _name(view: object) -> str:
    return _text(view, "__qualname__") or safe_repr(view)


def _text(view: object, attribute: str) -> str | None:
    value = getattr(view, attribute, None)
    return value if isinstance(value, str) else None
