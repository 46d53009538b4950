"""Describes a loaded app as a whole."""

from __future__ import annotations

import platform
from urllib.parse import quote

import flask

from ..protocol.description import AppDescription
from .blueprints import describe_blueprints
from .compat import installed_version
from .hooks import describe_error_handlers, describe_hooks
from .loading import LoadedApp
from .sources import SourceIndex
from .wsgi_stack import mounted_apps


def describe_app(loaded: LoadedApp, sources: SourceIndex) -> AppDescription:
    """What the app is made of, but for its routes, which travel in batches of their own."""
    app = loaded.app
    return AppDescription(
        name=str(app.name),
        import_path=loaded.import_path,
        python=platform.python_version(),
        flask=installed_version("flask") or "",
        werkzeug=installed_version("werkzeug") or "",
        instance_path=app.instance_path,
        root_path=app.root_path,
        base_url=base_url(app, loaded.mount_path),
        debug=bool(app.debug),
        blueprints=describe_blueprints(app),
        error_handlers=describe_error_handlers(app, sources),
        hooks=describe_hooks(app, sources),
        mounts=mounted_apps(loaded.served, app),
    )


def base_url(app: flask.Flask, mount_path: str = "") -> str:
    """Where the app believes it is served; no trailing slash.

    mount_path: where a dispatcher has it, which goes before APPLICATION_ROOT.
    """
    scheme = app.config.get("PREFERRED_URL_SCHEME") or "http"
    host = app.config.get("SERVER_NAME") or "localhost"
    return f"{scheme}://{host}{mount_path or script_root(app)}"


def script_root(app: flask.Flask) -> str:
    """APPLICATION_ROOT as the start of a URL's path: "" or "/root"."""
    root = str(app.config.get("APPLICATION_ROOT") or "").strip("/")
    return "/" + quote(root, safe="/%:@!$&'()*+,;=~") if root else ""
