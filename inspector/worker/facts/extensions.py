"""The extensions of the app, with the packages they come from."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import flask

from ...protocol.app_facts import Fact, FactKind
from ..compat import installed_version
from ..safe_values import class_name, safe_repr


def describe_extensions(app: flask.Flask) -> Iterator[Fact]:
    """Every entry of ``app.extensions``, by name."""
    entries = [(_text(key), value) for key, value in list(app.extensions.items())]
    for name, extension in sorted(entries, key=lambda entry: entry[0].lower()):
        kind = _telling_class(extension)
        yield Fact(FactKind.EXTENSION, name, class_name(kind), _package_and_version(name, kind))


def _package_and_version(name: str, kind: type) -> str:
    """ "flask_sqlalchemy 3.1.1"; "" for an extension that is known by its name alone."""
    package = kind.__module__.partition(".")[0]
    if package == "builtins":
        package = f"flask_{name}"
        return f"{package} {_version(package)}" if package in sys.modules else ""
    return f"{package} {_version(package)}".rstrip()


def _telling_class(extension: object) -> type:
    """The class of an extension; of what it keeps, where it keeps a plain dict."""
    if type(extension) is dict:
        for part in (*extension, *extension.values()):
            if type(part).__module__ != "builtins":
                return type(part)
    return extension if isinstance(extension, type) else type(extension)


def _version(package: str) -> str:
    """The version of a top-level package; "" where it does not say."""
    installed = installed_version(package)
    if installed is not None:
        return installed
    # Its distribution may be called otherwise. Not getattr: a module may warn when asked.
    version = vars(sys.modules[package]).get("__version__") if package in sys.modules else None
    return version if isinstance(version, str) else ""


def _text(key: object) -> str:
    return key if isinstance(key, str) else safe_repr(key)
